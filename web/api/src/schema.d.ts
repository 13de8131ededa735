/** The shape of the HTTP API as openapi-typescript writes it; `npm run types` replaces this file from the approved snapshot. */
type Json<T> = { content: { 'application/json': T } }
type Failed = { content: { 'application/problem+json': components['schemas']['Problem'] } }
type Reads<Q, T> = {
  parameters: { query?: Q }
  responses: { 200: { headers: Record<string, string> } & Json<T>; default: { headers: Record<string, string> } & Failed }
}
type ReadsOne<P, T> = {
  parameters: { path: P }
  responses: { 200: { headers: Record<string, string> } & Json<T>; default: { headers: Record<string, string> } & Failed }
}
type Writes<B, T> = {
  requestBody: Json<B>
  responses: { 200: { headers: Record<string, string> } & Json<T>; default: { headers: Record<string, string> } & Failed }
}
type S = components['schemas']

export interface paths {
  '/api/health': { get: Reads<never, S['Health']> }
  '/api/clock': { get: Reads<never, S['ClockState']> }
  '/api/setup': { get: Reads<never, { needed: boolean }>; post: Writes<S['FirstAdministrator'], S['Me']> }
  '/api/session': { get: Reads<never, S['Me']>; post: Writes<S['Credentials'], S['Me']>; delete: Reads<never, unknown> }
  '/api/queue': { get: Reads<{ take?: number }, S['Queue']> }
  '/api/orders': { get: Reads<S['OrderFilter'], S['OrderList']>; post: Writes<S['OpenOrder'], S['Receipt']> }
  '/api/orders/{id}': { get: ReadsOne<{ id: string }, S['OrderPage']> }
  '/api/visits': { get: Reads<never, S['VisitLine'][]> }
  '/api/customers': { get: Reads<{ q?: string; take?: number }, { items: S['Customer'][] }> }
  '/api/engineers': { get: Reads<{ unit?: string }, { items: S['Engineer'][] }> }
  '/api/units': { get: Reads<never, S['Unit']> }
  '/api/packs': { get: Reads<never, { items: S['PackLine'][] }> }
  '/api/packs/{id}/{revision}': { get: ReadsOne<{ id: string; revision: string }, S['Pack']> }
  '/api/notices': { get: Reads<{ unread?: boolean }, { items: S['Notice'][] }> }
}

