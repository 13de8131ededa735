/** What a norm says of a case; see `Guiju.Norms.Verdicts`, whose JSON this is. Instants are UTC microseconds. */
export type VerdictState = 'inapplicable' | 'held' | 'pending' | 'breached' | 'undetermined'

export type Colour = 'permanentlySatisfied' | 'currentlySatisfied' | 'currentlyViolated' | 'permanentlyViolated'

/** One event of a trace. A trace is ordered by (at, sequence). */
export interface Fact {
  id: string
  activity: string
  at: number
  sequence: number
  fields: Record<string, Value | null | undefined>
}

/** What a field may hold; an instant is a number of microseconds. */
export type Value = string | number | boolean | readonly string[]

export interface ClockSegment {
  from: number
  to: number | null
  running: boolean
  /** The event that began this stretch; null where the clock runs again because a pause reached its limit. */
  causeFactId: string | null
  /** What a pause should have and lacks; null for a stretch that runs. */
  lacks: readonly string[] | null
}

export interface ClockReading {
  activationFactId: string
  verdict: VerdictState
  state: 'running' | 'paused' | 'stopped'
  startedAt: number
  limit: number | null
  elapsed: number
  dueAt: number | null
  promised: boolean
  segments: ClockSegment[]
  warnAt: number[]
}

export interface Witness {
  activationFactId: string
  targetFactId: string | null
  state: VerdictState
  decidedAt: number | null
  detail: readonly string[]
}

export interface Verdict {
  pack: string
  revision: string
  norm: string
  state: VerdictState
  colour: Colour
  activations: number
  fulfilments: number
  violations: number
  firstBreachAt: number | null
  nextChangeAt: number | null
  clock: ClockReading | null
  witnesses: Witness[]
}

export interface Judgement {
  verdicts: Verdict[]
  nextAlarm: number | null
}

export interface GateFinding {
  pack: string
  revision: string
  norm: string
  hard: boolean
  form: string
  detail: readonly string[]
  opensAt: number | null
}

export interface RequiredField {
  field: string
  pack: string
  norm: string
  phrases: string[]
}
