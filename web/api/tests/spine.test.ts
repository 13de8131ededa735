import { describe, expect, it } from 'vitest'
import { awaitedStep, hasOpened, nextAct, sevenPoints, standing } from '../src'
import { act, happened, orderId, page, violation, visit } from './world'

describe('how an act stands', () => {
  it('is open when nothing is in the way', () => {
    expect(standing(act('visit.arrived'))).toBe('open')
  })

  it('asks for a reason when only soft norms are in the way', () => {
    expect(standing(act('visit.departed', { violations: [violation({ hard: false })] }))).toBe('reason')
  })

  it('is shut by one hard norm among soft ones, and by the state', () => {
    expect(standing(act('visit.unmet', { violations: [violation({ hard: false }), violation()] }))).toBe('shut')
    expect(standing(act('visit.unmet', { possible: false }))).toBe('shut')
  })
})

describe('the next act', () => {
  const offered = ['visit.accepted', 'visit.called', 'visit.prepared', 'visit.departed', 'visit.arrived'].map((name) => act(name))

  it('is the first step straight on', () => {
    expect(nextAct(visit({ acts: offered }), [])?.name).toBe('visit.accepted')
  })

  it('passes over what is done already, though it could be done again', () => {
    const done = [happened('visit.accepted', '2026-03-02T01:00:00Z'), happened('visit.called', '2026-03-02T02:00:00Z')]

    expect(nextAct(visit({ acts: offered }), done)?.name).toBe('visit.prepared')
  })

  it('does not count what was done on another visit', () => {
    const elsewhere = [happened('visit.accepted', '2026-03-02T01:00:00Z', {}, 'another')]

    expect(nextAct(visit({ acts: offered }), elsewhere)?.name).toBe('visit.accepted')
  })

  it('never is a step that a norm shuts', () => {
    const acts = [act('visit.arrived', { violations: [violation()] })]

    expect(nextAct(visit({ acts }), [])).toBeUndefined()
  })

  it('follows the way of nobody at the door while one waits there', () => {
    const acts = [act('visit.contacted'), act('visit.carded'), act('visit.admitted')]

    expect(nextAct(visit({ status: 'waiting', acts }), [])?.name).toBe('visit.contacted')
    expect(nextAct(visit({ status: 'arrived', acts }), [])?.name).toBe('visit.admitted')
  })

  it('is none when only ways aside are open', () => {
    expect(nextAct(visit({ acts: [act('visit.left', { possible: false }), act('visit.rescheduled')] }), [])).toBeUndefined()
  })

  it('is the taking of an escalation for whoever may take it', () => {
    expect(nextAct(visit({ status: 'escalated', acts: [act('fault.solved'), act('escalation.taken')] }), [])?.name).toBe('escalation.taken')
  })
})

describe('the seven points', () => {
  const lit = (timeline: Parameters<typeof sevenPoints>[0]) => sevenPoints(timeline).filter((point) => point.lit).map((point) => point.key)

  it('are dark on a new order', () => {
    expect(lit([happened('order.opened', '2026-03-02T01:00:00Z', {}, orderId)])).toEqual([])
  })

  it('are lit by what was recorded', () => {
    expect(lit([
      happened('visit.accepted', '2026-03-02T01:00:00Z'),
      happened('visit.arrived', '2026-03-02T02:00:00Z'),
      happened('fault.solved', '2026-03-02T02:30:00Z', { process: 'p', analysis: 'a', leftoversNone: true }),
      happened('visit.cleaned', '2026-03-02T02:40:00Z', { restored: true, cleaned: true }),
      happened('visit.signed', '2026-03-02T02:45:00Z'),
      happened('order.recorded', '2026-03-02T03:00:00Z', {}, orderId),
      happened('order.archived', '2026-03-02T04:00:00Z', {}, orderId),
    ])).toEqual(['respond', 'times', 'detail', 'clean', 'sign', 'online', 'archive'])
  })

  it('stay dark where the detail is not whole or the place was not put in order', () => {
    expect(lit([
      happened('fault.solved', '2026-03-02T02:30:00Z', { process: 'p', analysis: 'a', leftoversNone: false }),
      happened('visit.cleaned', '2026-03-02T02:40:00Z', { restored: false, cleaned: true }),
    ])).toEqual([])
  })

  it('begin again with each visit, whatever the one before was signed for', () => {
    const first = [
      happened('visit.planned', '2026-03-02T01:00:00Z'), happened('visit.accepted', '2026-03-02T01:10:00Z'), happened('visit.arrived', '2026-03-02T02:00:00Z'),
      happened('visit.unsolved', '2026-03-02T02:20:00Z', { process: 'p', leftovers: 'a part' }),
      happened('visit.cleaned', '2026-03-02T02:30:00Z', { restored: true, cleaned: true }), happened('visit.signed', '2026-03-02T02:40:00Z'),
    ]

    expect(lit(first)).toEqual(['respond', 'times', 'detail', 'clean', 'sign'])
    expect(lit([...first, happened('visit.planned', '2026-03-02T05:00:00Z'), happened('visit.accepted', '2026-03-02T05:10:00Z')])).toEqual(['respond'])
  })

  it('go by the last word, however the timeline is sorted', () => {
    expect(lit([
      happened('visit.cleaned', '2026-03-02T05:00:00Z', { restored: false, cleaned: true }),
      happened('visit.cleaned', '2026-03-02T02:40:00Z', { restored: true, cleaned: true }),
    ])).toEqual([])
  })
})

describe('the step that is waited for', () => {
  it('comes after what was done last, whoever is to do it', () => {
    expect(awaitedStep(visit(), [])).toBe('visit.accepted')
    expect(awaitedStep(visit(), [happened('visit.accepted', '2026-03-02T01:00:00Z'), happened('visit.departed', '2026-03-02T02:00:00Z')])).toBe('visit.arrived')
  })

  it('is the supervisor\'s while an escalation is open', () => {
    expect(awaitedStep(visit({ status: 'escalated', escalationOpen: true }), [])).toBe('escalation.taken')
  })

  it('is none once the visit is over', () => {
    expect(awaitedStep(visit({ status: 'left' }), [happened('visit.left', '2026-03-02T01:00:00Z')])).toBeUndefined()
  })
})

describe('what time held back', () => {
  const waiting = page({ visits: [visit({ acts: [act('visit.unmet', { violations: [violation({ opensAt: '2026-03-02T04:05:00Z' })] })] })] })

  it('has opened once its instant has come, and not before', () => {
    expect(hasOpened(waiting, Date.parse('2026-03-02T04:04:59Z'))).toBe(false)
    expect(hasOpened(waiting, Date.parse('2026-03-02T04:05:00Z'))).toBe(true)
  })

  it('is nothing where no time is in the way', () => {
    expect(hasOpened(undefined, 0)).toBe(false)
    expect(hasOpened(page({ acts: [act('order.archived', { violations: [violation()] })] }), Date.parse('2027-01-01T00:00:00Z'))).toBe(false)
  })
})
