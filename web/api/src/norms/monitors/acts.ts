import type { Activation } from '../activation'
import { beyondCalendar, breach, hold, open } from '../findings'
import { at, NONE, UNKNOWN } from '../instants'
import type { Linker } from '../linker'
import { monitorOf, type Monitor } from '../monitor'
import { FALSE, predicateOf, TRUE } from '../predicate'
import type { FieldsProgram, RateProgram, WindowProgram } from '../program'
import { slotOf } from '../slot'
import type { Tape } from '../tape'
import { clockFor, dueOf, elapsed, type Track } from '../track'

/** An event carries what is required of it; a missing field is what the norm forbids, not a doubt. */
export function fields(program: FieldsProgram, activation: Activation, linker: Linker): Monitor {
  const on = slotOf(program.on, linker)
  const require = program.require.map(({ fields: names, condition }) => ({
    names, holds: predicateOf(condition, linker), plain: condition.op === 'present',
  }))
  const lacking = (tape: Tape, i: number, plain: boolean) =>
    require.filter((one) => (plain && one.plain) || one.holds.test(tape, i) !== TRUE)

  return monitorOf(on.activities, (tape, findings) => {
    for (let i = 0; i < tape.count; i++) {
      if (!activation.begins(tape, i, on, findings)) continue
      const finding = open(findings, i)
      const lacks = lacking(tape, i, false)
      if (lacks.length > 0) breach(finding, -1, at(tape.instants, i), lacks.flatMap((one) => one.names))
      else hold(finding, -1, at(tape.instants, i))
    }
  }, {
    asked: (tape, i) => on.match(tape, i) === FALSE || activation.applies(tape, i) === FALSE
      ? []
      : [...new Set(lacking(tape, i, true).flatMap((one) => one.names))].map((field) => ({ field, phrases: [] })),
  })
}

/** Each act happens in the working time of a calendar. */
export function inWindow(program: WindowProgram, activation: Activation, linker: Linker): Monitor {
  const act = slotOf(program.act, linker)
  const calendar = linker.calendar(program.calendar)

  return monitorOf(act.activities, (tape, findings) => {
    for (let i = 0; i < tape.count; i++) {
      if (!activation.begins(tape, i, act, findings)) continue
      const finding = open(findings, i)
      const instant = at(tape.instants, i)
      if (!calendar?.knows(instant)) beyondCalendar(finding, calendar)
      else if (calendar.works(instant)) hold(finding, -1, instant)
      else breach(finding, -1, instant, [`calendar[${calendar.name}]`], calendar.opens(instant) ?? NONE)
    }
  })
}

/** No more than so many events of a kind lie within any stretch of a length, both of its ends included. */
export function rate(program: RateProgram, activation: Activation, linker: Linker): Monitor {
  const slot = slotOf(program.event, linker)
  const clock = clockFor(program, linker)
  /** The first instant at which more than the length has been counted. */
  const opens = (track: Track, from: number) => {
    const instant = dueOf(track, from, program.within + 1)
    return instant < UNKNOWN ? instant : NONE
  }

  return monitorOf(slot.activities, (tape, findings) => {
    const counted: number[] = []
    const track = (findings.track = clock(tape))
    for (let i = 0; i < tape.count; i++) {
      if (!activation.begins(tape, i, slot, findings)) continue
      const finding = open(findings, i)
      const instant = at(tape.instants, i)
      // The event that is one too many before this one opens the stretch; when it has left the stretch, there is room again.
      const first = counted[counted.length - program.most]
      const opened = first === undefined ? NONE : at(tape.instants, first)
      if (track.calendar?.knows(instant) === false) beyondCalendar(finding, track.calendar)
      else if (first !== undefined && elapsed(track, opened, instant) <= program.within) breach(finding, first, instant, [], opens(track, opened))
      else hold(finding, -1, instant)
      counted.push(i)
    }
  })
}
