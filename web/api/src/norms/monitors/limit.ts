import type { Activation } from '../activation'
import { beyondCalendar, breach, hold, open, release, undetermined, type Finding, type Findings } from '../findings'
import { at, NEVER, NONE, UNKNOWN } from '../instants'
import { limitTable } from '../limitTable'
import type { Linker } from '../linker'
import { monitorOf, type Monitor } from '../monitor'
import type { LimitProgram } from '../program'
import { maybeSlot, slotOf } from '../slot'
import { field, type Tape } from '../tape'
import { clockFor, dueOf } from '../track'
import { warningsOf } from '../warnings'

/**
 * From start to stop no more than the limit passes. The limit is what the table says for the attributes at each instant: a change
 * counts from the original start with all pauses, but does not undo a breach that was there.
 */
export function limit(program: LimitProgram, activation: Activation, linker: Linker): Monitor {
  const start = slotOf(program.start, linker)
  const stop = slotOf(program.stop, linker)
  const until = maybeSlot(program.until, linker)
  const clock = clockFor(program, linker)
  const calendar = linker.calendar(program.calendar)
  const table = program.table == null ? null : limitTable(linker.table(program.table), linker)

  /** Takes the limit that holds from a position on. */
  const enter = (tape: Tape, findings: Findings, finding: Finding, i: number): void => {
    finding.limit = program.within ?? table?.limit(tape, i) ?? NONE
    finding.due = finding.limit === NONE
      ? NEVER
      : Math.max(dueOf(findings.track, finding.start, finding.limit), at(tape.instants, i))
  }

  /** Without a figure, or beyond the calendar, nothing can be said. */
  const doubt = (tape: Tape, finding: Finding, i: number): void => {
    if (finding.limit === NONE) undetermined(finding, table?.missing(tape, i) ?? [])
    else if (finding.due === UNKNOWN) beyondCalendar(finding, calendar)
  }

  const nextStop = (tape: Tape, from: number): number => {
    for (let k = from; k < tape.count; k++) {
      if (stop.is(tape, k)) return k
    }

    return -1
  }

  /** Takes in an event after the start; says whether it ends the walk. */
  const step = (tape: Tape, findings: Findings, finding: Finding, k: number): boolean => {
    const ends = stop.is(tape, k)
    const releases = !ends && until?.is(tape, k) === true
    if (!ends && !releases && !table?.changes(tape, k)) return false

    const instant = at(tape.instants, k)
    if (finding.due <= instant - 1) {
      breach(finding, nextStop(tape, k), finding.due)
    } else if (releases) {
      release(finding, k, instant)
    } else if (ends) {
      hold(finding, k, instant)
      doubt(tape, finding, Math.max(finding.activation, k - 1))
    } else {
      enter(tape, findings, finding, k)
      return false
    }

    return true
  }

  const walk = (tape: Tape, findings: Findings, finding: Finding): void => {
    for (let k = finding.activation + 1; k < tape.count; k++) {
      if (step(tape, findings, finding, k)) return
    }

    if (finding.due <= tape.now) breach(finding, -1, finding.due)
    else doubt(tape, finding, Math.max(finding.activation, tape.count - 1))
  }

  return monitorOf(start.activities, (tape, findings) => {
    findings.track = clock(tape)
    for (let i = 0; i < tape.count; i++) {
      if (!activation.begins(tape, i, start, findings)) continue
      const finding = open(findings, i)
      const began = program.startField == null ? at(tape.instants, i) : field(tape, i, program.startField)
      if (typeof began === 'number') {
        finding.start = began
        enter(tape, findings, finding, i)
        walk(tape, findings, finding)
      } else {
        undetermined(finding, [program.startField ?? ''])
      }
    }
  }, { warnings: warningsOf(program.warn) })
}
