import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { rulebook, type Fact, type GateFinding, type Judgement, type PackInForce, type RequiredField } from '../../src/norms'

/* What the server's engine said of random timelines; its tests write it, and `./test web` has them written first. */
const folder = join(import.meta.dirname, '../../../../artifacts/vectors')

interface Timeline {
  case: string
  trace: Fact[]
  asked: { known: number; now: number; closed: boolean; judgement: Judgement }[]
  gated: { known: number; acts: Fact[]; blank: boolean; findings: GateFinding[] }[]
  required: { known: number; act: Fact; fields: RequiredField[] }[]
}

if (!existsSync(folder)) throw new Error(`There are no vectors in ${folder}: ./test web writes them.`)
const forms = readdirSync(folder).filter((name) => name.endsWith('.jsonl.gz')).map((name) => name.slice(0, -'.jsonl.gz'.length))

const read = (form: string): { packs: PackInForce[]; timelines: Timeline[] }[] =>
  gunzipSync(readFileSync(join(folder, `${form}.jsonl.gz`))).toString('utf8').trim().split('\n').map((line) => JSON.parse(line))

const templates = [
  'existence', 'absence', 'exactly', 'init', 'end', 'choice', 'exclusive-choice', 'responded-existence', 'co-existence', 'response',
  'alternate-response', 'chain-response', 'precedence', 'alternate-precedence', 'chain-precedence', 'succession', 'alternate-succession',
  'chain-succession', 'not-responded-existence', 'not-co-existence', 'not-response', 'not-precedence', 'not-chain-response',
  'not-chain-precedence', 'not-succession', 'not-chain-succession',
].map((template) => `declare-${template}`)

describe('the phone judges as the server does', () => {
  it('has vectors of every form', () => {
    expect(forms).toEqual(expect.arrayContaining([
      'response', 'response-clock', 'precedence', 'precedence-counting', 'precedence-clock', 'order', 'order-anew', 'interval', 'interval-gate',
      'window', 'exist', 'absence', 'absence-rate', 'budget', 'fields', 'attest', 'phrases', 'limit', 'limit-table', 'limit-field',
      'compensation', 'revisions', ...templates,
    ]))
  })

  it.each(forms)('%s', (form) => {
    const groups = read(form)
    let timelines = 0
    for (const group of groups) {
      const book = rulebook(group.packs)
      for (const timeline of group.timelines) {
        timelines++
        same(book, timeline)
      }
    }

    expect(timelines).toBeGreaterThanOrEqual(110)
  })
})

function same(book: ReturnType<typeof rulebook>, { case: kind, trace, asked, gated, required }: Timeline): void {
  for (const { known, now, closed, judgement } of asked) {
    const said = book.judge(kind, trace.slice(0, known), now, closed)
    if (JSON.stringify(said) !== JSON.stringify(judgement)) expect({ known, now, closed, ...said }).toStrictEqual({ known, now, closed, ...judgement })
  }

  for (const { known, acts, blank, findings } of gated) expect(book.gate(kind, trace.slice(0, known), acts, blank)).toStrictEqual(findings)
  for (const { known, act, fields } of required) expect(book.required(kind, trace.slice(0, known), act)).toStrictEqual(fields)
}
