import type { ClockState } from './types'

/** The server's time between two askings: what it said, plus what has passed here, times its speed. */
export class ServerClock {
  private said = Date.now()
  private heardAt = 0
  private rate = 1
  private known = false
  private readonly elapsed: () => number

  constructor(elapsed: () => number = () => performance.now()) {
    this.elapsed = elapsed
    this.heardAt = elapsed()
  }

  get synchronised(): boolean {
    return this.known
  }

  get speed(): number {
    return this.rate
  }

  /** Takes the server's word; half the round trip has passed since it was spoken. */
  hear(state: ClockState, roundTrip = 0): void {
    this.said = Date.parse(state.now) + (roundTrip / 2) * state.speed
    this.heardAt = this.elapsed()
    this.rate = state.speed
    this.known = true
  }

  now(): number {
    return this.said + (this.elapsed() - this.heardAt) * this.rate
  }
}
