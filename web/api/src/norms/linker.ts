import { calendarOf, type Calendar } from './calendar'
import { at } from './instants'
import type { Lexicon } from './lexicon'
import type { NormProgram, PhraseListProgram, TableProgram } from './program'

/** Turns the indexes of one program into the numbers of the rulebook. */
export interface Linker {
  activity(index: number): number
  activityName(index: number): string
  attribute(index: number): number
  attributeName(index: number): string
  table(index: number): TableProgram
  phrases(index: number): PhraseListProgram
  readonly variants: readonly string[]
  calendar(index: number | undefined | null): Calendar | null
}

export function linkerOf(program: NormProgram, lexicon: Lexicon): Linker {
  const attributes = program.attributes.map(lexicon.attribute)
  const calendars = program.calendars.map(calendarOf)

  return {
    activity: (index) => lexicon.activity(at(program.activities, index)),
    activityName: (index) => at(program.activities, index),
    attribute: (index) => at(attributes, index),
    attributeName: (index) => at(program.attributes, index).name,
    table: (index) => at(program.tables, index),
    phrases: (index) => at(program.phrases, index),
    variants: program.variants ?? [],
    calendar: (index) => (index == null ? null : at(calendars, index)),
  }
}
