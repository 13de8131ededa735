import { describe, expect, it } from 'vitest'
import { actForms, bodyOf, formOf, missing, shownFields, startValues, tools } from '../src'
import { context, happened, orderId, page, visit } from './world'

const shown = (name: string, values: Parameters<typeof shownFields>[1]) => shownFields(formOf(name), values).map((field) => field.name)

describe('the form of an act', () => {
  it('exists once for every act, and an unknown act can be done without one', () => {
    const names = actForms.map((form) => form.name)

    expect(new Set(names).size).toBe(names.length)
    expect(formOf('visit.danced').fields).toEqual([])
  })

  it('tells a tick that was not made as not made, and leaves out what was not touched', () => {
    const form = formOf('visit.admitted')
    const values = { ...startValues(form, context()), introduced: true, permitted: true }

    expect(bodyOf(form, values)).toEqual({
      introduced: true, badgeShown: false, cardHanded: false, purposeTold: false, permitted: true, shoeCovers: false,
    })
  })

  it('sends a call that reached nobody without what was never said', () => {
    const form = formOf('visit.called')
    const values = { ...startValues(form, context()), reached: false, appointmentStartsAt: '2026-03-02T06:00:00Z' }

    expect(bodyOf(form, values)).toEqual({ reached: false })
  })

  it('sends the time agreed on the phone within the call', () => {
    const form = formOf('visit.called')
    const values = { ...startValues(form, context()), faultCheck: 'confirmed', appointmentStartsAt: '2026-03-02T06:00:00Z' }

    expect(bodyOf(form, values)).toMatchObject({ reached: true, faultCheck: 'confirmed', appointment: { startsAt: '2026-03-02T06:00:00Z' } })
    expect(bodyOf(form, values)).not.toHaveProperty('appointmentStartsAt')
  })

  it('ticks no tool by itself, counts what was not ticked as missing, and then asks why', () => {
    const form = formOf('visit.prepared')
    const none = startValues(form, context())
    const all = { ...none, tools: [...tools] }
    const without = { ...all, tools: tools.filter((tool) => tool !== 'badge'), missingReason: 'lost' }

    expect(bodyOf(form, none)).toEqual({ tools: [], missing: [...tools] })
    expect(shown('visit.prepared', all)).toEqual(['tools'])
    expect(shown('visit.prepared', without)).toEqual(['tools', 'missingReason'])
    expect(bodyOf(form, all)).toEqual({ tools: [...tools], missing: [] })
    expect(bodyOf(form, without)).toMatchObject({ missing: ['badge'], missingReason: 'lost' })
  })

  it('asks for leftovers or for the word that there are none', () => {
    expect(shown('fault.solved', { leftoversNone: true })).not.toContain('leftovers')
    expect(shown('fault.solved', { leftoversNone: false })).toContain('leftovers')
  })

  it('knows what is still missing, blank text included', () => {
    const form = formOf('order.paused')

    expect(missing(form, { reason: undefined, note: '  ' })).toEqual(['reason', 'note'])
    expect(missing(form, { reason: 'third-party', note: 'power cut' })).toEqual([])
  })

  it('fills the card in from the visit', () => {
    const seen = page({ timeline: [happened('visit.arrived', '2026-03-02T03:50:00Z')] })

    expect(startValues(formOf('visit.carded'), context({ page: seen }))).toMatchObject({
      arrivalAt: '2026-03-02T03:50:00Z', departureAt: '2026-03-02T04:00:00.000Z', visitor: 'Zhang', surname: '',
    })
  })

  it('fills the record in from whichever visit solved it', () => {
    const other = 'another-visit'
    const seen = page({
      timeline: [
        happened('visit.arrived', '2026-03-02T01:00:00Z'),
        happened('visit.arrived', '2026-03-02T03:00:00Z', {}, other),
        happened('fault.solved', '2026-03-02T03:30:00Z', { process: 'p', analysis: 'a', leftoversNone: true }, other),
        happened('visit.cleaned', '2026-03-02T03:40:00Z', {}, other),
        happened('order.paused', '2026-03-02T03:41:00Z', {}, orderId),
      ],
    })

    expect(startValues(formOf('order.recorded'), context({ page: seen, visit: visit() }))).toMatchObject({
      arrivalAt: '2026-03-02T03:00:00Z', solvedAt: '2026-03-02T03:30:00Z', finishedAt: '2026-03-02T03:40:00Z',
      process: 'p', analysis: 'a', leftoversNone: true, source: 'online',
    })
  })

  it('never signs with a masked name', () => {
    const masked = page()
    masked.order.contact = 'H**'

    expect(startValues(formOf('visit.signed'), context({ page: masked })).signer).toBe('')
  })

  it('opens a regrading at the grade that counts now', () => {
    const regraded = page()
    regraded.order.grade = { tier: 'AA', scope: 'cross-province', reason: 'r' }

    expect(startValues(formOf('order.regraded'), context({ page: regraded }))).toMatchObject({ tier: 'AA', scope: 'cross-province' })
  })
})
