import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import QueuePage from '../src/queue/QueuePage.vue'
import { listenToKeys } from '../src/shell/useKeys'
import { useLive } from '../src/shell/useLive'
import { answering, mountDesk, noon, settled } from './desk'

const at = (minutes: number) => new Date(noon + minutes * 60_000).toISOString()
const line = (id: string) => ({
  id, number: `GD-${id}`, kind: 'fault', summary: `Fault ${id}`, customer: 'Bank', product: 'internet', scope: 'within-province', tier: 'AAA', status: 'new', unitId: 'u',
  openedAt: at(-60), clock: 'running', breached: 0, pending: 1,
})
const queue = (...ids: [string, number][]) => () => Response.json({
  now: at(0), total: ids.length, items: ids.map(([id, due]) => ({ order: line(id), state: due < 0 ? 'breached' : 'pending', at: at(due), dueAt: at(due), breachedAt: due < 0 ? at(due) : undefined, norm: { id: 'N', pack: 'P', title: 'Restore', source: '' } })),
})

let deafen: () => void

beforeEach(() => { deafen = listenToKeys() })
afterEach(() => {
  deafen()
  document.body.innerHTML = ''
  vi.unstubAllGlobals()
})

const press = (key: string) => { document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })) }

describe('the exception queue', () => {
  it('shows the overdue first, with big countdowns that count up', async () => {
    answering({ 'GET /api/queue': queue(['b', 20], ['a', -10], ['c', 200]) })
    const { wrapper } = await mountDesk(QueuePage, {}, '/queue')
    await settled()

    expect(wrapper.findAll('[role=option]').map((row) => row.attributes('data-order'))).toEqual(['a', 'b', 'c'])
    expect(wrapper.findAll('[role=timer]').map((timer) => timer.text())).toEqual(['+10:00', '20:00', '3:20:00'])
  })

  it('is walked with j and k and opened beside with Enter, in the address', async () => {
    answering({ 'GET /api/queue': queue(['a', -10], ['b', 20]) })
    const { router } = await mountDesk(QueuePage, {}, '/queue')
    await settled()
    press('j')
    press('Enter')
    await settled()

    expect(router.currentRoute.value.query.order).toBe('b')
  })

  it('reads again when a case moves, and not once for each move', async () => {
    vi.useFakeTimers()
    const asked = answering({ 'GET /api/queue': queue(['a', 20]) })
    await mountDesk(QueuePage, {}, '/queue')
    const live = useLive()
    for (let i = 0; i < 5; i++) live.cases.forEach((hear) => { hear({ kind: 'order', id: 'a' }) })
    await vi.advanceTimersByTimeAsync(3_000)
    vi.useRealTimers()

    expect(asked.filter((one) => one.path === '/api/queue')).toHaveLength(2)
  })

  it('tells of a held order why, since when and how much of its clock is left', async () => {
    const held = { order: line('h'), state: 'paused', at: at(-60), heldLeftMs: 90 * 60_000, paused: { reason: 'customer-request', since: at(-30) }, norm: { id: 'N', pack: 'P', title: 'Restore', source: '' } }
    answering({ 'GET /api/queue': () => Response.json({ now: at(0), total: 1, items: [held] }) })
    const { wrapper } = await mountDesk(QueuePage, {}, '/queue')
    await settled()

    const row = wrapper.get('[role=option]').text()
    expect(row).toContain('1:30:00')
    expect(row).toContain('客户要求')
    expect(row).toContain('Restore')
    expect(row).not.toContain('暂无欠办事项')
  })

  it('says that all is calm, and offers another try where it could not be read', async () => {
    answering({ 'GET /api/queue': [queue(), () => Response.json({ code: 'server.fault', title: 'Broken' }, { status: 500 })] })
    const { wrapper } = await mountDesk(QueuePage, {}, '/queue')
    await settled()
    expect(wrapper.text()).toContain('没有异常')

    const failed = (await mountDesk(QueuePage, {}, '/queue')).wrapper
    await settled()
    expect(failed.get('[role=alert]').text()).toContain('Broken')
  })
})
