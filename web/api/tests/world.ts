import type { Act, ActContext, Me, OrderPage, TimelineItem, Violation, Visit } from '../src'

/** Small pieces of a world for tests; each test says only what it is about. */
export const orderId = '0f8f6f3e-0000-7000-8000-000000000001'
export const visitId = '0f8f6f3e-0000-7000-8000-000000000002'

let sequence = 0

export function happened(name: string, occurredAt: string, data: Record<string, unknown> = {}, caseId = visitId): TimelineItem {
  sequence += 1
  return {
    id: `e${String(sequence)}`, case: { kind: caseId === orderId ? 'order' : 'visit', id: caseId }, sequence, name, occurredAt, recordedAt: occurredAt,
    actor: { id: 'u1', name: 'Zhang' }, data, hash: '00',
  }
}

export function violation(more: Partial<Violation> = {}): Violation {
  return { norm: 'GT-WAIT5', pack: 'PK-GT-ITO', revision: '0.1', title: 'Wait five minutes', clause: 'Wait.', source: 'GT01:10', hard: true, detail: [], ...more }
}

export function act(name: string, more: Partial<Act> = {}): Act {
  return { name, href: `/api/visits/${visitId}/${name}`, possible: true, violations: [], requires: [], screens: [], ...more }
}

export function visit(more: Partial<Visit> = {}): Visit {
  return { id: visitId, number: 1, engineerId: 'u1', engineer: 'Zhang', status: 'planned', escalationOpen: false, reschedulings: 0, acts: [], ...more }
}

export const me: Me = { id: 'u1', userName: 'zhang', name: 'Zhang', roles: ['engineer'], unit: { id: 'n1', name: 'West' }, permissions: ['visits-work'], demo: false }

export function page(more: Partial<OrderPage> = {}): OrderPage {
  return {
    now: '2026-03-02T04:00:00Z', version: 1, visits: [], acts: [], clocks: [], verdicts: [], timeline: [],
    order: {
      id: orderId, number: 'GD1', status: 'dispatched', contact: 'He Min', phone: '13800138001', address: 'Road 1',
      opened: {
        number: 'GD1', kind: 'fault', summary: 'Line down', product: 'internet', scope: 'within-province', tier: 'AAA', contract: 'group',
        place: 'office', channel: 'phone', reportedAt: '2026-03-02T03:00:00Z', customerId: 'c1', customer: 'Bank', siteId: 's1', unitId: 'n1', unitPath: '/1/',
      },
    },
    ...more,
  }
}

export function context(more: Partial<ActContext> = {}): ActContext {
  return { me, page: page(), visit: visit(), now: new Date('2026-03-02T04:00:00Z'), ...more }
}
