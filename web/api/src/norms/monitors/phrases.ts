import type { Activation } from '../activation'
import { breach, hold, open } from '../findings'
import { at } from '../instants'
import type { Linker } from '../linker'
import { monitorOf, type Monitor } from '../monitor'
import { phraseScreen } from '../phrases'
import { FALSE } from '../predicate'
import type { PhraseListProgram, PhrasesProgram } from '../program'
import { slotOf } from '../slot'
import { field } from '../tape'

/** A text says what it must and nothing that it must not. A text that is missing says nothing forbidden and lacks all that is required. */
export function phrases(program: PhrasesProgram, activation: Activation, linker: Linker): Monitor {
  const on = slotOf(program.on, linker)
  const fields = [program.field, ...(program.also ?? [])]
  const forbid = program.forbid == null ? null : linker.phrases(program.forbid)
  const require = program.require == null ? null : linker.phrases(program.require)
  const forbidden = found(forbid, linker.variants)
  const required = found(require, linker.variants)

  const wrong = (text: string): string[] => {
    const said = new Set(required(text))
    const unsaid = require && (!require.anyOne || said.size === 0) ? textsOf(require).filter((_, i) => !said.has(i)) : []
    const items = textsOf(forbid)
    return [...new Set(forbidden(text).map((i) => at(items, i))), ...unsaid]
  }

  return monitorOf(on.activities, (tape, findings) => {
    for (let i = 0; i < tape.count; i++) {
      if (!activation.begins(tape, i, on, findings)) continue
      const texts = fields.map((name) => field(tape, i, name)).map((value) => (typeof value === 'string' ? value : null))
      if (texts.every((text) => text === null) && !require) continue
      const finding = open(findings, i)
      const faults = [...new Set(texts.flatMap((text) => wrong(text ?? '')))]
      if (faults.length > 0) breach(finding, -1, at(tape.instants, i), faults)
      else hold(finding, -1, at(tape.instants, i))
    }
  }, {
    asked: (tape, i) => !require || on.match(tape, i) === FALSE || activation.applies(tape, i) === FALSE
      ? []
      : [{ field: program.field, phrases: textsOf(require) }],
  })
}

const textsOf = (list: PhraseListProgram | null) => (list ? list.items.map((item) => item.text) : [])

/** The places in the list of the phrases that a text holds, in the order in which they are found. */
function found(list: PhraseListProgram | null, variants: readonly string[]): (text: string) => number[] {
  const screen = phraseScreen(list?.items ?? [], variants)
  return (text) => screen(text).map((hit) => hit.index)
}
