import { describe, expect, it } from 'vitest'
import { ActAttempt, formOf, Guiju, violationKey, type Act } from '../src'
import { act, context, violation } from './world'

interface Asked { method: string; path: string; key: string | null; body: unknown }

function server(...answers: (() => Response | Promise<Response>)[]) {
  const asked: Asked[] = []
  const guiju = new Guiju({
    baseUrl: 'http://guiju.example', language: () => 'en',
    fetch: async (request) => {
      const text = await request.text()
      asked.push({ method: request.method, path: new URL(request.url).pathname, key: request.headers.get('Idempotency-Key'), body: request.method === 'POST' ? JSON.parse(text) : text })
      return (answers.shift() ?? (() => Response.json({ id: 'v', version: 2, events: [] })))()
    },
  })
  return { guiju, asked }
}

const attempt = (guiju: Guiju, offered: Act) => new ActAttempt(guiju, offered, formOf(offered.name), context())
const gate = (...violations: ReturnType<typeof violation>[]) => () => Response.json({ code: 'norm.gate', title: 'no', violations }, { status: 409 })
const silence = () => Promise.reject(new TypeError('down'))

describe('an attempt at an act', () => {
  it('is sent where the server said, with what was filled in', async () => {
    const { guiju, asked } = server()
    const trying = attempt(guiju, act('visit.contacted', { href: '/api/visits/v1/contact' }))
    trying.set('reached', true)

    expect(await trying.send()).toMatchObject({ version: 2 })
    expect(asked[0]).toMatchObject({ path: '/api/visits/v1/contact', body: { reached: true, means: 'mobile' } })
  })

  it('is not ready while the event lacks something or its state shuts it', () => {
    const { guiju } = server()
    const lacking = attempt(guiju, act('visit.declined'))

    expect(lacking.ready).toBe(false)
    expect(lacking.lacking).toEqual(['reason'])
    lacking.set('reason', 'sick')
    expect(lacking.ready).toBe(true)
    expect(attempt(guiju, act('visit.knocked', { possible: false })).ready).toBe(false)
  })

  it('asks for a reason for each soft norm and repeats the act with them', async () => {
    const [early, tools] = [violation({ norm: 'GT-CALL', hard: false }), violation({ norm: 'GT-TOOLCHECK', hard: false })]
    const { guiju, asked } = server(gate(early, tools))
    const trying = attempt(guiju, act('visit.departed'))

    expect(await trying.send()).toBeUndefined()
    expect(trying.asksForReasons).toBe(true)
    expect(trying.ready).toBe(false)
    trying.reasons[violationKey(early)] = 'called from the car'
    expect(trying.ready).toBe(false)
    trying.reasons[violationKey(tools)] = 'emergency'
    expect(trying.ready).toBe(true)
    await trying.send()
    expect(asked[1]?.body).toEqual({
      reconfirmed: false, deviations: [{ norm: 'GT-CALL', reason: 'called from the car' }, { norm: 'GT-TOOLCHECK', reason: 'emergency' }],
    })
  })

  it('asks for reasons before it is sent when the norms in the way are known', () => {
    const { guiju } = server()

    expect(attempt(guiju, act('visit.left', { violations: [violation({ hard: false })] })).asksForReasons).toBe(true)
  })

  it('asks for none while a hard norm is in the way', async () => {
    const { guiju } = server(gate(violation({ hard: false, norm: 'A' }), violation({ norm: 'B' })))
    const trying = attempt(guiju, act('visit.unmet'))
    await trying.send()

    expect(trying.asksForReasons).toBe(false)
    expect(trying.hard.map((one) => one.norm)).toEqual(['B'])
  })

  it('keeps its key when nobody knows the outcome, so that it counts once', async () => {
    const { guiju, asked } = server(silence)
    const trying = attempt(guiju, act('visit.knocked'))
    await trying.send()
    expect(trying.problem?.outcomeUnknown).toBe(true)
    await trying.send()

    expect(asked[1]?.key).toBe(asked[0]?.key)
  })

  it('takes a new key when the words are others, and after a refusal', async () => {
    const refusal = () => Response.json({ code: 'visit.not-possible', title: 'no' }, { status: 409 })
    const { guiju, asked } = server(silence, refusal)
    const trying = attempt(guiju, act('visit.unmet'))
    await trying.send()
    trying.set('note', 'nobody there')
    await trying.send()
    await trying.send()

    expect(new Set(asked.map((one) => one.key)).size).toBe(3)
  })

  it('stores a drawing under its hash before the act names it', async () => {
    const { guiju, asked } = server(() => new Response('', { status: 201 }))
    const trying = attempt(guiju, act('visit.signed'))
    trying.attach('signature', new Blob(['abc'], { type: 'image/png' }))
    await trying.send()

    const hash = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
    expect(asked[0]).toMatchObject({ method: 'PUT', path: `/api/files/${hash}` })
    expect(asked[1]?.body).toMatchObject({ signature: hash, signer: 'He Min' })
  })

  it('does not send an act whose drawing could not be stored', async () => {
    const { guiju, asked } = server(() => Response.json({ code: 'file.too-large', title: 'too large' }, { status: 413 }))
    const trying = attempt(guiju, act('visit.signed'))
    trying.attach('signature', new Blob(['abc'], { type: 'image/png' }))

    expect(await trying.send()).toBeUndefined()
    expect(asked).toHaveLength(1)
    expect(trying.problem?.message).toBe('too large')
  })

  it('shows what is wrong with a field beside the field', async () => {
    const { guiju } = server(() => Response.json({ code: 'request.invalid', errors: { note: ['too long', 'not polite'] } }, { status: 400 }))
    const trying = attempt(guiju, act('visit.unmet'))
    await trying.send()

    expect(trying.errorOf('note')).toBe('too long not polite')
    expect(trying.errorOf('reason')).toBe('')
  })

  it('tells when it happened, if not now', async () => {
    const { guiju, asked } = server()
    const trying = attempt(guiju, act('visit.knocked'))
    trying.occurredAt = new Date('2026-03-02T03:00:00Z')
    await trying.send()

    expect(asked[0]?.body).toEqual({ occurredAt: '2026-03-02T03:00:00.000Z' })
  })

  it('knows what the norms ask for', () => {
    const { guiju } = server()
    const trying = attempt(guiju, act('visit.cleaned', { requires: [{ field: 'cleaned', pack: 'P', norm: 'N', phrases: [] }] }))

    expect(trying.requires('cleaned')).toBe(true)
    expect(trying.requires('wiped')).toBe(false)
  })

  it('knows what the norms want said, each phrase once', () => {
    const { guiju } = server()
    const said = (norm: string, ...phrases: string[]) => ({ field: 'closingWords', pack: 'P', norm, phrases })
    const trying = attempt(guiju, act('visit.left', { requires: [said('A', 'Thank you', 'Goodbye'), said('B', 'Goodbye')] }))

    expect(trying.phrasesFor('closingWords')).toEqual(['Thank you', 'Goodbye'])
    expect(trying.phrasesFor('thanked')).toEqual([])
  })
})
