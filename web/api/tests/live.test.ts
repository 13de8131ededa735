import { beforeEach, describe, expect, it, vi } from 'vitest'
import { LiveFeed, type CaseMoved, type LiveState, type Source } from '../src'

class FakeSource implements Source {
  readyState = 0
  onopen: (() => void) | null = null
  onerror: (() => void) | null = null
  closed = false
  private readonly listeners = new Map<string, (event: { data: string; lastEventId: string }) => void>()

  addEventListener(type: string, listener: (event: { data: string; lastEventId: string }) => void): void {
    this.listeners.set(type, listener)
  }

  close(): void {
    this.closed = true
    this.readyState = 2
  }

  opens(): void {
    this.readyState = 1
    this.onopen?.()
  }

  drops(readyState: number): void {
    this.readyState = readyState
    this.onerror?.()
  }

  says(type: string, data: string): void {
    this.listeners.get(type)?.({ data, lastEventId: '' })
  }
}

let sources: FakeSource[]
let waits: { milliseconds: number; run: () => void; cancelled: boolean }[]
let states: LiveState[]
let moves: CaseMoved[]
const onGap = vi.fn()

function feed(): LiveFeed {
  return new LiveFeed({
    open: () => {
      sources.push(new FakeSource())
      return sources.at(-1) as FakeSource
    },
    after: (milliseconds, run) => {
      const wait = { milliseconds, run, cancelled: false }
      waits.push(wait)
      return () => { wait.cancelled = true }
    },
    onCase: (moved) => { moves.push(moved) },
    onNotice: () => undefined,
    onState: (state) => { states.push(state) },
    onGap,
  })
}

const source = () => sources.at(-1) as FakeSource

beforeEach(() => {
  sources = []
  waits = []
  states = []
  moves = []
  onGap.mockReset()
})

describe('the live feed', () => {
  it('passes on what it hears and survives what it cannot read', () => {
    feed().start()
    source().opens()
    source().says('case', '{"kind":"visit","id":"v1","orderId":"o1","position":7,"name":"visit.arrived"}')
    source().says('case', 'not json')

    expect(moves).toEqual([{ kind: 'visit', id: 'v1', orderId: 'o1', position: 7, name: 'visit.arrived' }])
    expect(states).toEqual(['connecting', 'open'])
  })

  it('says so when the connection is lost, and leaves the resuming to the browser', () => {
    feed().start()
    source().opens()
    source().drops(0)

    expect(states.at(-1)).toBe('lost')
    expect(sources).toHaveLength(1)
    expect(waits).toHaveLength(0)
  })

  it('asks the screens to read again once it is back', () => {
    feed().start()
    source().opens()
    expect(onGap).not.toHaveBeenCalled()
    source().drops(0)
    source().opens()

    expect(states.at(-1)).toBe('open')
    expect(onGap).toHaveBeenCalledOnce()
  })

  it('opens anew where the browser has given up, waiting longer each time but never too long', () => {
    feed().start()
    for (let i = 0; i < 8; i++) {
      source().drops(2)
      waits.at(-1)?.run()
    }

    expect(waits.map((wait) => wait.milliseconds)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000])
    expect(sources).toHaveLength(9)
  })

  it('forgets its patience once it was connected', () => {
    feed().start()
    source().drops(2)
    waits.at(-1)?.run()
    source().opens()
    source().drops(2)

    expect(waits.map((wait) => wait.milliseconds)).toEqual([1_000, 1_000])
  })

  it('stops for good, also while it waits', () => {
    const live = feed()
    live.start()
    source().drops(2)
    live.stop()

    expect(waits.at(-1)?.cancelled).toBe(true)
    expect(source().closed).toBe(true)
  })
})
