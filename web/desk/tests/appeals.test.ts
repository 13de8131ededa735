import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Me, Permission, Verdict } from '@guiju/api'
import AppealsPage from '../src/appeals/AppealsPage.vue'
import VerdictTools from '../src/appeals/VerdictTools.vue'
import ChangesPage from '../src/changes/ChangesPage.vue'
import VerdictRow from '../src/order/VerdictRow.vue'
import { useSession } from '../src/session/useSession'
import { answering, mountDesk, settled } from './desk'

const verdict: Verdict = {
  norm: 'N', pack: 'P', packTitle: 'Pack', revision: '1', title: '提前到达', text: '提前五分钟。', source: 'own:1', check: 'A', outcome: 'NC', severity: 'minor', case: { kind: 'visit', id: 'v' },
  state: 'breached', activations: 1, violations: 1, firstBreachAt: '2026-03-02T03:00:00Z', dueAt: null, witnesses: [], deviated: false, appeal: null, waiver: null,
}
const appeal = { id: 'a', by: '李成栋', byId: 'engineer', reason: '停电', proof: [], at: '2026-03-02T03:30:00Z', outcome: null, answer: null, answeredBy: null, answeredAt: null }
const receipt = () => Response.json({ id: 'o', version: 2, events: [] })

async function tools(one: Verdict, permissions: Permission[], id = 'somebody') {
  const desk = await mountDesk(VerdictTools, { orderId: 'o', verdict: one })
  useSession().me = { id, name: 'x', roles: [], permissions } as unknown as Me
  await settled()
  return desk.wrapper
}

const names = (wrapper: Awaited<ReturnType<typeof tools>>) => wrapper.findAll('button').map((button) => button.text())

afterEach(() => {
  document.body.innerHTML = ''
  vi.unstubAllGlobals()
})

describe('what one may do about a verdict', () => {
  it('depends on who one is and on what was done already', async () => {
    expect(names(await tools(verdict, []))).toEqual(['这条不合理'])
    expect(names(await tools(verdict, ['verdicts-appeal']))).toEqual(['申诉', '这条不合理'])
    expect(names(await tools({ ...verdict, state: 'held' }, ['verdicts-appeal', 'verdicts-waive']))).toEqual(['这条不合理'])
    expect(names(await tools({ ...verdict, appeal }, ['verdicts-appeal', 'verdicts-waive']))).toEqual(['准予', '维持原判定', '这条不合理'])
    expect(names(await tools({ ...verdict, appeal }, ['verdicts-appeal', 'verdicts-waive'], 'engineer'))).toEqual(['这条不合理'])
  })

  it('sends the reason once and not without one', async () => {
    const asked = answering({ 'POST /api/orders/o/appeals': receipt })
    const wrapper = await tools(verdict, ['verdicts-appeal'])
    await wrapper.findAll('button')[0]?.trigger('click')
    await wrapper.find('form').trigger('submit')
    expect(asked).toHaveLength(0)
    await wrapper.find('textarea').setValue('园区停电')
    await wrapper.find('form').trigger('submit')
    await settled()

    expect(asked.map((one) => one.body)).toEqual([{ pack: 'P', norm: 'N', caseId: 'v', reason: '园区停电', proof: [] }])
    expect(wrapper.emitted('done')).toHaveLength(1)
  })

  it('says beside the form why it was refused', async () => {
    answering({ 'POST /api/orders/o/waivers': () => Response.json({ code: 'waiver.own', title: '自己做的工作，须由别人豁免。' }, { status: 409 }) })
    const wrapper = await tools(verdict, ['verdicts-waive'])
    await wrapper.findAll('button')[0]?.trigger('click')
    await wrapper.find('textarea').setValue('同意')
    await wrapper.find('form').trigger('submit')
    await settled()

    expect(wrapper.find('[role=alert]').text()).toContain('须由别人豁免')
  })
})

describe('a waived breach', () => {
  it('stays a breach, with who set it aside, why and until when', async () => {
    const waiver = { id: 'w', by: '郑海涛', reason: '停电属实', at: '2026-03-02T03:40:00Z', until: '2026-04-01T00:00:00Z' }
    const text = (await mountDesk(VerdictRow, { verdict: { ...verdict, waiver } })).wrapper.text()

    expect(text).toContain('已豁免')
    expect(text).toContain('郑海涛')
    expect(text).toContain('停电属实')
    expect(text).toMatch(/到 .*04.01.* 为止/)
  })
})

describe('the lists', () => {
  const line = {
    id: 'a', state: 'open', appealed: true, orderId: 'o', orderNumber: 'GD1', caseId: 'v', caseKind: 'visit', pack: 'P', revision: '1', norm: 'N', title: '提前到达', source: 'own:1', engineer: '李成栋',
    reason: '停电', proof: [], by: '李成栋', own: false, at: '2026-03-02T03:30:00Z', answer: null, answeredBy: null, answeredAt: null, waiverId: null, waivedUntil: null, withdrawnAt: null,
  }

  it('of appeals keep the filter in the address and lead to the reasons on the order', async () => {
    const asked = answering({ 'GET /api/appeals': () => Response.json({ items: [line], counts: { open: 1, waived: 2, upheld: 0, ended: 0 } }) })
    const { wrapper, router } = await mountDesk(AppealsPage, {}, '/appeals')
    await settled()
    await wrapper.findAll('button').find((button) => button.text().startsWith('待处理'))?.trigger('click')
    await settled()

    expect(router.currentRoute.value.query).toEqual({ state: 'open' })
    expect(asked.at(-1)?.search).toBe('?state=open')
    expect(wrapper.find('a.line').attributes('href')).toBe('/orders/o?why=P~1~N~v')
  })

  it('of change requests take one that begins beside a clause, from the address', async () => {
    const asked = answering({ 'GET /api/change-requests': () => Response.json({ items: [], counts: {} }), 'POST /api/change-requests': receipt })
    const { wrapper, router } = await mountDesk(ChangesPage, {}, '/changes?ask=P~1~N')
    await settled()
    await wrapper.find('textarea').setValue('五分钟太早')
    await wrapper.find('form').trigger('submit')
    await settled()

    expect(asked.find((one) => one.method === 'POST')?.body).toEqual({ pack: 'P', revision: '1', norm: 'N', text: '五分钟太早' })
    expect(router.currentRoute.value.query).toEqual({})
  })

  it('of change requests mark an answer read when it is opened', async () => {
    const change = {
      id: 'c', state: 'taken-up', pack: 'P', revision: '1', norm: 'N', title: '提前到达', clause: '提前五分钟。', source: 'own:1', text: '太早', cases: [{ orderId: 'o', number: 'GD1' }], by: '李成栋', own: true,
      at: '2026-03-02T03:30:00Z', draft: '2', answer: '改为三分钟', answeredBy: '陆思远', answeredAt: '2026-03-02T03:50:00Z', unread: true,
    }
    const asked = answering({
      'GET /api/change-requests': () => Response.json({ items: [change], counts: { new: 0, 'taken-up': 1, declined: 0 } }), 'POST /api/change-requests/c/reading': receipt,
    })
    const { wrapper } = await mountDesk(ChangesPage, {}, '/changes')
    await settled()
    await wrapper.find('li button').trigger('click')
    await settled()

    expect(asked.filter((one) => one.method === 'POST').map((one) => one.path)).toEqual(['/api/change-requests/c/reading'])
    expect(wrapper.text()).toContain('采纳进草案 2')
    expect(wrapper.text()).toContain('改为三分钟')
  })
})
