import type { QueueItem } from '@guiju/api'

export type Group = 'breached' | 'soon' | 'running' | 'paused'

export const groups: readonly Group[] = ['breached', 'soon', 'running', 'paused']

const near = 30 * 60_000

/** Where an item stands at this moment: what is due while the screen is open moves by itself. */
export function groupOf(item: QueueItem, now: number): Group {
  if (item.state === 'paused') return 'paused'
  if (item.state === 'breached') return 'breached'
  if (!item.dueAt) return 'running'
  const left = Date.parse(item.dueAt) - now
  if (left < 0) return 'breached'

  return left <= near ? 'soon' : 'running'
}

export interface QueueGroup {
  group: Group
  items: QueueItem[]
}

/** The queue in its groups, within each by time to breach; what broke first waits longest and stands first. */
export function grouped(items: readonly QueueItem[], now: number): QueueGroup[] {
  const sorted = [...items].sort((a, b) => instantOf(a) - instantOf(b))

  return groups
    .map((group) => ({ group, items: sorted.filter((item) => groupOf(item, now) === group) }))
    .filter((one) => one.items.length > 0)
}

/** The instant from which the countdown is told: the breach, or else the due time. */
export function countsTo(item: QueueItem): string | undefined {
  return item.state === 'breached' ? item.breachedAt ?? item.dueAt ?? undefined : item.dueAt ?? undefined
}

function instantOf(item: QueueItem): number {
  const instant = countsTo(item)
  return instant ? Date.parse(instant) : Number.MAX_SAFE_INTEGER
}

/** Who must act now: the engineer while a visit is under way, else the dispatcher. */
export function whoActs(item: QueueItem): 'dispatcher' | 'engineer' {
  return ['dispatched', 'accepted', 'in-progress', 'solved'].includes(item.order.status) ? 'engineer' : 'dispatcher'
}
