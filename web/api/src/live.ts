export type LiveState = 'connecting' | 'open' | 'lost'

export interface CaseMoved {
  kind: string
  id: string
  orderId?: string
  position?: number
  name?: string
}

/** The part of EventSource that the feed needs. */
export interface Source {
  readonly readyState: number
  onopen: (() => void) | null
  onerror: (() => void) | null
  addEventListener(type: string, listener: (event: { data: string; lastEventId: string }) => void): void
  close(): void
}

export interface LiveOptions {
  open?: (url: string) => Source
  url?: string
  after?: (milliseconds: number, run: () => void) => () => void
  onCase: (moved: CaseMoved) => void
  onNotice: () => void
  onState: (state: LiveState) => void
  /** Something may have been missed: read everything shown again. */
  onGap: () => void
}

const closed = 2
const firstWait = 1_000
const longestWait = 30_000

/**
 * The live feed. A dropped connection is resumed by the browser with its last position; where the browser
 * gives up, the feed opens a new one, waiting longer each time, and asks the screens to read again.
 */
export class LiveFeed {
  private source: Source | undefined
  private wait = firstWait
  private opened = false
  private cancelRetry: (() => void) | undefined
  private readonly options: LiveOptions

  constructor(options: LiveOptions) {
    this.options = options
  }

  start(): void {
    if (this.source || this.cancelRetry) return
    this.options.onState('connecting')
    this.connect()
  }

  stop(): void {
    this.cancelRetry?.()
    this.cancelRetry = undefined
    this.source?.close()
    this.source = undefined
    this.opened = false
    this.wait = firstWait
  }

  private connect(): void {
    const source = (this.options.open ?? openSource)(this.options.url ?? '/api/live')
    this.source = source
    source.onopen = () => { this.onOpen() }
    source.onerror = () => { this.onError(source) }
    source.addEventListener('case', (event) => {
      const moved = parse(event.data)
      if (moved) this.options.onCase(moved)
    })
    source.addEventListener('notice', () => { this.options.onNotice() })
  }

  private onOpen(): void {
    this.wait = firstWait
    this.options.onState('open')
    if (this.opened) this.options.onGap()
    this.opened = true
  }

  private onError(source: Source): void {
    if (source !== this.source) return
    this.options.onState('lost')
    if (source.readyState !== closed) return

    source.close()
    this.source = undefined
    this.cancelRetry = (this.options.after ?? later)(this.wait, () => {
      this.cancelRetry = undefined
      this.connect()
    })
    this.wait = Math.min(this.wait * 2, longestWait)
  }
}

function openSource(url: string): Source {
  return new EventSource(url) as unknown as Source
}

function later(milliseconds: number, run: () => void): () => void {
  const timer = setTimeout(run, milliseconds)
  return () => { clearTimeout(timer) }
}

function parse(data: string): CaseMoved | undefined {
  try {
    const value: unknown = JSON.parse(data)
    return typeof value === 'object' && value !== null ? (value as CaseMoved) : undefined
  } catch {
    return undefined
  }
}
