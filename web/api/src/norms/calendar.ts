import { at, lastUpTo, UNKNOWN } from './instants'
import type { CalendarProgram } from './program'

/** Working time as a function of instants, and the other way round; nothing is said of years that the calendar does not know. */
export interface Calendar {
  name: string
  knows(instant: number): boolean
  works(instant: number): boolean
  /** Working time from the beginning of the calendar to an instant. */
  worked(instant: number): number
  /** The first instant by which so much has passed, or UNKNOWN. */
  instantOf(worked: number): number
  /** The first working instant from one on, or null beyond the last known year. */
  opens(instant: number): number | null
}

export function calendarOf(program: CalendarProgram): Calendar {
  const starts = program.spans.filter((_, i) => i % 2 === 0)
  const ends = program.spans.filter((_, i) => i % 2 === 1)
  const before = [0]
  starts.forEach((start, i) => before.push(at(before, i) + at(ends, i) - start))

  const works = (instant: number, i: number) => i >= 0 && instant <= at(ends, i)

  return {
    name: program.name,
    knows: (instant) => instant >= program.knownFrom && instant < program.knownUntil,
    works: (instant) => works(instant, lastUpTo(starts, instant)),
    worked: (instant) => {
      const i = lastUpTo(starts, instant)
      return i < 0 ? 0 : at(before, i) + Math.min(instant, at(ends, i)) - at(starts, i)
    },
    instantOf: (worked) => {
      if (worked <= 0) return program.knownFrom
      if (worked > at(before, starts.length)) return UNKNOWN
      const i = lastBelow(before, worked)
      return at(starts, i) + worked - at(before, i)
    },
    opens: (instant) => {
      const i = lastUpTo(starts, instant)
      return works(instant, i) ? instant : (starts[i + 1] ?? null)
    },
  }
}

/** The place of the last member that is less than the value. Sums of working time are whole microseconds. */
const lastBelow = (ascending: readonly number[], value: number) => lastUpTo(ascending, value - 1)
