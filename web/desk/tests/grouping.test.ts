import { describe, expect, it } from 'vitest'
import type { QueueItem } from '@guiju/api'
import { countsTo, grouped, groupOf, whoActs } from '../src/queue/grouping'

const now = Date.parse('2026-03-02T04:00:00Z')
const minute = 60_000
const at = (minutes: number) => new Date(now + minutes * minute).toISOString()

function item(number: string, more: Partial<QueueItem> = {}, status: QueueItem['order']['status'] = 'new'): QueueItem {
  return {
    state: 'pending', at: at(0), norm: { id: 'N', pack: 'P', title: 'Norm', source: '' }, ...more,
    order: {
      id: number, number, kind: 'fault', summary: 's', customer: 'c', product: 'internet', scope: 'within-province', tier: 'A', status, unitId: 'u',
      openedAt: at(-60), clock: 'running', breached: 0, pending: 1,
    },
  }
}

describe('the queue', () => {
  it.each([
    ['breached', item('1', { state: 'breached', breachedAt: at(-5) })],
    ['breached', item('2', { dueAt: at(-1) })],
    ['soon', item('3', { dueAt: at(30) })],
    ['running', item('4', { dueAt: at(31) })],
    ['running', item('5')],
    ['paused', item('6', { state: 'paused', dueAt: at(-5) })],
  ] as const)('puts what is %s into its group', (group, one) => {
    expect(groupOf(one, now)).toBe(group)
  })

  it('moves an item by itself as time passes', () => {
    const one = item('1', { dueAt: at(60) })

    expect(groupOf(one, now)).toBe('running')
    expect(groupOf(one, now + 30 * minute)).toBe('soon')
    expect(groupOf(one, now + 61 * minute)).toBe('breached')
  })

  it('stands in the order of time to breach, longest overdue first, groups in their order', () => {
    const items = [
      item('paused', { state: 'paused' }), item('late', { dueAt: at(300) }), item('just', { state: 'breached', breachedAt: at(-1) }),
      item('long', { state: 'breached', breachedAt: at(-90) }), item('next', { dueAt: at(5) }), item('early', { dueAt: at(100) }), item('open'),
    ]

    expect(grouped(items, now).map((one) => [one.group, one.items.map((two) => two.order.id)])).toEqual([
      ['breached', ['long', 'just']], ['soon', ['next']], ['running', ['early', 'late', 'open']], ['paused', ['paused']],
    ])
  })

  it('shows no empty group', () => {
    expect(grouped([], now)).toEqual([])
  })

  it('counts from the breach, not from a later due time', () => {
    expect(countsTo(item('1', { state: 'breached', breachedAt: at(-5), dueAt: at(40) }))).toBe(at(-5))
    expect(countsTo(item('2', { dueAt: at(40) }))).toBe(at(40))
    expect(countsTo(item('3'))).toBeUndefined()
  })

  it.each([['new', 'dispatcher'], ['unmet', 'dispatcher'], ['suspended', 'dispatcher'], ['completed', 'dispatcher'], ['dispatched', 'engineer'], ['in-progress', 'engineer'], ['solved', 'engineer']] as const)('says who acts on an order that is %s', (status, who) => {
    expect(whoActs(item('1', {}, status))).toBe(who)
  })
})
