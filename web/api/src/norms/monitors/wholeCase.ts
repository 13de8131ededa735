import type { Activation } from '../activation'
import { beyondCalendar, breach, hold, open, type Findings } from '../findings'
import { at, NEVER, NONE, UNKNOWN } from '../instants'
import type { Linker } from '../linker'
import { monitorOf, type Monitor } from '../monitor'
import { TRUE } from '../predicate'
import type { DeclareProgram } from '../program'
import { maybeSlot, slotOf } from '../slot'
import type { Tape } from '../tape'
import { clockFor, dueOf, elapsed } from '../track'
import type { Colour } from '../verdicts'

/**
 * The templates of Declare that speak of the case as a whole. Whether one applies is asked at the first event of the case; a window
 * counts from there.
 */
export function wholeCase(program: DeclareProgram, activation: Activation, linker: Linker): Monitor {
  const a = slotOf(program.a, linker)
  const b = maybeSlot(program.b, linker)
  const { template, n } = program
  const clock = clockFor(program, linker)

  const edge = (tape: Tape, findings: Findings, i: number): Colour => {
    const is = i >= 0 && i < tape.count && a.is(tape, i)
    if (tape.count === 0 || template === 'end') return is ? 'currentlySatisfied' : 'currentlyViolated'
    if (!is) breach(open(findings, i), -1, at(tape.instants, i), a.names)
    return is ? 'permanentlySatisfied' : 'permanentlyViolated'
  }

  const choose = (tape: Tape, findings: Findings): Colour => {
    let hasA = false
    let hasB = false
    for (let i = 0; i < tape.count; i++) {
      const before = hasA && hasB
      const isA = a.is(tape, i)
      const isB = b?.is(tape, i) === true
      hasA ||= isA
      hasB ||= isB
      if (isA || isB) note(tape, findings, i, template === 'exclusiveChoice' && !before && hasA && hasB)
    }

    if (!hasA && !hasB) return 'currentlyViolated'
    if (template === 'choice') return 'permanentlySatisfied'
    return hasA && hasB ? 'permanentlyViolated' : 'currentlySatisfied'
  }

  const count = (tape: Tape, findings: Findings): Colour | null => {
    const start = tape.instants[0] ?? NONE
    const track = (findings.track = clock(tape))
    const end = tape.count > 0 && program.atMost != null ? dueOf(track, start, program.atMost) : NEVER
    if (end === UNKNOWN) {
      beyondCalendar(open(findings, 0), track.calendar)
      return null
    }

    const allowed = template === 'existence' ? Infinity : template === 'absence' ? n - 1 : n
    let counted = 0
    for (let i = 0; i < tape.count && at(tape.instants, i) <= end; i++) {
      if (a.is(tape, i) && elapsed(track, start, at(tape.instants, i)) >= program.atLeast) note(tape, findings, i, ++counted === allowed + 1)
    }

    const over = end <= tape.now
    const enough = template === 'absence' || counted >= n
    findings.wholeAt = end
    if (counted > allowed || (over && !enough)) return 'permanentlyViolated'
    if (!enough) return 'currentlyViolated'
    return over || template === 'existence' ? 'permanentlySatisfied' : 'currentlySatisfied'
  }

  return monitorOf([], (tape, findings) => {
    if (tape.count > 0 && !activation.decided(tape, 0, TRUE, null, findings)) return
    if (template === 'init' || template === 'end') findings.whole = edge(tape, findings, template === 'end' ? tape.count - 1 : 0)
    else if (template === 'choice' || template === 'exclusiveChoice') findings.whole = choose(tape, findings)
    else findings.whole = count(tape, findings)
  }, { relevant: null, concerned: null })
}

function note(tape: Tape, findings: Findings, i: number, broken: boolean): void {
  const finding = open(findings, i)
  if (broken) breach(finding, -1, at(tape.instants, i))
  else hold(finding, -1, at(tape.instants, i))
}
