import { at } from './instants'
import type { Lexicon } from './lexicon'
import type { Fact, Value } from './verdicts'

/** A trace as the monitors read it: what is known at an instant, with activities as numbers. */
export interface Tape {
  lexicon: Lexicon
  facts: readonly Fact[]
  count: number
  activities: number[]
  instants: number[]
  now: number
  closed: boolean
  /** When the case closed: with its last fact. */
  closedAt: number
  has(activities: readonly number[]): boolean
  /** Where the value of a case attribute at a position comes from, or -1. */
  source(position: number, attribute: number): number
  /** The value of a case attribute as known at a position. */
  attribute(position: number, attribute: number): Value | null
}

export function tapeOf(lexicon: Lexicon, facts: readonly Fact[], now: number, closed: boolean): Tape {
  const activities: number[] = []
  const instants: number[] = []
  const seen = new Set<number>()
  for (const fact of facts) {
    if (fact.at > now) break
    const activity = lexicon.activity(fact.activity)
    seen.add(activity)
    activities.push(activity)
    instants.push(fact.at)
  }

  const columns: (number[] | undefined)[] = []
  const source = (position: number, attribute: number) =>
    at((columns[attribute] ??= column(facts, activities, lexicon.sources(attribute))), position)

  return {
    lexicon, facts, activities, instants, now, closed, source,
    count: instants.length,
    closedAt: instants.at(-1) ?? now,
    has: (wanted) => wanted.some((activity) => seen.has(activity)),
    attribute: (position, attribute) => {
      const from = source(position, attribute)
      return from < 0 ? null : fieldOf(at(facts, from), lexicon.sources(attribute)[at(activities, from)] ?? '')
    },
  }
}

/** The same case, still open, as it was known at an earlier instant, or will be at a later one if nothing happens. */
export const asOf = (tape: Tape, now: number) => tapeOf(tape.lexicon, tape.facts.slice(0, tape.count), now, false)

/** Blank is what the server takes for blank: Unicode's white space, and not the byte order mark that JavaScript trims. */
const blank = /^[\t-\r \x85\xA0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]*$/

/** The value of a field, or null; a blank text is none. */
export function fieldOf(fact: Fact, field: string): Value | null {
  const value = Object.hasOwn(fact.fields, field) ? fact.fields[field] : null
  return value == null || (typeof value === 'string' && blank.test(value)) ? null : value
}

export const field = (tape: Tape, position: number, name: string) => fieldOf(at(tape.facts, position), name)

function column(facts: readonly Fact[], activities: readonly number[], fields: readonly (string | undefined)[]): number[] {
  let latest = -1
  return activities.map((activity, i) => {
    const name = fields[activity]
    if (name !== undefined && fieldOf(at(facts, i), name) !== null) latest = i
    return latest
  })
}
