import { describe, expect, it } from 'vitest'
import { ServerClock } from '../src'

const noon = '2026-03-02T04:00:00.000Z'

function clockAt() {
  let elapsed = 1_000
  const clock = new ServerClock(() => elapsed)
  return { clock, pass: (milliseconds: number) => { elapsed += milliseconds } }
}

describe('the server clock', () => {
  it('goes on from what the server said', () => {
    const { clock, pass } = clockAt()
    clock.hear({ now: noon, demo: false, speed: 1 })
    pass(2_500)

    expect(new Date(clock.now()).toISOString()).toBe('2026-03-02T04:00:02.500Z')
  })

  it('runs as fast as the demo world runs', () => {
    const { clock, pass } = clockAt()
    clock.hear({ now: noon, demo: true, speed: 60 })
    pass(1_000)

    expect(new Date(clock.now()).toISOString()).toBe('2026-03-02T04:01:00.000Z')
  })

  it('counts half the round trip as passed, at the server speed', () => {
    const { clock } = clockAt()
    clock.hear({ now: noon, demo: true, speed: 60 }, 200)

    expect(new Date(clock.now()).toISOString()).toBe('2026-03-02T04:00:06.000Z')
  })

  it('takes a later word over its own reckoning, a slower speed too', () => {
    const { clock, pass } = clockAt()
    clock.hear({ now: noon, demo: true, speed: 60 })
    pass(60_000)
    clock.hear({ now: '2026-03-02T04:30:00.000Z', demo: false, speed: 1 })
    pass(1_000)

    expect(new Date(clock.now()).toISOString()).toBe('2026-03-02T04:30:01.000Z')
  })

  it('knows whether it has heard the server', () => {
    const { clock } = clockAt()
    expect(clock.synchronised).toBe(false)
    clock.hear({ now: noon, demo: false, speed: 1 })

    expect(clock.synchronised).toBe(true)
  })
})