export interface components {
  schemas: {
    Health: { status: string; version: string; database: string }
    ClockState: { now: string; demo: boolean; speed: number }
    FirstAdministrator: { organisation: string; userName: string; name: string; password: string }
    Credentials: { userName: string; password: string }
    Named: { id: string; name: string }
    Me: {
      id: string; userName: string; name: string; roles: string[]; unit?: S['Named'] | null
      contractor?: S['Named'] | null; permissions: string[]; demo: boolean
    }
    Violation: {
      norm: string; pack: string; revision: string; title: string; clause: string; source: string
      hard: boolean; detail: string[]; opensAt?: string | null
    }
    Problem: {
      type?: string; title?: string; status?: number; detail?: string; code?: string
      violations?: S['Violation'][]; errors?: Record<string, string[]>
    }
    Receipt: { id: string; version: number; events: { id: string; name: string; occurredAt: string; recordedAt: string }[] }
    Queue: { now: string; total: number; items: S['QueueItem'][] }
    QueueItem: {
      order: S['OrderLine']; state: 'pending' | 'breached' | 'paused'; at: string; dueAt?: string | null; breachedAt?: string | null
      norm?: { id: string; pack: string; title: string; source: string } | null
    }
    OrderFilter: {
      status?: string; tier?: string; product?: string; unit?: string; engineer?: string
      breached?: boolean; open?: boolean; q?: string; cursor?: string; take?: number
    }
    OrderList: { items: S['OrderLine'][]; next?: string | null }
    OrderLine: {
      id: string; number: string; kind: string; summary: string; customer: string; product: string; scope: string; tier: string
      status: string; unitId: string; engineerId?: string | null; engineer?: string | null; openedAt: string; dueAt?: string | null
      dueNorm?: string | null; clock: 'running' | 'paused' | 'stopped' | 'none'; breached: number; pending: number
    }
    OpenOrder: {
      kind: string; summary: string; product: string; scope: string; tier: string; contract: string; place: string
      equipment?: string; reportedAt?: string; customerId: string; siteId: string; contact: string; phone: string
      address: string; channel: string; unitId?: string
    }
    OrderOpened: {
      number: string; kind: string; summary: string; product: string; scope: string; tier: string; contract: string; place: string
      equipment?: string | null; channel: string; reportedAt: string; customerId: string; customer: string; siteId: string; unitId: string
    }
    OrderHead: {
      id: string; number: string; status: string; opened: S['OrderOpened']; grade?: { tier: string; scope: string; reason: string } | null
      contact?: string | null; phone?: string | null; address?: string | null
      paused?: { reason: string; since: string; until?: string | null } | null; solvedAt?: string | null
    }
    RequiredField: { field: string; pack: string; norm: string }
    Act: {
      name: string; href: string; possible: boolean; why?: string | null; violations: S['Violation'][]; requires: S['RequiredField'][]
    }
    Visit: {
      id: string; number: number; engineerId: string; engineer: string; status: string; escalationOpen: boolean
      appointment?: { startsAt: string; endsAt?: string | null; origin: string } | null
      windowStart?: string | null; windowEnd?: string | null; arrivedAt?: string | null; solvedAt?: string | null
      finishedAt?: string | null; signedAt?: string | null; leftAt?: string | null; reschedulings: number; acts: S['Act'][]
    }
    VisitLine: {
      id: string; orderId: string; orderNumber: string; number: number; status: string; startsAt?: string | null; escalationOpen: boolean
    }
    CaseRef: { kind: string; id: string }
    Cause: { event: string; at: string; data: Record<string, unknown> }
    Segment: { from: string; to?: string | null; running: boolean; cause?: S['Cause'] | null }
    Clock: {
      norm: string; pack: string; title: string; source: string; case: S['CaseRef']; state: 'running' | 'paused' | 'stopped'
      verdict: string; startedAt: string; limitMs?: number | null; elapsedMs: number; dueAt?: string | null; promised: boolean
      breached: boolean; segments: S['Segment'][]; warnAt: string[]
    }
    Witness: { activation?: S['Cause'] | null; target?: S['Cause'] | null; state: string; decidedAt?: string | null; detail: string[] }
    Verdict: {
      norm: string; pack: string; packTitle: string; revision: string; title: string; text: string; source: string; check: string
      outcome: string; severity: string; case: S['CaseRef']; state: 'held' | 'pending' | 'breached' | 'inapplicable' | 'undetermined'
      activations: number; violations: number; firstBreachAt?: string | null; dueAt?: string | null
      witnesses: S['Witness'][]; deviated: boolean
    }
    TimelineItem: {
      id: string; case: S['CaseRef']; sequence: number; name: string; occurredAt: string; recordedAt: string
      actor: { id?: string | null; name: string }; device?: { id: string; sequence: number } | null; data: Record<string, unknown>
      personal?: Record<string, unknown> | null; hash: string
    }
    OrderPage: {
      now: string; version: number; order: S['OrderHead']; visits: S['Visit'][]; acts: S['Act'][]; clocks: S['Clock'][]
      verdicts: S['Verdict'][]; timeline: S['TimelineItem'][]
    }
    Site: { id: string; name: string; address: string; place: string }
    Customer: {
      id: string; name: string; tier: string; contract: string; sites: S['Site'][]; contact?: string | null; phone?: string | null
      services: { id: string; product: string; scope: string; tier: string; contract: string; circuit?: string | null; siteId?: string | null }[]
      number: string; unitId: string
    }
    Engineer: { id: string; name: string; unit: string; contractor?: string | null; open: number }
    Unit: { id: string; name: string; kind: string; children: S['Unit'][] }
    PackDocument: {
      number?: string | null; printedTitle?: string | null; issuer?: string | null; printedRevision?: string | null
      issuedOn?: string | null; effectiveOn?: string | null; nextReviewOn?: string | null; replaces: string[]
    }
    PackLine: {
      id: string; revision: string; title: string; document: S['PackDocument']; effectiveFrom?: string | null
      effectiveUntil?: string | null; norms: number
    }
    PackNorm: {
      id: string; title: string; text: string; source: string; case: string; form: string; check: string; hard: boolean
      outcome: string; severity: string
    }
    Pack: {
      id: string; revision: string; title: string; document: S['PackDocument']; effectiveFrom?: string | null
      effectiveUntil?: string | null; norms: S['PackNorm'][]
    }
    Notice: {
      id: string; at: string; kind: string; orderId: string; orderNumber: string; data: Record<string, unknown>; readAt?: string | null
    }
  }
}
