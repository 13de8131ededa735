import { at, NONE } from './instants'
import type { Lexicon } from './lexicon'
import type { LinkedRule } from './linkedRule'
import type { Findings } from './findings'
import { tapeOf, type Tape } from './tape'
import type { Fact, GateFinding } from './verdicts'

/** Asks what an intended act would newly break, and what it must carry. */
export interface Gatekeeper {
  /** The finding of a rule that the acts would newly break, or null. */
  ask(rule: LinkedRule, blank: boolean): GateFinding | null
  /** The fields that a rule asks of the last act, and what a text among them must say. */
  asked(rule: LinkedRule): { field: string; phrases: string[] }[]
}

export function gatekeeperOf(lexicon: Lexicon, trace: readonly Fact[], acts: readonly Fact[]): Gatekeeper {
  const now = acts.reduce((latest, act) => Math.max(latest, act.at), NONE)
  const before = tapeOf(lexicon, trace, now, false)
  const after = tapeOf(lexicon, inserted(trace, acts), now, false)
  const numbers = acts.map((act) => lexicon.activity(act.activity))
  const concerns = ({ monitor: { concerned } }: LinkedRule) => !concerned || numbers.some((activity) => concerned.includes(activity))

  return {
    ask: (rule, blank) => {
      if ((blank && rule.monitor.asked) || !concerns(rule)) return null
      const broken = brokenBy(rule.find(before), before)
      const newly = rule.find(after).items
        .find((finding) => finding.state === 'breached' && !broken.has(at(after.facts, finding.activation)))
      return newly ? {
        pack: rule.pack, revision: rule.revision, norm: rule.program.id, hard: rule.program.hard, form: rule.form,
        detail: newly.detail, opensAt: newly.opensAt === NONE ? null : newly.opensAt,
      } : null
    },
    asked: (rule) => {
      const act = acts.at(-1)
      if (!act || act.at < rule.from || act.at >= rule.until) return []
      return rule.monitor.asked?.(after, after.facts.indexOf(act)) ?? []
    },
  }
}

const brokenBy = ({ items }: Findings, tape: Tape) =>
  new Set(items.filter((finding) => finding.state === 'breached').map((finding) => at(tape.facts, finding.activation)))

function inserted(trace: readonly Fact[], acts: readonly Fact[]): Fact[] {
  const all = [...trace]
  for (const act of acts) {
    let place = all.length
    while (place > 0 && at(all, place - 1).at > act.at) place--
    all.splice(place, 0, act)
  }

  return all
}
