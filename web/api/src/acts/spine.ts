import type { Act, OrderPage, TimelineItem, Visit } from '../types'

/** Whether an act is open, open for one who gives a reason, or shut. */
export function standing(act: Act): 'open' | 'reason' | 'shut' {
  if (!act.possible || act.violations.some((violation) => violation.hard)) return 'shut'
  return act.violations.length > 0 ? 'reason' : 'open'
}

export interface Thing {
  key: 'respond' | 'call' | 'tools' | 'enter' | 'work' | 'leave' | 'aside'
  acts: readonly string[]
}

/** The five things of a home visit (GT-FIVE) with the response before them and what turns aside from them. */
export const things: readonly Thing[] = [
  { key: 'respond', acts: ['visit.accepted', 'visit.declined'] },
  { key: 'call', acts: ['visit.called'] },
  { key: 'tools', acts: ['visit.prepared', 'visit.departed'] },
  { key: 'enter', acts: ['visit.arrived', 'visit.knocked', 'visit.contacted', 'visit.carded', 'visit.unmet', 'visit.admitted'] },
  { key: 'work', acts: ['backup.asked', 'work.started', 'escalation.reported', 'escalation.taken', 'fault.solved', 'visit.unsolved'] },
  { key: 'leave', acts: ['visit.demonstrated', 'visit.cleaned', 'visit.signed', 'visit.left'] },
  { key: 'aside', acts: ['visit.rescheduled', 'visit.cancelled'] },
]

const straightOn = [
  'visit.accepted', 'visit.called', 'visit.prepared', 'visit.departed', 'visit.arrived', 'visit.admitted', 'backup.asked',
  'work.started', 'fault.solved', 'visit.demonstrated', 'visit.cleaned', 'visit.signed', 'visit.left',
]

const noAnswer = ['visit.knocked', 'visit.contacted', 'visit.carded', 'visit.unmet']

/**
 * What to offer first: the next step straight on that is open and not yet done. Only a suggestion of where the thumb should
 * find the button; what may be done is the server's word in each act.
 */
export function nextAct(visit: Visit, timeline: readonly TimelineItem[]): Act | undefined {
  const done = new Set(timeline.filter((item) => item.case.id === visit.id).map((item) => item.name))
  const open = visit.acts.filter((act) => standing(act) === 'open')
  const pick = (path: readonly string[]) => path.map((name) => open.find((act) => act.name === name && !done.has(name))).find(Boolean)

  return pick(['escalation.taken']) ?? (visit.status === 'waiting' ? pick(noAnswer) : undefined) ?? pick(straightOn)
}

/** The step that is waited for, whoever is to take it: the first one after what was done last. */
export function awaitedStep(visit: Visit, timeline: readonly TimelineItem[]): string | undefined {
  if (isOver(visit)) return undefined
  if (visit.escalationOpen) return 'escalation.taken'
  const done = new Set(timeline.filter((item) => item.case.id === visit.id).map((item) => item.name))
  const path = visit.status === 'waiting' ? noAnswer : straightOn

  return path[path.findLastIndex((name) => done.has(name)) + 1]
}

/** Other open ways on from here, the likeliest first. */
export function otherActs(visit: Visit, next: Act | undefined): Act[] {
  return visit.acts.filter((act) => standing(act) !== 'shut' && act.name !== next?.name)
}

/** Whether something that only time held back has opened since the page was read: then it is worth reading again. */
export function hasOpened(page: OrderPage | undefined, now: number): boolean {
  const acts = page ? [...page.acts, ...page.visits.flatMap((visit) => visit.acts)] : []
  return acts.some((act) => act.violations.some((violation) => violation.opensAt && Date.parse(violation.opensAt) <= now))
}

/** Whether nothing more will happen on this visit. */
export function isOver(visit: Visit): boolean {
  return ['left', 'unmet', 'declined', 'cancelled'].includes(visit.status)
}
