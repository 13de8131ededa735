import { open, undetermined, type Findings } from './findings'
import { at } from './instants'
import { FALSE, TRUE, type Predicate, type Truth } from './predicate'
import type { JudgedBy } from './program'
import type { Slot } from './slot'
import type { Tape } from './tape'

/**
 * Decides whether an event activates a rule: it fills the slot, the revision judges it, and the conditions hold. What was still owed under
 * the revision before may be carried over.
 */
export interface Activation {
  /** True when it does. An event of which that cannot be said is noted as undetermined. */
  begins(tape: Tape, position: number, slot: Slot, findings: Findings): boolean
  /** The same for an event whose slot is decided. */
  decided(tape: Tape, position: number, truth: Truth, slot: Slot | null, findings: Findings): boolean
  /** Whether the rule applies at a position, whatever the event. */
  applies(tape: Tape, position: number): Truth
  /** The names whose values are missing for that. */
  missing(tape: Tape, position: number): string[]
  /** Whether this revision judges what arises at an instant. */
  judges(tape: Tape, instant: number): boolean
}

export function activationOf(when: Predicate | null, from: number, until: number, by?: JudgedBy): Activation {
  const judges = (tape: Tape, instant: number) => {
    const counts = by === 'now' ? tape.now : by === 'caseStart' ? (tape.instants[0] ?? tape.now) : instant
    return counts >= from && counts < until
  }
  const applies = (tape: Tape, position: number) => (when ? when.test(tape, position) : TRUE)

  const decided: Activation['decided'] = (tape, position, truth, slot, findings) => {
    if (!judges(tape, at(tape.instants, position)) && !findings.carried?.has(position)) return false
    const condition = applies(tape, position)
    if (condition === FALSE) return false
    if (condition === TRUE && truth === TRUE) return true
    const missing: string[] = []
    slot?.missing(tape, position, missing)
    when?.missing(tape, position, missing)
    undetermined(open(findings, position), missing)
    return false
  }

  return {
    applies,
    decided,
    judges,
    missing: (tape, position) => {
      const missing: string[] = []
      when?.missing(tape, position, missing)
      return missing
    },
    begins: (tape, position, slot, findings) => {
      const truth = slot.match(tape, position)
      return truth !== FALSE && decided(tape, position, truth, slot, findings)
    },
  }
}
