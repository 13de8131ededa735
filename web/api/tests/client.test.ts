import { describe, expect, it, vi } from 'vitest'
import { Guiju, newId, Problem } from '../src'

function server(answer: () => Response | Promise<Response>) {
  const asked: Request[] = []
  const onSignedOut = vi.fn()
  const guiju = new Guiju({
    baseUrl: 'http://guiju.example', language: () => 'en', onSignedOut,
    fetch: (request) => {
      asked.push(request)
      return Promise.resolve(answer())
    },
  })
  return { guiju, asked, onSignedOut }
}

const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ETag: '"7"' } })

describe('the client', () => {
  it('speaks the reader\'s language and marks writes as its own', async () => {
    const { guiju, asked } = server(() => json(200, { id: 'o1', version: 1, events: [] }))
    await guiju.act('/api/visits/v1/arrival', { at: 1 }, { key: 'k1', ifMatch: '"7"' })

    const headers = asked[0]?.headers
    expect(asked[0]?.url).toBe('http://guiju.example/api/visits/v1/arrival')
    expect(headers?.get('Accept-Language')).toBe('en')
    expect(headers?.get('X-Guiju')).toBe('1')
    expect(headers?.get('Idempotency-Key')).toBe('k1')
    expect(headers?.get('If-Match')).toBe('"7"')
  })

  it('gives every POST a key of its own', async () => {
    const { guiju, asked } = server(() => json(200, {}))
    await guiju.http.POST('/api/session', { body: { userName: 'a', password: 'b' } })
    await guiju.http.POST('/api/session', { body: { userName: 'a', password: 'b' } })

    const keys = asked.map((request) => request.headers.get('Idempotency-Key'))
    expect(keys[0]).toBeTruthy()
    expect(keys[0]).not.toBe(keys[1])
  })

  it('throws what the server refused with, its violations included', async () => {
    const violations = [{ norm: 'GT-WAIT5', hard: false }]
    const { guiju } = server(() => json(409, { code: 'norm.gate', title: 'A norm is in the way', violations }))

    const problem = await guiju.act('/api/visits/v1/no-show', {}).catch((thrown: unknown) => thrown)
    expect(problem).toBeInstanceOf(Problem)
    expect(problem).toMatchObject({ status: 409, code: 'norm.gate', message: 'A norm is in the way', passesWithReason: true, outcomeUnknown: false })
  })

  it('tells an outcome that nobody knows as unknown', async () => {
    const { guiju } = server(() => Promise.reject(new TypeError('down')))

    await expect(guiju.act('/api/visits/v1/arrival', {})).rejects.toMatchObject({ status: 0, code: 'network.unreachable', outcomeUnknown: true })
  })

  it('understands a refusal without a body', async () => {
    const { guiju } = server(() => new Response('', { status: 502 }))

    await expect(guiju.act('/api/visits/v1/arrival', {})).rejects.toMatchObject({ status: 502, code: 'http.502' })
  })

  it('says when the session has ended', async () => {
    const { guiju, onSignedOut } = server(() => json(401, { code: 'access.not-signed-in' }))
    await guiju.read(guiju.http.GET('/api/session')).catch(() => undefined)

    expect(onSignedOut).toHaveBeenCalledOnce()
  })

  it('hands out the tag that an edit is made on', async () => {
    const { guiju } = server(() => json(200, { now: 'x', demo: false, speed: 1 }))

    expect(await guiju.readTagged(guiju.http.GET('/api/clock'))).toMatchObject({ tag: '"7"', data: { speed: 1 } })
  })
})

describe('an id', () => {
  it('is a random UUID', () => {
    expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(newId()).not.toBe(newId())
  })
})
