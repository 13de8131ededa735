import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { judgeOrder, rulebookOf, type CaseFacts, type OrderPage, type Rules } from '../../src'
import type { Rulebook } from '../../src/norms'

/* Visits that the server's tests played by the shipped packs, with what it showed and what it handed to the phone. */
const folder = join(import.meta.dirname, '../../../../artifacts/vectors/visits')

interface Look {
  now: number
  page: OrderPage
  facts: { cases: CaseFacts[] }
}

const read = (name: string): { rules: Rules; looks: Look[] } => JSON.parse(readFileSync(join(folder, name), 'utf8'))

if (!existsSync(folder)) throw new Error(`There are no played visits in ${folder}: ./test web writes them.`)

describe('a played visit on the phone', () => {
  it.each(readdirSync(folder))('%s is judged as the server judged it, look by look', (name) => {
    const { rules, looks } = read(name)
    const book = rulebookOf(rules)

    expect(looks.length).toBeGreaterThan(5)
    for (const look of looks) {
      expect(verdicts(book, look)).toEqual(look.page.verdicts.map(({ norm, pack, revision, case: of, state, activations, violations, firstBreachAt, dueAt, witnesses }) => (
        { norm, pack, revision, id: of.id, state, activations, violations, firstBreachAt: micros(firstBreachAt), dueAt: micros(dueAt), details: witnesses.map((one) => one.detail) })))
      expect(judgeOrder(book, rules, look.facts.cases, look.now / 1000).clocks).toEqual(look.page.clocks.map(
        ({ norm, pack, title, source, case: of, state, verdict, promised, breached, dueAt }) => ({ norm, pack, title, source, case: of, state, verdict, promised, breached, dueAt: iso(dueAt) })))
      expect(doors(book, look)).toEqual(look.page.visits.flatMap((visit) => visit.acts.filter((act) => act.possible).map((act) => (
        { visit: visit.id, act: act.name, shut: act.violations.map((one) => ({ norm: one.norm, hard: one.hard, detail: one.detail, opensAt: micros(one.opensAt) })), asks: act.requires }))))
    }
  })
})

function verdicts(book: Rulebook, { now, facts }: Look) {
  return facts.cases.flatMap((one) => book.judge(one.kind, one.facts, now, one.closed).verdicts
    .map(({ norm, pack, revision, state, activations, violations, firstBreachAt, clock, witnesses }) => (
      { norm, pack, revision, id: one.id, state, activations, violations, firstBreachAt, dueAt: clock?.dueAt ?? null, details: witnesses.map((witness) => witness.detail) })))
}

/** What the gates of the visit and of its order say of each act before its form is filled in. */
function doors(book: Rulebook, { now, page, facts }: Look) {
  const order = facts.cases.find((one) => one.kind === 'order')
  return page.visits.flatMap((visit) => visit.acts.filter((act) => act.possible).map(({ name }) => {
    const own = facts.cases.find((one) => one.id === visit.id)?.facts ?? []
    const blank = { id: 'blank', activity: name, at: now, sequence: Number.MAX_SAFE_INTEGER, fields: {} }
    const found = [...book.gate('visit', own, [blank], true), ...book.gate('order', order?.facts ?? [], [blank], true)]
    const shut = found.filter((one, i) => found.findIndex((other) => other.pack === one.pack && other.norm === one.norm) === i)
      .map(({ norm, hard, detail, opensAt }) => ({ norm, hard, detail, opensAt }))
    return { visit: visit.id, act: name, shut, asks: book.required('visit', own, blank) }
  }))
}

const iso = (instant: string | null | undefined) => (instant ? new Date(instant).toISOString() : null)

/** Microseconds of an instant as the server writes it, whose fraction is finer than a Date's. */
function micros(instant: string | null | undefined): number | null {
  if (!instant) return null
  const [whole = '', fraction = ''] = instant.replace(/(Z|[+-]\d\d:\d\d)$/, '').split('.')
  return Date.parse(`${whole}Z`) * 1000 + Number(fraction.padEnd(6, '0').slice(0, 6))
}
