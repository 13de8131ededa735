import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import ImportPage from '../src/imports/ImportPage.vue'
import ImportedCasePage from '../src/imports/ImportedCasePage.vue'
import ImportsPage from '../src/imports/ImportsPage.vue'
import { listenToKeys } from '../src/shell/useKeys'
import { answering, mountDesk, settled } from './desk'

const counts = (breached: number, held: number, inapplicable = 0) => ({ held, breached, pending: 0, inapplicable, undetermined: 0 })
const log = {
  id: 'i', name: 'parcels.xes', unit: null, importedAt: '2026-03-02T03:00:00Z', complete: true, cases: 4580, events: 21348, firstAt: '2010-01-13T08:00:00Z', lastAt: '2014-01-03T08:00:00Z',
  pack: { id: 'PK', revision: '1', title: '包裹' }, verdicts: { norm: '', ...counts(3, 9) },
}
const norm = (id: string, title: string, breached: number, held: number) =>
  ({ id, title, text: `${title}的条文`, source: 'own:1', severity: 'minor', ...counts(breached, held, 2) })
const one = (id: string) => ({ id, importId: 'i', number: 1, key: `Case ${id}`, events: 2, firstAt: '2010-01-13T08:00:00Z', lastAt: '2010-01-14T08:00:00Z', ...counts(1, 1) })
const page = { import: log, norms: [norm('N-CALM', '签收', 0, 9), norm('N-DAY', '一天送达', 3, 6)] }
const cases = (...ids: string[]) => () => Response.json({ items: ids.map(one), next: ids.length > 1 ? '2' : null })
const broken = () => Response.json({ code: 'server.fault', title: 'Broken' }, { status: 500 })
const cause = (activity: string, at: string) => ({ event: 'log.recorded', at, data: { activity, attributes: {} } })
const told = (id: string, sequence: number, name: string, occurredAt: string, data: unknown) =>
  ({ id, case: { kind: 'imported', id: 'a' }, sequence, name, occurredAt, recordedAt: '2026-03-02T03:00:00Z', actor: { id: null, name: 'import' }, data, hash: '' })
const imported = {
  import: log, case: one('a'), attributes: { 'concept:name': 'Case a', customer: 'gold' }, clocks: [],
  verdicts: [{
    norm: 'N-DAY', pack: 'PK', packTitle: '包裹', revision: '1', title: '一天送达', text: '寄出后一天内送达。', source: 'own:1', check: 'A', outcome: 'NC', severity: 'minor',
    case: { kind: 'imported', id: 'a' }, state: 'breached', activations: 1, violations: 1, firstBreachAt: '2010-01-14T08:00:00Z', deviated: false,
    witnesses: [{ activation: cause('sent', '2010-01-13T08:00:00Z'), state: 'breached', detail: [] }],
  }],
  timeline: [
    told('1', 2, 'log.recorded', '2010-01-13T08:00:00Z', { activity: 'sent', attributes: { 'concept:name': 'sent', 'org:resource': 'Ann', weight: 12, tier: 'normal' } }),
    told('2', 1, 'case.imported', '2026-03-02T03:00:00Z', { importId: 'i', key: 'Case a', number: 1, attributes: { customer: 'gold' } }),
  ],
}

let deafen: () => void

beforeEach(() => { deafen = listenToKeys() })
afterEach(() => {
  deafen()
  document.body.innerHTML = ''
  vi.unstubAllGlobals()
})

const press = (key: string) => { document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })) }

describe('the list of imported logs', () => {
  it('shows each with its pack, its size and what was broken, and opens it by keyboard', async () => {
    answering({ 'GET /api/imports': () => Response.json({ items: [log, { ...log, id: 'cut', complete: false }], next: null }) })
    const { wrapper, router } = await mountDesk(ImportsPage, {}, '/imports')
    await settled()
    const rows = wrapper.findAll('tbody tr')
    expect(rows[0]?.text()).toContain('4,580 个案卷')
    expect(rows[0]?.text()).toContain('3 违反')
    expect(rows[1]?.text()).toContain('没有导完')
    expect(rows[1]?.text()).not.toContain('3 违反')
    press('j')
    press('Enter')
    await settled()

    expect(router.currentRoute.value.path).toBe('/imports/i')
  })

  it('says how to bring one in, and offers another try where it could not be read', async () => {
    answering({ 'GET /api/imports': [() => Response.json({ items: [], next: null }), broken, () => Response.json({ items: [log], next: null })] })
    const { wrapper } = await mountDesk(ImportsPage, {}, '/imports')
    expect(wrapper.find('[role=status]').exists()).toBe(true)
    await settled()
    expect(wrapper.text()).toContain('./guiju import')

    const failed = (await mountDesk(ImportsPage, {}, '/imports')).wrapper
    await settled()
    expect(failed.get('[role=alert]').text()).toContain('Broken')
    await failed.get('[role=alert] button').trigger('click')
    await settled()
    expect(failed.text()).toContain('parcels.xes')
  })
})

