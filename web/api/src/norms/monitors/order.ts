import type { Activation } from '../activation'
import { breach, hold, open, type Findings } from '../findings'
import { at } from '../instants'
import type { Linker } from '../linker'
import { monitorOf, type Monitor } from '../monitor'
import { DOUBT, TRUE } from '../predicate'
import type { OrderProgram } from '../program'
import { maybeSlot, slotOf } from '../slot'
import type { Tape } from '../tape'

/**
 * Steps come in their order. An event does the lowest step that it fills and that is not yet done. Where skipping is refused it needs
 * every earlier step before it; where skipping is allowed, a step may not come for the first time after a later one. An event that
 * begins the steps anew makes all of them undone.
 */
export function order(program: OrderProgram, activation: Activation, linker: Linker): Monitor {
  const steps = program.steps.map((step) => slotOf(step, linker))
  const anew = maybeSlot(program.anew, linker)
  const names = steps.map((step) => step.names.join('|'))
  const places = steps.map((_, step) => step)

  const judge = (tape: Tape, findings: Findings, i: number, step: number, done: ReadonlySet<number>): void => {
    if (!activation.decided(tape, i, TRUE, null, findings)) return
    const finding = open(findings, i)
    const wrong = program.skipping
      ? places.filter((k) => k >= step && done.has(k) && !done.has(step))
      : places.filter((k) => k < step && !done.has(k))
    const instant = at(tape.instants, i)
    if (wrong.length === 0) hold(finding, -1, instant)
    else breach(finding, -1, instant, wrong.map((k) => at(names, k)))
  }

  return monitorOf([...new Set(steps.flatMap((step) => step.activities))], (tape, findings) => {
    const done = new Set<number>()
    for (let i = 0; i < tape.count; i++) {
      if (anew?.is(tape, i)) done.clear()
      const truths = steps.map((step) => step.match(tape, i))
      const filled = places.filter((k) => truths[k] === TRUE)
      const unknown = truths.indexOf(DOUBT)
      const step = filled.find((k) => !done.has(k)) ?? filled[0]
      if (step !== undefined) {
        judge(tape, findings, i, step, done)
        done.add(step)
      } else if (unknown >= 0) {
        activation.decided(tape, i, DOUBT, at(steps, unknown), findings)
      }
    }

    findings.settled = !anew && places.slice(0, -1).every((k) => done.has(k))
  })
}
