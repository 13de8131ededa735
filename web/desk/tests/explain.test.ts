import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Bill, BillDay, Explanation } from '@guiju/api'
import { exactLength, foldDays, piecesOf } from '../src/explain/arithmetic'
import ExplainPanel from '../src/explain/ExplainPanel.vue'
import { mountDesk, settled } from './desk'

const hour = 3_600_000
const event = (id: string, activity: string, at: string) => ({ id, event: 'log.recorded', at, data: { activity } })
const day = (date: string, hours: number, total: number, more: Partial<BillDay> = {}): BillDay => ({
  day: date, elapsedMs: hours * hour, offMs: 0, pausedMs: 0, totalMs: total * hour,
  stretches: [{ from: `${date}T00:00:00+08:00`, to: `${date}T${String(hours).padStart(2, '0')}:00:00+08:00`, kind: 'counts' }], ...more,
})
const bill: Bill = {
  from: '2026-03-01T00:00:00+08:00', to: '2026-03-02T08:00:00+08:00', ended: true, calendar: 'office', zone: 'Asia/Shanghai', limitMs: 6 * hour, dueAt: null,
  elapsedMs: 8 * hour, wallMs: 32 * hour, offMs: 22 * hour, pausedMs: 2 * hour, days: [day('2026-03-01', 3, 3, { pausedMs: 2 * hour }), day('2026-03-02', 5, 8)],
  pauses: [{ from: '2026-03-01T10:00:00+08:00', to: '2026-03-01T12:00:00+08:00', countedMs: 2 * hour, began: event('p', 'Wait', '2026-03-01T02:00:00Z'), ended: event('r', 'Go on', '2026-03-01T04:00:00Z') }],
}
const why: Explanation = {
  norm: 'N', pack: 'P', packTitle: 'Pack', revision: '1', title: '一天送达', text: '寄出后一天内送达。', source: 'own:1', document: null, form: 'response', case: { kind: 'imported', id: 'c' },
  state: 'breached', activations: 1, violations: 1, firstBreachAt: '2026-03-02T00:00:00Z', asOf: '2026-03-03T00:00:00Z', closed: true, inForceFrom: null, inForceUntil: null,
  awaited: ['sent'], wanted: ['delivered'], count: null, passed: [],
  accounts: [{
    activation: event('a', 'sent', '2026-02-28T16:00:00Z'), target: null, state: 'breached', released: false, decidedAt: '2026-03-02T00:00:00Z', opensAt: null, referenceAt: null,
    detail: [], atoms: [], best: 0, bill, hours: [],
    candidates: [{
      event: event('b', 'delivered', '2026-03-01T00:00:00Z'), nearness: 'condition', distanceMs: 8 * hour,
      atoms: [{ role: 'where', name: 'weight', op: 'atLeast', kind: 'integer', wanted: ['3'], seen: '2', from: null, holds: false, negated: false }],
    }],
  }],
}
const asked = { pack: 'P', revision: '1', norm: 'N', caseId: 'c' }

afterEach(() => {
  document.body.innerHTML = ''
  vi.unstubAllGlobals()
})

describe('the panel that tells why', () => {
  it('shows the nearest event, the condition that failed with the value seen, and a bill that adds up', async () => {
    const { wrapper } = await mountDesk(ExplainPanel, { asked, ask: () => Promise.resolve(why) })
    await settled()
    const text = wrapper.text().replace(/\s+/g, ' ')

    expect(text).toContain('一天送达')
    expect(text).toContain('weight ≥ 3，实为 2')
    expect(text).toContain('最接近')
    expect(text).toContain('合计用时8:00:00')
    expect(text).toContain('超出2:00:00')
    expect(text).toContain('自然时间 32:00:00 − 非工作时间 22:00:00 − 暂停 2:00:00 = 8:00:00')
    expect(text).toMatch(/Wait.*→.*Go on.*−2:00:00/)
  })

  it('links each event to its place in the timeline, in the address', async () => {
    const { wrapper, router } = await mountDesk(ExplainPanel, { asked, ask: () => Promise.resolve(why) }, '/orders/o?why=P~1~N~c')
    await settled()
    await wrapper.findAll('button').find((button) => button.text().startsWith('delivered'))?.trigger('click')
    await settled()

    expect(router.currentRoute.value.query).toEqual({ why: 'P~1~N~c', event: 'b' })
  })

  it('says what went wrong when it cannot be read, and asks again', async () => {
    const ask = vi.fn().mockRejectedValueOnce(new TypeError('offline')).mockResolvedValue(why)
    const { wrapper } = await mountDesk(ExplainPanel, { asked, ask })
    await settled()
    expect(wrapper.text()).toContain('再试一次')
    await wrapper.findAll('button').find((button) => button.text() === '再试一次')?.trigger('click')
    await settled()

    expect(wrapper.text()).toContain('合计用时')
  })
})

describe('the arithmetic of a bill', () => {
  it('writes lengths to the second and never folds hours into days', () => {
    expect(exactLength(100 * hour + 61_000)).toBe('100:01:01')
  })

  it('draws a day from its midnight in the zone of the bill', () => {
    expect(piecesOf(day('2026-03-02', 6, 6), 'Asia/Shanghai')).toEqual([{ left: 0, width: 25, kind: 'counts' }])
    const late = { ...day('2026-03-02', 0, 0), stretches: [{ from: '2026-03-02T18:00:00+08:00', to: '2026-03-03T00:00:00+08:00', kind: 'paused' as const }] }
    expect(piecesOf(late, 'Asia/Shanghai')).toEqual([{ left: 75, width: 25, kind: 'paused' }])
  })

  it('folds the middle of a long bill and loses no day', () => {
    const long = { ...bill, days: Array.from({ length: 30 }, (_, index) => day(`2026-04-${String(index + 1).padStart(2, '0')}`, 1, index)) }
    const fold = foldDays(long, false)
    expect([fold.head.length, fold.folded.length, fold.tail.length]).toEqual([4, 22, 4])
    expect(foldDays(long, true).head).toHaveLength(30)
  })
})
