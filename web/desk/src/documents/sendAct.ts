import type { Revision, RevisionAct, Role } from '@guiju/api'
import { guiju } from '../guiju'

export const qualities = ['complete', 'comprehensive', 'accurate', 'operable', 'enforceable'] as const

/** What an act on a revision asks of who does it. */
export interface ActForm {
  text: string
  qualities: string[]
  day?: Date
  nextReview?: Date
  roles: Role[]
  unitId?: string
  revision: string
}

const dateOnly = (day: Date) => `${String(day.getFullYear())}-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}`

/** Whether the form says all that the act needs. */
export function isReady(act: RevisionAct, form: ActForm): boolean {
  if (act === 'review') return qualities.every((one) => form.qualities.includes(one))
  if (act === 'issue') return form.day !== undefined && form.roles.length > 0
  if (act === 'put-in-force') return form.day !== undefined
  if (act === 'confirm') return form.nextReview !== undefined && form.text.trim() !== ''
  if (act === 'draft') return form.revision.trim() !== ''

  return act === 'approve' || form.text.trim() !== ''
}

/** Does the act; answers the revision to look at then. */
export async function sendAct(pack: string, revision: Revision, act: RevisionAct, form: ActForm): Promise<string> {
  const path = { pack, revision: revision.number }
  const params = { path }
  const text = form.text.trim()
  switch (act) {
    case 'submit': await guiju.read(guiju.http.POST('/api/documents/{pack}/revisions/{revision}/submission', { params, body: { changes: text } })); break
    case 'review': await guiju.read(guiju.http.POST('/api/documents/{pack}/revisions/{revision}/review', { params, body: { complete: true, comprehensive: true, accurate: true, operable: true, enforceable: true, note: text || undefined } })); break
    case 'return': await guiju.read(guiju.http.POST('/api/documents/{pack}/revisions/{revision}/return', { params, body: { reason: text } })); break
    case 'approve': await guiju.read(guiju.http.POST('/api/documents/{pack}/revisions/{revision}/approval', { params, body: { note: text || undefined } })); break
    case 'withdraw': await guiju.read(guiju.http.POST('/api/documents/{pack}/revisions/{revision}/withdrawal', { params, body: { reason: text } })); break
    case 'retire': await guiju.read(guiju.http.POST('/api/documents/{pack}/revisions/{revision}/retirement', { params, body: { reason: text, at: form.day?.toISOString() } })); break
    case 'confirm': await guiju.read(guiju.http.POST('/api/documents/{pack}/revisions/{revision}/confirmation', { params, body: { note: text, nextReviewOn: form.nextReview ? dateOnly(form.nextReview) : '' } })); break
    case 'issue': await guiju.read(guiju.http.POST('/api/documents/{pack}/revisions/{revision}/issue', { params, body: {
      effectiveFrom: form.day?.toISOString() ?? '', nextReviewOn: form.nextReview ? dateOnly(form.nextReview) : undefined, roles: form.roles, unitId: form.unitId,
    } })); break
    case 'put-in-force': await guiju.read(guiju.http.PUT('/api/packs/{id}/{revision}/force', { params: { path: { id: pack, revision: revision.number } }, body: { from: form.day?.toISOString() ?? '' } })); break
    case 'draft':
      await guiju.read(guiju.http.POST('/api/documents/{pack}/revisions', { params: { path: { pack } }, body: { revision: form.revision.trim(), from: revision.number } }))
      return form.revision.trim()
    default: break
  }

  return revision.number
}
