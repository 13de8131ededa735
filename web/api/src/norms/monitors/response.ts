import type { Activation } from '../activation'
import { correlationOf } from '../correlation'
import { beyondCalendar, breach, expire, hold, open, releaseBy, undetermined, type Finding, type Findings } from '../findings'
import { at, NEVER, NONE, UNKNOWN } from '../instants'
import type { Linker } from '../linker'
import { monitorOf, type Monitor } from '../monitor'
import type { ResponseProgram } from '../program'
import { maybeSlot, slotOf } from '../slot'
import type { Tape } from '../tape'
import { clockFor, dueOf, elapsed } from '../track'
import { warningsOf } from '../warnings'

/** Each activation is answered in time, or released. An answer that comes too early neither answers nor blocks. */
export function response(program: ResponseProgram, activation: Activation, linker: Linker): Monitor {
  const after = slotOf(program.after, linker)
  const then = slotOf(program.then, linker)
  const until = maybeSlot(program.until, linker)
  const same = correlationOf(program, linker)
  const clock = clockFor(program, linker)
  const calendar = linker.calendar(program.calendar)

  const begin = (tape: Tape, findings: Findings, i: number): Finding[] => {
    const missing = same.missing(tape, i)
    if (missing) {
      undetermined(open(findings, i), missing)
      return []
    }

    const instant = at(tape.instants, i)
    const due = program.within == null ? NEVER : dueOf(findings.track, instant, program.within)
    const finding = open(findings, i, program.within == null ? NONE : instant, program.within ?? NONE, due)
    if (due !== UNKNOWN && calendar?.knows(instant) !== false) return [finding]
    beyondCalendar(finding, calendar)
    return []
  }

  /** Whether the activation still waits after the event. */
  const waits = (tape: Tape, findings: Findings, finding: Finding, i: number): boolean => {
    const instant = at(tape.instants, i)
    const late = finding.due < instant
    if (!same.isEmpty && !same.shared(tape, finding.activation, i)) return true
    if (late) breach(finding, i, finding.due)
    else if (elapsed(findings.track, at(tape.instants, finding.activation), instant) < program.atLeast) return true
    else hold(finding, i, instant)
    return false
  }

  return monitorOf(after.activities, (tape, findings) => {
    findings.track = clock(tape)
    let waiting: Finding[] = []
    for (let i = 0; i < tape.count; i++) {
      if (waiting.length > 0) {
        if (then.is(tape, i)) waiting = waiting.filter((finding) => waits(tape, findings, finding, i))
        if (until?.is(tape, i)) {
          for (const finding of waiting) releaseBy(finding, i, tape.instants)
          waiting = []
        }
      }

      if (activation.begins(tape, i, after, findings)) waiting.push(...begin(tape, findings, i))
    }

    for (const finding of waiting) expire(finding, -1, tape.now)
  }, { warnings: warningsOf(program.warn) })
}
