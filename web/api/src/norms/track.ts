import type { Calendar } from './calendar'
import { NEVER, UNKNOWN } from './instants'
import type { Linker } from './linker'
import { counted, pauseOf, type Pause, type Stand } from './pause'
import type { PauseProgram } from './program'
import type { Tape } from './tape'

/**
 * How time is counted for a norm in a case: by the wall or by a working calendar, less the stretches in which the clock stands. A
 * deadline is the first instant at which the counted time reaches the limit; while the clock stands short of it there is none.
 */
export interface Track {
  stands: readonly Stand[]
  calendar: Calendar | null
}

export const wall: Track = { stands: [], calendar: null }

/** Reads how a norm counts time in a case. */
export type Clock = (tape: Tape) => Track

/** The clock of a form: its calendar and its pauses. The clock stands while any of the pauses is open. */
export function clockFor(program: { calendar?: number; pauses?: readonly PauseProgram[] }, linker: Linker, more: readonly Pause[] = []): Clock {
  const calendar = linker.calendar(program.calendar)
  const pauses = [...more, ...(program.pauses ?? []).map((pause) => pauseOf(pause, linker))]

  return (tape) => {
    const found = pauses.flatMap((pause) => pause(tape, calendar))
    return { stands: pauses.length > 1 ? apart(found) : found, calendar }
  }
}

/** Stretches in their order, none over another. Where two overlap the one that began first is shown. */
function apart(found: Stand[]): Stand[] {
  const all: Stand[] = []
  for (const stand of found.sort((one, other) => one.from - other.from || one.fromFact - other.fromFact)) {
    const last = all.at(-1)
    if (!last || last.to <= stand.from) all.push({ ...stand })
    else if (last.to < stand.to && last.lacks.join() === stand.lacks.join()) Object.assign(last, { to: stand.to, toFact: stand.toFact })
    else if (last.to < stand.to) all.push({ ...stand, from: last.to })
  }

  return all
}

/** Counted time between two instants. */
export function elapsed({ calendar, stands }: Track, from: number, to: number): number {
  let sum = counted(calendar, from, to)
  for (const stand of stands) {
    const begins = Math.max(from, stand.from)
    const ends = Math.min(to, stand.to)
    if (ends > begins) sum -= counted(calendar, begins, ends)
  }

  return sum
}

/** The first instant at which the counted time since an instant reaches a length, NEVER while the clock stands, or UNKNOWN. */
export function dueOf({ calendar, stands }: Track, from: number, length: number): number {
  if (calendar && !calendar.knows(from)) return UNKNOWN

  let instant = from
  for (const stand of stands) {
    if (stand.to <= instant) continue
    const before = stand.from > instant ? counted(calendar, instant, stand.from) : 0
    if (length <= 0 || (stand.from > instant && length <= before)) break
    length -= before
    instant = stand.to
    if (instant === NEVER) return NEVER
  }

  if (length <= 0) return instant
  if (!calendar) return instant + length
  return calendar.knows(instant) ? calendar.instantOf(calendar.worked(instant) + length) : UNKNOWN
}

export const standsAt = (track: Track, instant: number) => resumesAt(track, instant) > instant

/** When a clock that stands at an instant runs again if nothing happens; the instant itself when it runs. */
export function resumesAt({ stands }: Track, instant: number): number {
  for (const stand of stands) {
    if (stand.from <= instant && instant < stand.to) instant = stand.to
  }

  return instant
}
