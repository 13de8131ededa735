import { afterEach, describe, expect, it, vi } from 'vitest'
import ActButton from '../src/acts/ActButton.vue'
import ActPanel from '../src/acts/ActPanel.vue'
import VisitCard from '../src/order/VisitCard.vue'
import { act, happened, me, page, violation, visit, visitId } from '../../api/tests/world'
import { answering, mountDesk, settled } from './desk'

afterEach(() => {
  document.body.innerHTML = ''
  vi.unstubAllGlobals()
})

const receipt = () => Response.json({ id: visitId, version: 3, events: [] })

describe('the button of an act', () => {
  it('is shut with the norm beside it and the time until it opens', async () => {
    const opens = new Date(Date.parse('2026-03-02T04:00:00Z') + 90_000).toISOString()
    const { wrapper } = await mountDesk(ActButton, { act: act('visit.unmet', { violations: [violation({ opensAt: opens })] }) })

    const button = wrapper.get('button')
    expect(button.attributes('disabled')).toBeDefined()
    expect(document.getElementById(button.attributes('aria-describedby') ?? '')?.textContent).toContain('Wait five minutes')
    expect(wrapper.text()).toContain('GT-WAIT5')
    expect(wrapper.text()).toContain('01:30')
  })

  it('is shut by its state with the reason', async () => {
    const { wrapper } = await mountDesk(ActButton, { act: act('visit.left', { possible: false, why: 'access.not-permitted' }) })

    expect(wrapper.get('button').attributes('disabled')).toBeDefined()
    expect(wrapper.get('p').text().length).toBeGreaterThan(3)
  })

  it('stays open when only soft norms are in the way, and names them', async () => {
    const { wrapper } = await mountDesk(ActButton, { act: act('visit.departed', { violations: [violation({ hard: false, title: 'Call first' })] }) })

    expect(wrapper.get('button').attributes('disabled')).toBeUndefined()
    expect(wrapper.text()).toContain('Call first')
    await wrapper.get('button').trigger('click')
    expect(wrapper.emitted('choose')).toHaveLength(1)
  })
})

describe('a visit', () => {
  const acts = ['visit.accepted', 'visit.declined', 'visit.called', 'visit.left'].map((name) => act(name, { possible: name !== 'visit.left', why: name === 'visit.left' ? 'visit.not-possible' : undefined }))

  it('puts the next act first and shows what is done', async () => {
    const { wrapper } = await mountDesk(VisitCard, { visit: visit({ acts }), timeline: [happened('visit.accepted', '2026-03-02T03:00:00Z')] })

    expect(wrapper.get('.next').get('button').text()).toBe('行前电话')
    expect(wrapper.findAll('button').find((button) => button.text().startsWith('响应'))?.text()).toContain('✓')
  })

  it('tells who is waited for when the reader cannot act', async () => {
    const shut = acts.map((one) => ({ ...one, possible: false, why: 'access.not-permitted' }))
    const { wrapper } = await mountDesk(VisitCard, { visit: visit({ acts: shut }), timeline: [happened('visit.accepted', '2026-03-02T03:00:00Z')] })

    expect(wrapper.get('.next').text()).toContain('Zhang')
    expect(wrapper.get('.next').text()).toContain('行前电话')
    expect(wrapper.findAll('button').every((button) => button.attributes('disabled') !== undefined)).toBe(true)
  })
})

