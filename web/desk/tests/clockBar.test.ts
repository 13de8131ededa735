import { describe, expect, it } from 'vitest'
import type { CaseClock } from '@guiju/api'
import { clockBar, remaining, urgency } from '../src/order/clockBar'

const start = Date.parse('2026-03-02T04:00:00Z')
const hour = 3_600_000
const at = (hours: number) => new Date(start + hours * hour).toISOString()

function clock(more: Partial<CaseClock> = {}): CaseClock {
  return {
    norm: 'N', pack: 'P', title: 'Restore', source: '', case: { kind: 'order', id: 'o' }, state: 'running', verdict: 'pending', startedAt: at(0), limitMs: 4 * hour,
    elapsedMs: 0, dueAt: at(4), promised: false, breached: false, segments: [{ from: at(0), running: true }], warnAt: [at(2), at(3.2)], ...more,
  }
}

describe('a clock drawn as a bar', () => {
  it('shows how much of the limit has gone, its warnings and its end', () => {
    expect(clockBar(clock(), start + hour)).toEqual({ stretches: [{ left: 0, width: 25, running: true, index: 0 }], warns: [50, 80], due: 100 })
  })

  it('shows the held stretches in their place, the due time moved by them', () => {
    const held = clock({ dueAt: at(5), segments: [{ from: at(0), to: at(1), running: true }, { from: at(1), to: at(2), running: false }, { from: at(2), running: true }] })

    expect(clockBar(held, start + 2.5 * hour).stretches.map(({ left, width, running }) => [left, width, running])).toEqual([[0, 20, true], [20, 20, false], [40, 10, true]])
  })

  it('grows beyond its end when it is over', () => {
    const bar = clockBar(clock(), start + 8 * hour)

    expect(bar.due).toBe(50)
    expect(bar.stretches[0]?.width).toBe(100)
  })
})

describe('what stands on the dial', () => {
  it('is the time to the due instant while it runs', () => {
    expect(remaining(clock(), start + hour)).toBe(3 * hour)
    expect(remaining(clock(), start + 5 * hour)).toBe(-hour)
  })

  it('is the budget left while it is held, whatever the hour', () => {
    const held = clock({ state: 'paused', dueAt: undefined, elapsedMs: hour })

    expect(remaining(held, start + 3 * hour)).toBe(3 * hour)
    expect(urgency(held, start + 300 * hour)).toBe('paused')
  })

  it('is nothing for a clock without a limit', () => {
    expect(remaining(clock({ state: 'stopped', limitMs: undefined, dueAt: undefined }), start)).toBeUndefined()
  })
})

describe('how urgent a clock is', () => {
  it.each([[1, 'running'], [3.3, 'soon'], [4.1, 'breached']] as const)('after %d hours', (hours, urgent) => {
    expect(urgency(clock(), start + hours * hour)).toBe(urgent)
  })
})
