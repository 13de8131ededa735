import { describe, expect, it } from 'vitest'
import { wordsIn } from '../src'
import { act, violation } from './world'

const texts: Record<string, string> = {
  'act.visit.arrived': 'Arrive', 'event.visit.arrived': 'Arrived', 'field.note': 'Note', 'code.order.paused.reason.third-party': 'Third party', 'code.tier.AAA': 'AAA!',
  'why.visit.not-possible': 'Not yet', 'why.unknown': 'Not now', 'length.days': '{n} d', 'length.hours': '{n} h', 'length.minutes': '{n} min', 'length.seconds': '{n} s',
}
const words = wordsIn({
  t: (key, values) => (texts[key] ?? key).replace('{n}', String(values?.n)),
  has: (key) => key in texts,
  language: () => 'en',
  now: () => Date.parse('2026-03-02T12:00:00'),
})

describe('words', () => {
  it('call things by their texts, and by their names where there is none', () => {
    expect(words.act('visit.arrived')).toBe('Arrive')
    expect(words.event('visit.danced')).toBe('visit.danced')
    expect(words.detail('visit.arrived')).toBe('Arrived')
    expect(words.detail('note')).toBe('Note')
  })

  it('know a code by its event, or by its field alone', () => {
    expect(words.codeOf('order.paused', 'reason', 'third-party')).toBe('Third party')
    expect(words.codeOf('order.regraded', 'tier', 'AAA')).toBe('AAA!')
    expect(words.codeOf('visit.signed', 'note', 'free text')).toBe('free text')
  })

  it('say why an act is shut: the norm, the state, or that nobody knows', () => {
    expect(words.why(act('visit.unmet', { violations: [violation()] }))).toBe('Wait five minutes')
    expect(words.why(act('visit.unmet', { possible: false, why: 'visit.not-possible' }))).toBe('Not yet')
    expect(words.why(act('visit.unmet', { possible: false, why: 'x.y' }))).toBe('Not now')
  })

  it('tell a time of today without its date, another with it', () => {
    expect(words.when('2026-03-02T09:05:00')).toBe('09:05')
    expect(words.when('2026-03-01T09:05:00')).toBe('03/01 09:05')
    expect(words.when('2025-03-01T09:05:00')).toBe('03/01/2025 09:05')
  })

  it.each([[0, '0 s'], [59_000, '59 s'], [90_000, '1 min 30 s'], [3_600_000, '1 h'], [3_661_000, '1 h 1 min'], [90_000_000, '1 d 1 h'], [-90_000, '1 min 30 s']])('tell %d ms in its two largest parts', (milliseconds, told) => {
    expect(words.length(milliseconds)).toBe(told)
  })
})
