import { rulebook, type PackInForce, type Rulebook } from './norms'
import type { CaseClock, CaseFacts, Rules } from './types'

/** What a clock on the phone says; the server says the same of it, and more. */
export type LocalClock = Pick<CaseClock, 'norm' | 'pack' | 'title' | 'source' | 'case' | 'state' | 'verdict' | 'promised' | 'breached' | 'dueAt'>

export interface LocalJudgement {
  clocks: LocalClock[]
  /** When it must be judged again although nothing happens, in milliseconds; null when never. */
  nextAlarm: number | null
}

/** Whether the phone can judge by these tables: norms that several packs combine are judged by the server alone. */
export const canJudge = (rules: Rules): boolean =>
  rules.packs.every(({ program }) => (program as unknown as PackInForce['program']).rules.every((rule) => !('combines' in rule)))

/** The rulebook of the tables that the server handed out. */
export const rulebookOf = (rules: Rules): Rulebook => rulebook(rules.packs as unknown as PackInForce[])

/** Judges an order and its visits at an instant of the server's clock, in milliseconds; neither network nor the phone's zone is asked. */
export function judgeOrder(book: Rulebook, rules: Rules, cases: readonly CaseFacts[], now: number): LocalJudgement {
  const judged = cases.map((one) => ({ one, said: book.judge(one.kind, one.facts, Math.floor(now * 1000), one.closed) }))
  const alarms = judged.flatMap(({ said }) => (said.nextAlarm === null ? [] : [said.nextAlarm / 1000]))

  const clocks = judged.flatMap(({ one, said }) => said.verdicts.flatMap(({ norm, pack, revision, clock }) => {
    const label = rules.packs.find(({ program }) => isOf(program, pack, revision))?.norms[norm]
    return clock ? [{
      norm, pack, title: label?.title ?? norm, source: label?.source ?? '', case: { kind: one.kind, id: one.id },
      state: clock.state, verdict: clock.verdict, promised: clock.promised, breached: clock.verdict === 'breached',
      dueAt: clock.dueAt === null ? null : new Date(clock.dueAt / 1000).toISOString(),
    }] : []
  }))

  return { clocks: clocks.sort(byUrgency), nextAlarm: alarms.length > 0 ? Math.min(...alarms) : null }
}

const states = ['running', 'paused', 'stopped']
const urgency = ({ dueAt }: LocalClock) => (dueAt ? Date.parse(dueAt) : Infinity)
const byUrgency = (one: LocalClock, other: LocalClock) =>
  states.indexOf(one.state) - states.indexOf(other.state) || (urgency(one) === urgency(other) ? 0 : urgency(one) - urgency(other))

const isOf = (program: unknown, pack: string, revision: string) => {
  const table = program as PackInForce['program']
  return table.pack === pack && table.revision === revision
}
