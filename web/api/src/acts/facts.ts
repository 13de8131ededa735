import type { OrderHead, TimelineItem } from '../types'
import type { ActContext } from './fields'

/** The last event of that name in the visit at hand, or in the whole order when there is none. */
export function lastOf(context: ActContext, name: string): TimelineItem | undefined {
  const visit = context.visit?.id
  return inOrder(context.page.timeline).findLast((item) => item.name === name && (visit === undefined || item.case.id === visit))
}

/** A timeline as it happened: by time, and what happened at once as it was recorded. */
export function inOrder(timeline: readonly TimelineItem[]): TimelineItem[] {
  return [...timeline].sort((a, b) => Date.parse(a.occurredAt) - Date.parse(b.occurredAt) || a.sequence - b.sequence)
}

/** A text field of an event's data. */
export function textOf(item: TimelineItem | undefined, field: string): string | undefined {
  const value = item?.data[field]
  return typeof value === 'string' ? value : undefined
}

/** A known text, unless it is masked: a masked name must not be signed with. */
export function factOf(value: string | null | undefined): string | undefined {
  return value && !value.includes('*') ? value : undefined
}

/** Tier and scope as last graded. */
export function gradeOf(order: OrderHead): { tier: string; scope: string } {
  return order.grade ?? order.opened
}
