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

type Counts = Omit<Tally, 'state' | 'colour'>

export function tallyOf(findings: Findings, tape: Tape): Tally {
  const counts: Counts = { activations: 0, fulfilments: 0, violations: 0, firstBreachAt: NEVER, nextChangeAt: NEVER }
  let pending = 0
  let undetermined = 0
  for (const finding of findings.items) {
    if (finding.state === 'inapplicable') continue
    if (finding.state === 'undetermined') {
      undetermined++
      continue
    }

    counts.activations++
    if (finding.state === 'held') counts.fulfilments += finding.released ? 0 : 1
    if (finding.state === 'pending') {
      pending++
      counts.nextChangeAt = Math.min(counts.nextChangeAt, finding.due)
    }

    if (finding.state === 'breached') {
      counts.violations++
      counts.firstBreachAt = Math.min(counts.firstBreachAt, finding.decidedAt)
    }
  }

  const colour = findings.whole
    ? wholeCase(findings.whole, counts, findings, tape)
    : ofAll(counts.violations, pending, findings.settled || tape.closed)

  return { ...counts, colour, state: stateOf(colour, undetermined, counts.activations) }
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

/** A rule about the whole case has no fulfilled activations; it may be broken without any, when its time is over. */
function wholeCase(whole: Colour, counts: Counts, findings: Findings, tape: Tape): Colour {
  counts.fulfilments = 0
  const current = whole === 'currentlyViolated' || whole === 'currentlySatisfied'
  const colour = !current || !tape.closed ? whole : whole === 'currentlyViolated' ? 'permanentlyViolated' : 'permanentlySatisfied'

  if (current && !tape.closed && findings.wholeAt > tape.now) counts.nextChangeAt = findings.wholeAt
  if (colour === 'permanentlyViolated' && counts.violations === 0) {
    counts.violations = 1
    counts.firstBreachAt = whole === 'permanentlyViolated' ? findings.wholeAt : tape.closedAt
  }

  return colour
}
