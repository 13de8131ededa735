import type { Activation } from '../activation'
import { correlationOf } from '../correlation'
import { beyondCalendar, breach, hold, open, undetermined, type Findings } from '../findings'
import { at, NONE, UNKNOWN } from '../instants'
import type { Linker } from '../linker'
import { monitorOf, type Monitor } from '../monitor'
import type { PrecedenceProgram } from '../program'
import { slotOf } from '../slot'
import type { Tape } from '../tape'
import { clockFor, dueOf, elapsed, type Track } from '../track'

/** Each act has what it needs before it, at the right distance. */
export function precedence(program: PrecedenceProgram, activation: Activation, linker: Linker): Monitor {
  const act = slotOf(program.act, linker)
  const needs = slotOf(program.needs, linker)
  const same = correlationOf(program, linker)
  const calendar = linker.calendar(program.calendar)
  const clock = clockFor(program, linker)
  const most = program.atMost ?? Infinity
  const untimed = program.atLeast === 0 && program.atMost == null && same.isEmpty

  /** The latest event that serves when enough do, or -1 and the instant from which enough will. */
  const serving = (tape: Tape, track: Track, seen: readonly number[], i: number): [number, number] => {
    const early: number[] = []
    let latest = -1
    let served = 0
    for (let k = seen.length - 1; k >= 0 && served < program.times; k--) {
      const one = at(seen, k)
      const distance = elapsed(track, at(tape.instants, one), at(tape.instants, i))
      if (distance > most) break
      if (!same.isEmpty && !same.shared(tape, i, one)) continue
      if (distance < program.atLeast) {
        early.push(dueOf(track, at(tape.instants, one), program.atLeast))
      } else {
        latest = latest < 0 ? one : latest
        served++
      }
    }

    const missing = program.times - served
    const opens = early.at(-missing) ?? UNKNOWN
    return missing === 0 ? [latest, NONE] : [-1, opens === UNKNOWN ? NONE : opens]
  }

  const judge = (tape: Tape, findings: Findings, seen: readonly number[], i: number): void => {
    const finding = open(findings, i)
    const missing = same.missing(tape, i)
    if (missing) {
      undetermined(finding, missing)
      return
    }

    const instant = at(tape.instants, i)
    if (calendar?.knows(instant) === false) {
      beyondCalendar(finding, calendar)
      return
    }

    const [found, opensAt] = serving(tape, findings.track, seen, i)
    if (found >= 0) hold(finding, found, instant)
    else breach(finding, -1, instant, needs.names, opensAt)
  }

  return monitorOf([...new Set([...act.activities, ...needs.activities])], (tape, findings) => {
    const seen: number[] = []
    findings.track = clock(tape)
    for (let i = 0; i < tape.count; i++) {
      if (activation.begins(tape, i, act, findings)) judge(tape, findings, seen, i)
      if (needs.is(tape, i)) seen.push(i)
    }

    findings.settled = untimed && seen.length >= program.times
  })
}