describe('the form of an act', () => {
  const open = async (offered: ReturnType<typeof act>) => mountDesk(ActPanel, { act: offered, context: { me, page: page(), visit: visit() } })

  it('marks what the norms require', async () => {
    const { wrapper } = await open(act('visit.admitted', { requires: [{ field: 'permitted', pack: 'P', norm: 'N', phrases: [] }] }))

    const starred = wrapper.findAll('.field').filter((field) => field.find('.star').exists())
    expect(starred.map((field) => field.text())).toEqual(['客户同意进门*'])
  })

  it('writes down with one touch what the norms want said', async () => {
    const { wrapper } = await open(act('visit.left', { requires: [{ field: 'closingWords', pack: 'P', norm: 'N', phrases: ['Thank you,', 'goodbye!'] }] }))

    await wrapper.get('.say').trigger('click')
    expect(wrapper.get<HTMLInputElement>('#field-closingWords').element.value).toBe('Thank you, goodbye!')
  })

  it('underlines what a clause forbids while it is written, and takes the better words by key', async () => {
    const sought = (text: string, better?: string) => ({ text, better, place: 'anywhere' as const, except: [], unless: [], manner: ['shirking'] })
    const { wrapper } = await open(act('visit.left', { screens: [{
      norm: 'N', pack: 'P', title: 'Say it well', source: 'S:1', hard: false, soft: true, fields: ['closingWords'],
      forbid: [sought('不知道', '我去核实')], promise: [sought('保证')], variants: ['证證'],
    }] }))
    const box = wrapper.get<HTMLTextAreaElement>('#field-closingWords')

    await box.setValue('我不 知道，保證再来')
    expect(wrapper.findAll('.marks mark').map((mark) => mark.text())).toEqual(['不 知道', '保證'])
    expect(wrapper.findAll('.found li').map((line) => line.text())).toEqual([expect.stringContaining('推脱'), expect.stringContaining('承诺将记入工单')])
    await box.trigger('keydown', { key: 'Enter', altKey: true })

    expect(wrapper.get<HTMLTextAreaElement>('#field-closingWords').element.value).toBe('我我去核实，保證再来')
    expect(wrapper.findAll('.marks mark').map((mark) => mark.text())).toEqual(['保證'])
  })

  it('asks for a reason beside the soft norm, sends it again and is done', async () => {
    const gate = () => Response.json({ code: 'norm.gate', title: 'no', violations: [violation({ norm: 'GT-CALL', hard: false, title: 'Call first' })] }, { status: 409 })
    const asked = answering({ [`POST /api/visits/${visitId}/visit.departed`]: [gate, receipt] })
    const { wrapper } = await open(act('visit.departed'))

    await wrapper.get('form').trigger('submit')
    await settled()
    expect(wrapper.text()).toContain('Call first')
    expect(wrapper.get('.go').attributes('disabled')).toBeDefined()
    await wrapper.get('.deviations textarea').setValue('the customer stood at the desk')
    await wrapper.get('form').trigger('submit')
    await settled()

    expect(asked[1]?.body).toMatchObject({ deviations: [{ norm: 'GT-CALL', reason: 'the customer stood at the desk' }] })
    expect(wrapper.emitted('done')).toHaveLength(1)
  })

  it('shows the clause of a hard norm and asks for no reason', async () => {
    answering({ [`POST /api/visits/${visitId}/visit.knocked`]: () => Response.json({ code: 'norm.gate', title: 'no', violations: [violation({ clause: 'Wait at the door.' })] }, { status: 409 }) })
    const { wrapper } = await open(act('visit.knocked'))

    await wrapper.get('form').trigger('submit')
    await settled()
    expect(wrapper.text()).toContain('Wait at the door.')
    expect(wrapper.find('.deviations').exists()).toBe(false)
    expect(wrapper.emitted('done')).toBeUndefined()
  })

  it('says when nobody knows whether it was received', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('down')))
    const { wrapper } = await open(act('visit.knocked'))

    await wrapper.get('form').trigger('submit')
    await settled()
    expect(wrapper.get('[role=alert]').text()).toContain('再次提交是安全的')
  })

  it('binds a signature to what was shown', async () => {
    const asked = answering({ [`POST /api/visits/${visitId}/visit.signed`]: receipt })
    const { wrapper } = await open(act('visit.signed'))

    expect(wrapper.get('.shown').text()).toContain('Line down')
    await wrapper.get('form').trigger('submit')
    await settled()
    expect(asked[0]?.body).toMatchObject({ shown: expect.stringMatching(/^[0-9a-f]{64}$/) as string, signerRole: 'fault-owner' })
  })
})
