import createFetchClient, { type Client } from 'openapi-fetch'
import { newId } from './ids'
import { Problem } from './problem'
import type { paths } from './schema'
import type { ProblemDetails, Receipt } from './types'

export interface ClientOptions {
  language: () => string
  /** The session has ended elsewhere; the screen must ask for a sign-in. */
  onSignedOut?: () => void
  fetch?: (request: Request) => Promise<Response>
  baseUrl?: string
}

interface Answer<T> {
  data?: T
  error?: unknown
  response: Response
}

export interface SendOptions {
  /** The key under which a repetition counts once; keep it when the outcome was unknown. */
  key?: string
  /** The ETag that the edit was made on. */
  ifMatch?: string
}

/** The typed client, and the few calls whose address the server itself hands out. */
export class Guiju {
  readonly http: Client<paths>
  private readonly options: ClientOptions

  constructor(options: ClientOptions) {
    this.options = options
    this.http = createFetchClient<paths>({
      baseUrl: options.baseUrl ?? '',
      fetch: (request: Request) => this.send(request),
    })
  }

  /** Unwraps an answer: the data, or a Problem thrown. */
  async read<T>(pending: Promise<Answer<T>>): Promise<T> {
    return (await this.readTagged(pending)).data
  }

  /** The same, with the ETag that an edit is to be made on. */
  async readTagged<T>(pending: Promise<Answer<T>>): Promise<{ data: T; tag?: string }> {
    const { data, error, response } = await pending
    if (response.ok) return { data: data as T, tag: response.headers.get('ETag') ?? undefined }

    throw new Problem(response.status, isDetails(error) ? error : {})
  }

  /** Does an act at an address that the server gave with the act. */
  async act(href: string, body: object, options: SendOptions = {}): Promise<Receipt> {
    const headers = new Headers({ 'Content-Type': 'application/json', 'Idempotency-Key': options.key ?? newId() })
    if (options.ifMatch) headers.set('If-Match', options.ifMatch)
    const response = await this.send(new Request(this.url(href), { method: 'POST', headers, body: JSON.stringify(body) }))
    if (!response.ok) throw new Problem(response.status, await details(response))

    return response.status === 204 ? { id: '', version: 0, events: [] } : ((await response.json()) as Receipt)
  }

  /** Stores a file under the hash of its bytes; storing it twice does no harm. */
  async store(sha256: string, bytes: Blob): Promise<void> {
    const headers = { 'Content-Type': bytes.type || 'application/octet-stream' }
    const response = await this.send(new Request(this.url(`/api/files/${sha256}`), { method: 'PUT', headers, body: bytes }))
    if (!response.ok) throw new Problem(response.status, await details(response))

    // An answer that nobody reads to its end counts for the browser as broken off, although the file has arrived.
    await response.arrayBuffer()
  }

  private url(href: string): string {
    const base = this.options.baseUrl ?? (typeof location === 'undefined' ? 'http://localhost' : location.origin)
    return new URL(href, base || location.origin).toString()
  }

  private async send(request: Request): Promise<Response> {
    request.headers.set('Accept-Language', this.options.language())
    if (request.method !== 'GET') request.headers.set('X-Guiju', '1')
    if (request.method === 'POST' && !request.headers.has('Idempotency-Key')) request.headers.set('Idempotency-Key', newId())

    let response: Response
    try {
      response = await (this.options.fetch ?? fetch)(request)
    } catch (thrown) {
      throw new Problem(0, { detail: thrown instanceof Error ? thrown.message : '' })
    }
    if (response.status === 401) this.options.onSignedOut?.()

    return response
  }
}

function isDetails(value: unknown): value is ProblemDetails {
  return typeof value === 'object' && value !== null
}

async function details(response: Response): Promise<ProblemDetails> {
  try {
    const body: unknown = await response.json()
    return isDetails(body) ? body : {}
  } catch {
    return {}
  }
}
