import type { Activation } from '../activation'
import { beyondCalendar, breach, hold, open, release, undetermined, type Finding, type Findings } from '../findings'
import { at, NEVER, NONE, UNKNOWN } from '../instants'
import type { Linker } from '../linker'
import { monitorOf, type Monitor } from '../monitor'
import { DOUBT, TRUE } from '../predicate'
import type { CompensationProgram } from '../program'
import { maybeSlot, slotOf } from '../slot'
import { tallyOf } from '../tally'
import { asOf, type Tape } from '../tape'
import { clockFor, dueOf, elapsed } from '../track'
import { warningsOf } from '../warnings'

/** A breach: its instant, the activation that it is of, and the last event that it came of. */
interface Breached {
  instant: number
  position: number
  after: number
}

/**
 * Each breach of another norm is answered in time, counted from the instant of the breach. A breach that comes only because the case
 * closes asks for nothing: nothing can follow it.
 */
export function compensation(
  program: CompensationProgram, activation: Activation, linker: Linker, source: (tape: Tape) => Findings,
): Monitor {
  const then = slotOf(program.then, linker)
  const until = maybeSlot(program.until, linker)
  const clock = clockFor(program, linker)

  /** The next breach of the other norm if nothing happens: then something is owed that is not owed now. */
  const next = (tape: Tape, findings: Findings, change: number, count: number): number => {
    if (tape.closed || change >= UNKNOWN) return NEVER
    const later = asOf(tape, change)
    if (breaches(source(later), later).length <= count || !activation.judges(later, change)) return NEVER
    const applies = activation.applies(later, later.count - 1)
    // One more breach of which it cannot be said whether it asks for anything says nothing new where the verdict is worse already.
    const doubtful = findings.items.some(({ state }) => state === 'pending' || state === 'breached' || state === 'undetermined')
    return applies === TRUE || (applies === DOUBT && !doubtful) ? change : NEVER
  }

  const follow = (tape: Tape, findings: Findings, finding: Finding, { instant, after }: Breached): void => {
    for (let k = after + 1; k < tape.count && at(tape.instants, k) <= finding.due; k++) {
      const now = at(tape.instants, k)
      if (now < instant) continue
      if (then.is(tape, k) && elapsed(findings.track, instant, now) >= program.atLeast) {
        hold(finding, k, now)
        return
      }

      if (until?.is(tape, k)) {
        release(finding, k, now)
        return
      }
    }

    if (finding.due <= tape.now) breach(finding, -1, finding.due)
  }

  const owe = (tape: Tape, findings: Findings, breached: Breached): void => {
    const { instant, position } = breached
    if (!activation.judges(tape, instant) && !findings.carried?.has(position)) return
    const known = Math.max(0, tape.instants.findLastIndex((one) => one <= instant))
    const applies = activation.applies(tape, known)
    if (applies === DOUBT) undetermined(open(findings, position), activation.missing(tape, known))
    if (applies !== TRUE) return

    const { track } = findings
    const timed = program.within != null
    const due = program.within == null ? NEVER : dueOf(track, instant, program.within)
    const finding = open(findings, position, timed ? instant : NONE, program.within ?? NONE, due)
    if (due === UNKNOWN || track.calendar?.knows(instant) === false) beyondCalendar(finding, track.calendar)
    else follow(tape, findings, finding, breached)
  }

  return monitorOf([], (tape, findings) => {
    findings.track = clock(tape)
    const found = source(tape)
    const broken = breaches(found, tape)
    for (const breached of broken) owe(tape, findings, breached)
    findings.nextAt = next(tape, findings, tallyOf(found, tape).nextChangeAt, broken.length)
  }, { relevant: null, concerned: null, warnings: warningsOf(program.warn) })
}

function breaches({ items, whole, wholeAt }: Findings, tape: Tape): Breached[] {
  const found = items.filter(({ state }) => state === 'breached').map(({ decidedAt, activation, target }) => ({
    instant: decidedAt,
    position: activation,
    after: Math.max(activation, target >= 0 && at(tape.instants, target) <= decidedAt ? target : -1),
  }))
  if (found.length === 0 && whole === 'permanentlyViolated' && tape.count > 0) found.push({ instant: wholeAt, position: 0, after: 0 })

  return found.filter(({ instant }) => !tape.closed || instant <= tape.closedAt)
    .sort((one, other) => one.instant - other.instant || one.position - other.position)
}
