import type { Activation } from '../activation'
import { breach, expire, hold, letGo, open, releaseBy, type Finding, type Findings } from '../findings'
import { at, NONE } from '../instants'
import type { Linker } from '../linker'
import { monitorOf, type Monitor } from '../monitor'
import { TRUE } from '../predicate'
import type { IntervalProgram } from '../program'
import { referenceOf } from '../reference'
import { maybeSlot, slotOf } from '../slot'
import type { Tape } from '../tape'
import { warningsOf } from '../warnings'

const early = ['early']

/**
 * An act stands at a distance from a reference instant. With a greatest distance the act is owed from the event that fixes the
 * reference, and the first act after it answers; a new value of the reference replaces what is open. With a least distance only,
 * nothing is owed and each act is judged against the reference known before it.
 */
export function interval(program: IntervalProgram, activation: Activation, linker: Linker): Monitor {
  const act = slotOf(program.act, linker)
  const until = maybeSlot(program.until, linker)
  const reference = referenceOf(program.reference, linker)
  const relevant = [...new Set(reference.activities)]
  const most = program.atMost ?? null

  const decide = (tape: Tape, finding: Finding, i: number, base: number): void => {
    const instant = at(tape.instants, i)
    const opens = base + (program.atLeast ?? NONE)
    if (instant < opens) breach(finding, i, instant, early, opens)
    else hold(finding, i, instant)
  }

  const owe = (tape: Tape, findings: Findings, i: number, base: number, distance: number): Finding | null => {
    if (!activation.decided(tape, i, TRUE, null, findings)) return null
    const instant = at(tape.instants, i)
    const finding = open(findings, i, instant, NONE, Math.max(base + distance, instant))
    finding.base = base
    return finding
  }

  /** What is still open after an event. */
  const answered = (tape: Tape, finding: Finding | null, i: number, base: number): Finding | null => {
    if (!finding) return null
    if (act.is(tape, i)) {
      if (!expire(finding, i, at(tape.instants, i) - 1)) decide(tape, finding, i, base)
      return null
    }

    if (!until?.is(tape, i)) return finding
    releaseBy(finding, i, tape.instants)
    return null
  }

  const gate = (tape: Tape, findings: Findings, i: number, base: number): void => {
    if (base !== NONE && activation.begins(tape, i, act, findings)) decide(tape, open(findings, i), i, base)
  }

  return monitorOf(relevant, (tape, findings) => {
    const follow = reference.follow(tape)
    let owed: Finding | null = null
    let before = NONE
    for (let i = 0; i < tape.count; i++) {
      if (most === null) gate(tape, findings, i, before)
      else owed = answered(tape, owed, i, before)
      const after = follow(i)
      if (most !== null && after !== before) {
        if (owed) replace(owed, at(tape.instants, i))
        owed = owe(tape, findings, i, after, most)
      }

      before = after
    }

    if (owed) expire(owed, -1, tape.now)
  }, { concerned: [...relevant, ...act.activities], warnings: warningsOf(program.warn), promised: true })
}

/** A new value of the reference: what is broken is let go, what is open is taken back. */
function replace(finding: Finding, instant: number): void {
  if (expire(finding, -1, instant - 1)) letGo(finding)
  else finding.state = 'inapplicable'
}
