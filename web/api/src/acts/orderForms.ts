import { gradeOf, lastOf, textOf } from './facts'
import type { ActContext, ActForm } from './fields'

const anywhere = (context: ActContext): ActContext => ({ ...context, visit: undefined })
const solved = (field: string) => (context: ActContext) => textOf(lastOf(anywhere(context), 'fault.solved'), field)

export const orderForms: readonly ActForm[] = [
  {
    name: 'visit.planned',
    fields: [
      { name: 'engineerId', kind: 'engineer', needed: true },
      { name: 'windowStart', kind: 'instant' },
      { name: 'windowEnd', kind: 'instant' },
    ],
  },
  {
    name: 'order.paused',
    fields: [
      {
        name: 'reason', kind: 'code', needed: true,
        codes: ['customer-unreachable', 'access-refused', 'third-party', 'customer-request', 'force-majeure'],
      },
      { name: 'note', kind: 'text', long: true, needed: true },
      { name: 'until', kind: 'instant' },
    ],
  },
  { name: 'order.resumed', fields: [{ name: 'note', kind: 'text', long: true }] },
  {
    name: 'order.regraded',
    fields: [
      { name: 'tier', kind: 'code', codes: ['AAA', 'AA', 'A', 'normal'], words: 'code.tier', needed: true, start: (context) => gradeOf(context.page.order).tier },
      {
        name: 'scope', kind: 'code', codes: ['within-province', 'cross-province'], words: 'code.scope', needed: true,
        start: (context) => gradeOf(context.page.order).scope,
      },
      { name: 'reason', kind: 'text', long: true, needed: true },
    ],
  },
  {
    name: 'order.cancelled',
    fields: [
      { name: 'reason', kind: 'code', needed: true, codes: ['customer-withdrew', 'duplicate', 'opened-in-error', 'solved-remotely', 'other'] },
      { name: 'note', kind: 'text', long: true, needed: true },
    ],
  },
  {
    name: 'order.recorded',
    fields: [
      { name: 'arrivalAt', kind: 'instant', past: true, start: (context) => lastOf(anywhere(context), 'visit.arrived')?.occurredAt },
      {
        name: 'solvedAt', kind: 'instant', past: true,
        start: (context) => solved('restoredAt')(context) ?? lastOf(anywhere(context), 'fault.solved')?.occurredAt,
      },
      { name: 'finishedAt', kind: 'instant', past: true, start: (context) => lastOf(anywhere(context), 'visit.cleaned')?.occurredAt },
      { name: 'process', kind: 'text', long: true, start: solved('process') },
      { name: 'analysis', kind: 'text', long: true, start: solved('analysis') },
      {
        name: 'leftoversNone', kind: 'flag',
        start: (context) => lastOf(anywhere(context), 'fault.solved')?.data.leftoversNone === true,
      },
      { name: 'leftovers', kind: 'text', long: true, start: solved('leftovers'), when: (values) => values.leftoversNone !== true },
      { name: 'source', kind: 'code', codes: ['online', 'paper'], needed: true, start: () => 'online' },
    ],
  },
  {
    name: 'order.archived',
    fields: [
      { name: 'paperNumber', kind: 'text' },
      { name: 'shelf', kind: 'text' },
    ],
  },
]
