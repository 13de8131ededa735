import { open, undetermined, type Findings } from './findings'
import { at } from './instants'
import { FALSE, TRUE, type Predicate, type Truth } from './predicate'
import type { Slot } from './slot'
import type { Tape } from './tape'

/** Decides whether an event activates a rule: it fills the slot, in the time of the revision, where the conditions hold. */
export interface Activation {
  /** True when it does. An event of which that cannot be said is noted as undetermined. */
  begins(tape: Tape, position: number, slot: Slot, findings: Findings): boolean
  /** The same for an event whose slot is decided. */
  decided(tape: Tape, position: number, truth: Truth, slot: Slot | null, findings: Findings): boolean
  /** Whether the rule applies at a position, whatever the event. */
  applies(tape: Tape, position: number): Truth
}

export function activationOf(when: Predicate | null, from: number, until: number): Activation {
  const applies = (tape: Tape, position: number) => (when ? when.test(tape, position) : TRUE)

  const decided: Activation['decided'] = (tape, position, truth, slot, findings) => {
    const instant = at(tape.instants, position)
    if (instant < from || instant >= until) return false
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
    begins: (tape, position, slot, findings) => {
      const truth = slot.match(tape, position)
      return truth !== FALSE && decided(tape, position, truth, slot, findings)
    },
  }
}
