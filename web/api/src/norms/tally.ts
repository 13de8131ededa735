import type { Findings } from './findings'
import { NEVER } from './instants'
import type { Tape } from './tape'
import type { Colour, VerdictState } from './verdicts'

/** What the activations of a rule come to. */
export interface Tally {
  state: VerdictState
  colour: Colour
  activations: number
  fulfilments: number
  violations: number
  firstBreachAt: number
  nextChangeAt: number
}

export function tallyOf(findings: Findings, tape: Tape): Tally {
  const of = { held: 0, pending: 0, breached: 0, undetermined: 0, inapplicable: 0 }
  let released = 0
  let firstBreachAt = NEVER
  let nextChangeAt = NEVER
  for (const finding of findings.items) {
    const { state } = finding
    of[state]++
    if (finding.released && state === 'held') released++
    else if (state === 'pending') nextChangeAt = Math.min(nextChangeAt, finding.due)
    else if (state === 'breached') firstBreachAt = Math.min(firstBreachAt, finding.decidedAt)
  }

  const whole = findings.whole
  const activations = of.held + of.pending + of.breached
  const colour = whole ? closing(whole, tape.closed) : ofAll(of.breached, of.pending, findings.settled || tape.closed)
  const violations = whole && colour === 'permanentlyViolated' ? Math.max(1, of.breached) : of.breached
  if (violations > of.breached) firstBreachAt = whole === colour ? findings.wholeAt : tape.closedAt
  if (whole && !tape.closed && whole.startsWith('currently') && findings.wholeAt > tape.now) nextChangeAt = findings.wholeAt
  if (!tape.closed) nextChangeAt = Math.min(nextChangeAt, findings.nextAt)

  // A rule about the whole case has no fulfilled activations; it may be broken without any, when its time is over.
  const fulfilments = whole ? 0 : of.held - released
  return { state: stateOf(colour, of.undetermined, activations), colour, activations, fulfilments, violations, firstBreachAt, nextChangeAt }
}

function stateOf(colour: Colour, undetermined: number, activations: number): VerdictState {
  if (colour === 'permanentlyViolated') return 'breached'
  if (colour === 'currentlyViolated') return 'pending'
  if (undetermined > 0) return 'undetermined'
  return activations > 0 ? 'held' : 'inapplicable'
}

function ofAll(violations: number, pending: number, settled: boolean): Colour {
  if (violations > 0) return 'permanentlyViolated'
  if (pending > 0) return 'currentlyViolated'
  return settled ? 'permanentlySatisfied' : 'currentlySatisfied'
}

function closing(colour: Colour, closed: boolean): Colour {
  if (!closed) return colour
  return colour === 'currentlyViolated' ? 'permanentlyViolated' : colour === 'currentlySatisfied' ? 'permanentlySatisfied' : colour
}
