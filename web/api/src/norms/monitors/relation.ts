import type { Activation } from '../activation'
import { correlationOf, type Correlation } from '../correlation'
import { beyondCalendar, breach, hold, open, undetermined, type Finding, type Findings } from '../findings'
import { at, NEVER, NONE, UNKNOWN } from '../instants'
import type { Linker } from '../linker'
import { monitorOf, type Monitor } from '../monitor'
import type { DeclareProgram } from '../program'
import { slotOf, type Slot } from '../slot'
import type { Tape } from '../tape'
import { clockFor, dueOf, elapsed, type Track } from '../track'

type Reach = 'after' | 'alternatelyAfter' | 'next' | 'before' | 'alternatelyBefore' | 'previous' | 'anywhere'

/** Where a looks for b, and where b looks for a. A template that begins with `not` says that they must not find each other. */
const reaches: Record<string, [forth: Reach | null, back: Reach | null]> = {
  respondedExistence: ['anywhere', null],
  coExistence: ['anywhere', 'anywhere'],
  response: ['after', null],
  alternateResponse: ['alternatelyAfter', null],
  chainResponse: ['next', null],
  precedence: [null, 'before'],
  alternatePrecedence: [null, 'alternatelyBefore'],
  chainPrecedence: [null, 'previous'],
  succession: ['after', 'before'],
  alternateSuccession: ['alternatelyAfter', 'alternatelyBefore'],
  chainSuccession: ['next', 'previous'],
}

const settling = ['respondedExistence', 'coExistence', 'precedence']

/** The templates of Declare that relate two events, each as one relation or two; null for those that do not. */
export function relation(program: DeclareProgram, activation: Activation, linker: Linker): Monitor | null {
  const negated = program.template.startsWith('not')
  const positive = negated ? program.template.charAt(3).toLowerCase() + program.template.slice(4) : program.template
  const found = reaches[positive]
  if (!found || !program.b) return null

  const a = slotOf(program.a, linker)
  const b = slotOf(program.b, linker)
  const same = correlationOf(program, linker)
  const [forth, back] = found
  const clock = clockFor(program, linker)
  const targets: Slot[] = []
  const runs: Monitor['run'][] = []
  const add = (source: Slot, target: Slot, reach: Reach | null) => {
    if (!reach) return
    targets.push(target)
    runs.push(directed({ program, activation, source, target, same, reach, negated, swapped: source === b && forth !== null }))
  }
  add(a, b, forth)
  add(b, a, back)

  const settles = settling.includes(program.template) && program.atLeast === 0 && program.atMost == null && same.isEmpty
  const seen = (tape: Tape, slot: Slot) => tape.instants.some((_, i) => slot.is(tape, i))

  return monitorOf([...new Set([...a.activities, ...b.activities])], (tape, findings) => {
    findings.track = clock(tape)
    runs.forEach((run) => { run(tape, findings) })
    findings.settled = settles && targets.every((target) => seen(tape, target))
  }, { concerned: null })
}

interface Direction {
  program: DeclareProgram
  activation: Activation
  source: Slot
  target: Slot
  same: Correlation
  reach: Reach
  negated: boolean
  /** True where the condition of the pair is told from the other side. */
  swapped: boolean
}

/** One direction of a template: each source has a target within reach, or has none. */
function directed(direction: Direction): Monitor['run'] {
  const { program: { atMost }, activation, source, same, negated, swapped } = direction
  const search = searchOf(direction)

  return (tape, findings: Findings) => {
    for (let i = 0; i < tape.count; i++) {
      if (!activation.begins(tape, i, source, findings)) continue
      const instant = at(tape.instants, i)
      const due = atMost == null ? NEVER : dueOf(findings.track, instant, atMost)
      const finding = open(findings, i, atMost == null || negated ? NONE : instant, atMost ?? NONE, due)
      const missing = same.missing(tape, i, swapped ? 'target' : 'activation')
      const { calendar } = findings.track
      if (missing) undetermined(finding, missing)
      else if (calendar && (due === UNKNOWN || !calendar.knows(instant))) beyondCalendar(finding, calendar)
      else decide(tape, direction, finding, search(tape, findings.track, i, due))
    }
  }
}

function decide(tape: Tape, { negated, target }: Direction, finding: Finding, [found, end]: Found): void {
  const instant = at(tape.instants, finding.activation)
  const decided = found >= 0 ? Math.max(instant, at(tape.instants, found)) : instant
  if (negated) {
    if (found >= 0) breach(finding, found, decided, target.names)
    else hold(finding, -1, instant)
  } else if (found >= 0) {
    hold(finding, found, decided)
  } else if (end <= tape.now) {
    breach(finding, -1, end, target.names)
  }
}

/** The target, or -1 and the instant from which there can be none. */
type Found = [position: number, end: number]

function searchOf({ program, source, target, same, reach, swapped }: Direction): (tape: Tape, track: Track, i: number, due: number) => Found {
  const { atLeast } = program
  const most = program.atMost ?? Infinity

  const fits = (tape: Tape, track: Track, i: number, other: number): boolean => {
    const distance = elapsed(track, at(tape.instants, Math.min(i, other)), at(tape.instants, Math.max(i, other)))
    return distance >= atLeast && distance <= most && target.is(tape, other)
      && (same.isEmpty || (swapped ? same.shared(tape, other, i) : same.shared(tape, i, other)))
  }

  const forward = (tape: Tape, track: Track, i: number, due: number, alternately: boolean): Found => {
    for (let j = i + 1; j < tape.count && at(tape.instants, j) <= due; j++) {
      if (fits(tape, track, i, j)) return [j, 0]
      if (alternately && source.is(tape, j)) return [-1, at(tape.instants, j)]
    }

    return [-1, due]
  }

  const backward = (tape: Tape, track: Track, i: number, alternately: boolean): number => {
    for (let j = i - 1; j >= 0; j--) {
      if (fits(tape, track, i, j)) return j
      if ((alternately && source.is(tape, j)) || elapsed(track, at(tape.instants, j), at(tape.instants, i)) > most) return -1
    }

    return -1
  }

  switch (reach) {
    case 'after': return (tape, track, i, due) => forward(tape, track, i, due, false)
    case 'alternatelyAfter': return (tape, track, i, due) => forward(tape, track, i, due, true)
    case 'before': return (tape, track, i) => [backward(tape, track, i, false), at(tape.instants, i)]
    case 'alternatelyBefore': return (tape, track, i) => [backward(tape, track, i, true), at(tape.instants, i)]
    case 'previous': return (tape, track, i) => [i > 0 && fits(tape, track, i, i - 1) ? i - 1 : -1, at(tape.instants, i)]
    case 'next': return (tape, track, i, due) => {
      if (i + 1 >= tape.count) return [-1, due]
      return at(tape.instants, i + 1) <= due && fits(tape, track, i, i + 1) ? [i + 1, 0] : [-1, Math.min(due, at(tape.instants, i + 1))]
    }
    default: return (tape, track, i, due) => {
      const before = backward(tape, track, i, false)
      return before >= 0 ? [before, 0] : forward(tape, track, i, due, false)
    }
  }
}