describe('one imported log', () => {
  it('puts the most broken norm first and lets its figure choose the cases, in the address', async () => {
    const asked = answering({ 'GET /api/imports/i': () => Response.json(page), 'GET /api/imports/i/cases': cases('a', 'b') })
    const { wrapper, router } = await mountDesk(ImportPage, { id: 'i' }, '/imports/i')
    await settled()
    expect(wrapper.findAll('[data-norm]').map((row) => row.attributes('data-norm'))).toEqual(['N-DAY', 'N-CALM'])
    await wrapper.get('[data-norm=N-DAY] [aria-label="一天送达：已违反 3"]').trigger('click')
    await settled()

    expect(router.currentRoute.value.query).toEqual({ norm: 'N-DAY', verdict: 'breached' })
    expect(asked.at(-1)?.search).toBe('?norm=N-DAY&verdict=breached&take=100')
    expect(wrapper.text()).toContain('一天送达的条文')
    await wrapper.get('[data-norm=N-DAY] [aria-pressed=true]').trigger('click')
    await settled()
    expect(router.currentRoute.value.query).toEqual({})
  })

  it('reads on where the page ended, and keeps the filter when a case is opened', async () => {
    const asked = answering({ 'GET /api/imports/i': () => Response.json(page), 'GET /api/imports/i/cases': [cases('a', 'b'), cases('c')] })
    const { wrapper, router } = await mountDesk(ImportPage, { id: 'i' }, '/imports/i?verdict=breached')
    await settled()
    await wrapper.get('.more button').trigger('click')
    await settled()
    expect(asked.at(-1)?.search).toBe('?verdict=breached&cursor=2&take=100')
    expect(wrapper.findAll('.cases tbody tr').map((row) => row.get('a').text())).toEqual(['Case a', 'Case b', 'Case c'])
    for (const key of ['j', 'j', 'Enter']) press(key)
    await settled()

    expect(router.currentRoute.value.fullPath).toBe('/imports/i/cases/b?verdict=breached')
  })

  it('takes no verdict from the address that there is not, and says when no case matches', async () => {
    const asked = answering({ 'GET /api/imports/i': () => Response.json(page), 'GET /api/imports/i/cases': cases() })
    const { wrapper } = await mountDesk(ImportPage, { id: 'i' }, '/imports/i?verdict=late&q=zz')
    await settled()

    expect(asked.at(-1)?.search).toBe('?q=zz&take=100')
    expect(wrapper.text()).toContain('没有这样的案卷')
  })

  it('says that it was cut off, and shows the cases of a log without a pack', async () => {
    answering({ 'GET /api/imports/i': () => Response.json({ import: { ...log, complete: false, pack: null }, norms: [] }), 'GET /api/imports/i/cases': cases('a') })
    const { wrapper } = await mountDesk(ImportPage, { id: 'i' }, '/imports/i')
    await settled()

    expect(wrapper.get('[role=status]').text()).toContain('没有导完')
    expect(wrapper.text()).toContain('没有带规范包')
    expect(wrapper.text()).toContain('Case a')
  })
})

describe('an imported case', () => {
  it('tells events by the names and attributes that the log gave them, without a delay of years', async () => {
    answering({ 'GET /api/imports/i/cases/a': () => Response.json(imported) })
    const { wrapper } = await mountDesk(ImportedCasePage, { id: 'i', caseId: 'a' }, '/imports/i/cases/a')
    await settled()
    const entries = wrapper.findAll('.entry').map((entry) => entry.text())

    expect(entries).toHaveLength(2)
    expect(entries[1]).toContain('sent')
    expect(entries[1]).toContain('经办人 Ann')
    expect(entries[1]).toContain('weight 12')
    expect(entries[1]).toContain('tier normal')
    expect(entries[1]).not.toContain('concept:name')
    expect(entries[1]).not.toContain('记录于')
    expect(wrapper.get('[aria-label=案卷属性]').text()).toContain('customergold')
  })

  it('shows which clause was broken, on which event it rests, and the way back to the same list', async () => {
    answering({ 'GET /api/imports/i/cases/a': () => Response.json(imported) })
    const { wrapper, router } = await mountDesk(ImportedCasePage, { id: 'i', caseId: 'a' }, '/imports/i/cases/a?norm=N-DAY&verdict=breached&timeline=oldest')
    await settled()
    const verdict = wrapper.get('.verdict').text()
    expect(verdict).toContain('寄出后一天内送达。')
    expect(verdict).toContain('PK 1 · N-DAY')
    expect(verdict).toContain('已违反 sent')
    press('u')
    await settled()

    expect(router.currentRoute.value.fullPath).toBe('/imports/i?norm=N-DAY&verdict=breached')
  })

  it('says why there is nothing to see', async () => {
    answering({ 'GET /api/imports/i/cases/a': () => Response.json({ code: 'import.unknown', title: '没有这份历史记录或案卷。' }, { status: 404 }) })
    const { wrapper } = await mountDesk(ImportedCasePage, { id: 'i', caseId: 'a' }, '/imports/i/cases/a')
    await settled()

    expect(wrapper.get('[role=alert]').text()).toContain('没有这份历史记录')
  })
})
