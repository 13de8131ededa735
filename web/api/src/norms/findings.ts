import type { Calendar } from './calendar'
import { at, NEVER, NONE } from './instants'
import { wall, type Track } from './track'
import type { Colour, VerdictState } from './verdicts'

/** One activation and what became of it, before it is put into words. */
export interface Finding {
  activation: number
  target: number
  state: VerdictState
  released: boolean
  decidedAt: number
  opensAt: number
  detail: readonly string[]
  /** Start of its clock, or NONE when it runs none. */
  start: number
  /** Budget of its clock, or NONE. */
  limit: number
  /** When it breaches, or NEVER. */
  due: number
  /** For a promised instant: the reference that it and its warnings are counted from. */
  base: number
}

/** What a monitor found in a case. */
export interface Findings {
  items: Finding[]
  /** True when no later event can break the rule. */
  settled: boolean
  /** A colour that does not come from activations, for rules about the case as a whole. */
  whole: Colour | null
  /** For such a rule: the end of its window, when its colour changes for good. */
  wholeAt: number
  /** When the verdict changes although nothing that is owed is due by then. */
  nextAt: number
  /** Activations of the revision before that this one judges; null when none. */
  carried: ReadonlySet<number> | null
  /** How time was counted. */
  track: Track
}

const released = ['released']

export const noFindings = (): Findings => ({ items: [], settled: false, whole: null, wholeAt: NONE, nextAt: NEVER, carried: null, track: wall })

/** Adds an activation that is still undecided. */
export function open(findings: Findings, activation: number, start = NONE, limit = NONE, due = NEVER): Finding {
  const finding: Finding = {
    activation, start, limit, due,
    target: -1, state: 'pending', released: false, decidedAt: NONE, opensAt: NONE, detail: [], base: 0,
  }
  findings.items.push(finding)
  return finding
}

export function hold(finding: Finding, target: number, instant: number): void {
  finding.state = 'held'
  finding.target = target
  finding.decidedAt = instant
}

export function release(finding: Finding, by: number, instant: number): void {
  hold(finding, by, instant)
  finding.released = true
  finding.detail = released
}

export function breach(finding: Finding, target: number, instant: number, detail: readonly string[] = [], opensAt = NONE): void {
  finding.state = 'breached'
  finding.target = target
  finding.decidedAt = instant
  finding.opensAt = opensAt
  finding.detail = detail
}

/** Breaks what is overdue; says whether it was. */
export function expire(finding: Finding, target: number, now: number): boolean {
  const over = finding.due <= now
  if (over) breach(finding, target, finding.due)
  return over
}

/** What is broken stays broken, but nothing answers it any more and nothing is owed. */
export const letGo = (finding: Finding) => { finding.detail = released }

export function undetermined(finding: Finding, missing: readonly string[]): void {
  finding.state = 'undetermined'
  finding.detail = missing
}

/** The calendar ends before the deadline, so nothing is guessed. */
export function beyondCalendar(finding: Finding, calendar: Calendar | null): void {
  finding.due = NEVER
  undetermined(finding, [`calendar[${calendar?.name ?? ''}]`])
}

/** An event by which what is open is released: late where it was broken before. */
export function releaseBy(finding: Finding, position: number, instants: readonly number[]): void {
  const instant = at(instants, position)
  if (expire(finding, -1, instant - 1)) letGo(finding)
  else release(finding, position, instant)
}
