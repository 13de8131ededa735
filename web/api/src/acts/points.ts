import type { TimelineItem } from '../types'
import { inOrder, textOf } from './facts'

export const pointKeys = ['respond', 'times', 'detail', 'clean', 'sign', 'online', 'archive'] as const

export interface Point {
  key: (typeof pointKeys)[number]
  lit: boolean
  at?: string
}

/** The seven points of filling in an order (GT-WO-7), each lit by what was recorded and never by hand. */
export function sevenPoints(timeline: readonly TimelineItem[]): Point[] {
  const happened = inOrder(timeline)
  const last = (name: string) => happened.findLast((item) => item.name === name)
  const cleaned = last('visit.cleaned')
  const solved = last('fault.solved')
  const signed = last('visit.signed')
  const arrived = last('visit.arrived')
  const detailed = Boolean(textOf(solved, 'process') && textOf(solved, 'analysis')
    && (solved?.data.leftoversNone === true || textOf(solved, 'leftovers')))
  const tidy = cleaned?.data.restored === true && cleaned.data.cleaned === true
  const lit = {
    respond: last('visit.accepted'),
    times: arrived && cleaned,
    detail: detailed ? solved : undefined,
    clean: tidy ? cleaned : undefined,
    sign: signed,
    online: last('order.recorded'),
    archive: last('order.archived'),
  }

  return pointKeys.map((key) => ({ key, lit: Boolean(lit[key]), at: lit[key]?.occurredAt }))
}
