import type { Findings } from './findings'
import type { Tape } from './tape'
import type { Warning } from './warnings'

/** Judges one rule over a case. It holds nothing about any case, so one serves all. */
export interface Monitor {
  /** The activities without which the rule says the same as of an empty case; null when time alone can change it. */
  relevant: number[] | null
  /** The activities by which an act can newly break the rule; null when any can. */
  concerned: number[] | null
  warnings: Warning[]
  /** True when its deadline is a promised instant. */
  promised: boolean
  run(tape: Tape, findings: Findings): void
  /** For rules that look into an act's own fields: the fields asked of the act at a position, with what a text must say. */
  asked?(tape: Tape, position: number): { field: string; phrases: string[] }[]
}

/** A monitor of acts that are judged by what they and the events before them say. */
export const monitorOf = (relevant: number[], run: Monitor['run'], more: Partial<Monitor> = {}): Monitor => ({
  relevant, concerned: relevant, warnings: [], promised: false, run, ...more,
})
