import type { TimelineItem } from '../types'
import { inOrder, textOf } from './facts'

export const pointKeys = ['respond', 'times', 'detail', 'clean', 'sign', 'online', 'archive'] as const

export interface Point {
  key: (typeof pointKeys)[number]
  lit: boolean
  at?: string
}

/** The seven points of filling in an order (GT-WO-7), each lit by what was recorded and never by hand; with each visit they begin again. */
export function sevenPoints(timeline: readonly TimelineItem[]): Point[] {
  const all = inOrder(timeline)
  const happened = all.slice(Math.max(0, all.findLastIndex((item) => item.name === 'visit.planned')))
  const last = (name: string) => happened.findLast((item) => item.name === name)
  const cleaned = last('visit.cleaned')
  const told = happened.findLast((item) => item.name === 'fault.solved' || item.name === 'visit.unsolved')
  const signed = last('visit.signed')
  const arrived = last('visit.arrived')
  const detailed = Boolean(textOf(told, 'process') && (told?.name === 'visit.unsolved' || textOf(told, 'analysis'))
    && (told?.data.leftoversNone === true || textOf(told, 'leftovers')))
  const tidy = cleaned?.data.restored === true && cleaned.data.cleaned === true
  const lit = {
    respond: last('visit.accepted'),
    times: arrived && cleaned,
    detail: detailed ? told : undefined,
    clean: tidy ? cleaned : undefined,
    sign: signed,
    online: last('order.recorded'),
    archive: last('order.archived'),
  }

  return pointKeys.map((key) => ({ key, lit: Boolean(lit[key]), at: lit[key]?.occurredAt }))
}
