import { describe, expect, it } from 'vitest'
import type { CaseClock } from '@guiju/api'
import ClockCard from '../src/order/ClockCard.vue'
import { mountDesk, noon } from './desk'

const at = (minutes: number) => new Date(noon + minutes * 60_000).toISOString()

function stopped(more: Partial<CaseClock> = {}): CaseClock {
  return {
    norm: 'N', pack: 'P', title: 'Report', source: '', case: { kind: 'visit', id: 'v' }, state: 'stopped', verdict: 'held', startedAt: at(-20), limitMs: 15 * 60_000,
    activation: { event: 'work.started', at: at(-20), data: {} },
    elapsedMs: 12 * 60_000, dueAt: at(-5), promised: false, breached: false, segments: [{ from: at(-20), to: at(-8), running: true }], warnAt: [], ...more,
  }
}

const textOf = async (clock: CaseClock) => (await mountDesk(ClockCard, { clock })).wrapper.text()

describe('the card of a clock that has stopped', () => {
  it('says what it was started by, and whether that was in time', async () => {
    expect(await textOf(stopped())).toMatch(/自“开始作业”（.+）用时 .*12.*，在时限内/)
    expect(await textOf(stopped({ verdict: 'breached', breached: true, elapsedMs: 16 * 60_000 }))).toMatch(/自“开始作业”.*已超时限/)
  })

  it('speaks of the promised instant and not of how long it was until then', async () => {
    expect(await textOf(stopped({ promised: true, limitMs: undefined }))).toContain('之前做到')
    expect(await textOf(stopped({ promised: true, limitMs: undefined, verdict: 'breached', breached: true }))).toContain('没有做到')
  })
})

describe('the card of a clock of which nothing can be said', () => {
  it('is neither green nor filled', async () => {
    const { wrapper } = await mountDesk(ClockCard, { clock: stopped({ verdict: 'undetermined', limitMs: undefined, dueAt: null, state: 'running' }) })

    expect(wrapper.classes()).toContain('unsure')
    expect(wrapper.find('header b').classes()).toContain('warn')
    expect(wrapper.text()).toContain('无法判定')
  })
})
