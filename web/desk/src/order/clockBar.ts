import type { CaseClock } from '@guiju/api'

export interface Stretch {
  left: number
  width: number
  running: boolean
  index: number
}

export interface ClockBar {
  stretches: Stretch[]
  warns: number[]
  due?: number
}

/** A clock drawn as a bar: its running and held stretches, its warnings and its end, in per cent of what is shown. */
export function clockBar(clock: CaseClock, now: number): ClockBar {
  const start = Date.parse(clock.startedAt)
  const due = clock.dueAt ? Date.parse(clock.dueAt) : undefined
  const ends = clock.segments.map((segment) => (segment.to ? Date.parse(segment.to) : now))
  const end = Math.max(due ?? start, clock.limitMs ? start + clock.limitMs : start, ...ends, start + 1)
  const share = (instant: number) => Math.max(0, Math.min(100, ((instant - start) / (end - start)) * 100))

  return {
    stretches: clock.segments.map((segment, index) => {
      const left = share(Date.parse(segment.from))
      return { left, width: Math.max(0, share(segment.to ? Date.parse(segment.to) : now) - left), running: segment.running, index }
    }),
    warns: clock.warnAt.map((at) => share(Date.parse(at))),
    due: due === undefined ? undefined : share(due),
  }
}

/** What stands on the dial now: what is left of the limit, negative once it is over. */
export function remaining(clock: CaseClock, now: number): number | undefined {
  if (clock.state === 'running' && clock.dueAt) return Date.parse(clock.dueAt) - now
  return clock.limitMs == null ? undefined : clock.limitMs - clock.elapsedMs
}

export function urgency(clock: CaseClock, now: number): 'breached' | 'soon' | 'running' | 'paused' {
  const left = remaining(clock, now)
  if (clock.breached || (left !== undefined && left < 0)) return 'breached'
  if (clock.state === 'paused') return 'paused'
  const warned = clock.warnAt.length > 0 && Date.parse(clock.warnAt.at(-1) ?? '') <= now

  return clock.state === 'running' && warned ? 'soon' : 'running'
}
