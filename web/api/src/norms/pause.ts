import type { Calendar } from './calendar'
import { at, NEVER, UNKNOWN } from './instants'
import type { Linker } from './linker'
import { predicateOf, TRUE } from './predicate'
import type { PauseProgram } from './program'
import { maybeSlot } from './slot'
import { field, type Tape } from './tape'

/** A stretch in which a clock stands still: [from, to). It may end by no event, and lack something that it should have. */
export interface Stand {
  from: number
  to: number
  fromFact: number
  toFact: number
  lacks: readonly string[]
}

/** A kind of pause ready to be read from a tape: gives the stretches in which the clock stands. */
export type Pause = (tape: Tape, calendar: Calendar | null) => Stand[]

/** A pause while it is open; `fact` is -1 when it is not. */
interface Open {
  fact: number
  waits: boolean
  counts: boolean
  spent: boolean
  since: number
  ends: number
  left: number
  lacks: string[]
  found: Stand[]
}

export function pauseOf(program: PauseProgram, linker: Linker): Pause {
  const from = maybeSlot(program.from, linker)
  const until = maybeSlot(program.until, linker)
  const approved = maybeSlot(program.approved, linker)
  const holds = program.while ? predicateOf(program.while, linker) : null
  const begins = (tape: Tape, i: number) => (holds ? holds.test(tape, i) === TRUE : from?.is(tape, i) === true)

  const begin = (tape: Tape, i: number, state: Open, calendar: Calendar | null): void => {
    const lacks = (program.needs ?? []).filter((name) => field(tape, i, name) === null)
    if (state.fact >= 0 || state.spent || (lacks.length > 0 && !program.flagged)) return
    state.fact = i
    state.waits = approved !== null
    state.lacks = approved ? [...lacks, 'unapproved'] : lacks
    state.counts = !approved || program.flagged === true
    state.since = at(tape.instants, i)
    state.ends = state.counts ? limit(program, state, calendar) : NEVER
  }

  /** From its approval on it counts, or is no longer flagged. */
  const approve = (tape: Tape, i: number, state: Open, calendar: Calendar | null): void => {
    const { fact, ends, counts } = state
    const instant = at(tape.instants, i)
    if (counts) end(state, instant, i, calendar)
    Object.assign(state, { fact, waits: false, counts: true, since: instant, lacks: state.lacks.slice(0, -1) })
    state.ends = counts ? ends : limit(program, state, calendar)
  }

  const step = (tape: Tape, i: number, state: Open, calendar: Calendar | null): void => {
    const instant = at(tape.instants, i)
    if (state.fact >= 0 && state.ends <= instant) {
      end(state, state.ends, -1, calendar)
      state.spent = holds !== null
    }

    const starts = begins(tape, i)
    state.spent &&= starts
    if (starts) begin(tape, i, state, calendar)
    else if (state.fact >= 0 && (holds || until?.is(tape, i))) end(state, instant, i, calendar)
    if (state.fact >= 0 && state.waits && approved?.is(tape, i)) approve(tape, i, state, calendar)
  }

  return (tape, calendar) => {
    const state: Open = {
      fact: -1, waits: false, counts: false, spent: false, since: 0, ends: NEVER, left: program.inAll ?? NEVER, lacks: [], found: [],
    }
    for (let i = 0; i < tape.count; i++) step(tape, i, state, calendar)
    if (state.fact >= 0) end(state, state.ends, -1, calendar)
    return state.found
  }
}

function end(state: Open, instant: number, position: number, calendar: Calendar | null): void {
  const { since, fact, lacks, found } = state
  if (state.counts && instant > since) {
    found.push({ from: since, to: instant, fromFact: fact, toFact: position, lacks })
    if (instant !== NEVER) state.left -= counted(calendar, since, instant)
  }

  state.fact = -1
}

function limit(program: PauseProgram, { since, left }: Open, calendar: Calendar | null): number {
  const length = Math.min(program.atMost ?? NEVER, left)
  if (length === NEVER || !calendar) return since + length
  const ends = length <= 0 ? since : calendar.instantOf(calendar.worked(since) + length)
  return ends === UNKNOWN ? NEVER : ends
}

/** Time that the wall or the calendar counts, pauses left aside. */
export const counted = (calendar: Calendar | null, from: number, to: number) =>
  calendar ? calendar.worked(to) - calendar.worked(from) : to - from
