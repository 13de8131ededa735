import type { Activation } from '../activation'
import { beyondCalendar, breach, open, type Findings } from '../findings'
import { at, UNKNOWN } from '../instants'
import type { Linker } from '../linker'
import { monitorOf, type Monitor } from '../monitor'
import { pauseOf } from '../pause'
import type { BudgetProgram } from '../program'
import { slotOf } from '../slot'
import type { Tape } from '../tape'
import { clockFor, dueOf } from '../track'
import { warningsOf } from '../warnings'

/**
 * All the time spent between events of two kinds stays within a budget: one clock that begins with the first stretch and stands
 * between the others. Nothing is owed; the budget is kept until it is used up.
 */
export function budget(program: BudgetProgram, activation: Activation, linker: Linker): Monitor {
  const from = slotOf(program.from, linker)
  const clock = clockFor(program, linker, [pauseOf({ from: program.until, until: program.from }, linker)])
  const calendar = linker.calendar(program.calendar)

  const judge = (tape: Tape, findings: Findings, i: number): void => {
    findings.track = clock(tape)
    const start = at(tape.instants, i)
    const due = dueOf(findings.track, start, program.atMost)
    const finding = open(findings, i, start, program.atMost, due)
    if (due === UNKNOWN) {
      beyondCalendar(finding, calendar)
    } else if (due <= tape.now) {
      breach(finding, -1, due)
    } else {
      finding.state = 'held'
      findings.whole = 'currentlySatisfied'
      findings.wholeAt = due
    }
  }

  return monitorOf(from.activities, (tape, findings) => {
    for (let i = 0; i < tape.count; i++) {
      if (activation.begins(tape, i, from, findings)) {
        judge(tape, findings, i)
        return
      }
    }
  }, { concerned: null, warnings: warningsOf(program.warn) })
}
