import { describe, expect, it, vi } from 'vitest'
import type { DryRunClause } from '@guiju/api'
import DocumentsPage from '../src/documents/DocumentsPage.vue'
import { alwaysBreached, neverFired } from '../src/documents/usage'
import { wordsApart } from '../src/documents/wordsApart'
import { answering, mountDesk, settled } from './desk'

const json = (body: unknown) => () => new Response(JSON.stringify(body), { headers: { 'Content-Type': 'application/json' } })

const line = (pack: string, title: string, mine: boolean) => ({
  pack, title, open: [], revisions: 1, nextRevision: '2', next: { act: 'approve', by: 'norms-approve', overdue: false, mine },
})

describe('the register of documents', () => {
  it('shows what waits for the reader as his own, and only that when he asks', async () => {
    answering({ 'GET /api/documents': json({ items: [line('PK-A', 'First', true), line('PK-B', 'Second', false)] }), 'GET /api/documents/readings': json({ items: [] }) })
    const { wrapper, router } = await mountDesk(DocumentsPage)
    await settled()
    expect(wrapper.findAll('tbody tr')).toHaveLength(2)
    expect(wrapper.findAll('a.mine')).toHaveLength(1)

    await router.push('/?mine=true')
    await settled()
    expect(wrapper.findAll('tbody tr').map((row) => row.find('.title').text())).toEqual(['First'])
  })

  it('says what is to be read, that nothing is there, and that it could not be had', async () => {
    answering({
      'GET /api/documents': [json({ items: [] }), () => new Response('{}', { status: 503 })],
      'GET /api/documents/readings': json({ items: [{ pack: 'PK-A', revision: '2', title: 'First', effectiveFrom: '2026-03-02T00:00:00Z', inForce: true }] }),
    })
    const { wrapper } = await mountDesk(DocumentsPage)
    await settled()
    expect(wrapper.find('.due a').attributes('href')).toBe('/packs/PK-A?rev=2')
    expect(wrapper.findAll('tbody tr')).toHaveLength(0)

    const again = await mountDesk(DocumentsPage)
    await settled()
    expect(again.wrapper.find('[role=alert]').exists()).toBe(true)
    vi.unstubAllGlobals()
  })
})

describe('two texts side by side', () => {
  it('differ by words, and in Chinese by characters', () => {
    const { before, after } = wordsApart('一天之内须有人受理', '三天之内须有人受理')
    expect(before.filter((piece) => piece.changed).map((piece) => piece.text)).toEqual(['一'])
    expect(after.filter((piece) => piece.changed).map((piece) => piece.text)).toEqual(['三'])
    expect(wordsApart('within a day', 'within three days').after.filter((piece) => piece.changed).map((piece) => piece.text)).toEqual(['three', 'days'])
  })

  it('are whole when put together again', () => {
    for (const [a, b] of [['', 'new'], ['old text', ''], ['a b c', 'c b a'], ['同', '同']] as const) {
      const { before, after } = wordsApart(a, b)
      expect([before, after].map((side) => side.map((piece) => piece.text).join(''))).toEqual([a, b])
    }
  })
})

describe('the use of a clause', () => {
  const clause = (after: DryRunClause['after'], inspected = false) => ({ norm: 'N', title: '', text: '', source: '', severity: '', inspected, after, fails: 0, passes: 0, others: 0 }) as DryRunClause
  const count = (held: number, breached: number, inapplicable: number) => ({ held, breached, inapplicable, pending: 0, undetermined: 0 })

  it('is none where no case ever touched it, except what is inspected by hand', () => {
    expect([clause(count(0, 0, 9)), clause(count(1, 0, 8)), clause(count(0, 0, 0)), clause(count(0, 0, 9), true)].map(neverFired)).toEqual([true, false, false, false])
  })

  it('is in vain where nobody ever kept it', () => {
    expect([clause(count(0, 3, 6)), clause(count(1, 3, 5)), clause(count(0, 0, 9)), clause(null)].map(alwaysBreached)).toEqual([true, false, false, false])
  })
})
