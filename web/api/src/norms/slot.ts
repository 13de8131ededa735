import { at } from './instants'
import type { Linker } from './linker'
import { FALSE, predicateOf, TRUE, type Predicate, type Truth } from './predicate'
import type { SlotProgram } from './program'
import type { Tape } from './tape'

/** A place in a rule that events fill. */
export interface Slot {
  activities: number[]
  names: string[]
  match(tape: Tape, position: number): Truth
  is(tape: Tape, position: number): boolean
  missing(tape: Tape, position: number, names: string[]): void
}

export function slotOf(program: SlotProgram, linker: Linker): Slot {
  const wheres = new Map<number, Predicate | null>()
  for (const { activity, where } of program.choices) {
    wheres.set(linker.activity(activity), where ? predicateOf(where, linker) : null)
  }

  const match = (tape: Tape, position: number): Truth => {
    const where = wheres.get(at(tape.activities, position))
    return where === undefined ? FALSE : where === null ? TRUE : where.test(tape, position)
  }

  return {
    activities: [...wheres.keys()],
    names: program.choices.map((choice) => linker.activityName(choice.activity)),
    match,
    is: (tape, position) => match(tape, position) === TRUE,
    missing: (tape, position, names) => wheres.get(at(tape.activities, position))?.missing(tape, position, names),
  }
}

export const maybeSlot = (program: SlotProgram | undefined | null, linker: Linker): Slot | null =>
  program ? slotOf(program, linker) : null
