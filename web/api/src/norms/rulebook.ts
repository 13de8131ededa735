import { gatekeeperOf } from './gatekeeper'
import { NEVER, shown } from './instants'
import { lexiconOf } from './lexicon'
import { linkedRule, type LinkedRule } from './linkedRule'
import { linkerOf } from './linker'
import type { NormProgram } from './program'
import { concerns, linkRevisions } from './revisions'
import { tapeOf } from './tape'
import type { Fact, GateFinding, Judgement, RequiredField } from './verdicts'

/** A pack's table with the time in which it is in force, as the server hands it out. Instants are UTC microseconds. */
export interface PackInForce {
  program: NormProgram
  from: number
  /** In force until before this instant; null for open-ended. */
  until: number | null
  /** The form in which each norm was written, by its id. */
  norms: Record<string, { form: string }>
}

/**
 * The packs in force. Judging is a pure function of trace, instant and closedness, and says what `Guiju.Norms.Rulebook` says: neither
 * the clock nor the zone of the device has a part in it.
 */
export interface Rulebook {
  judge(caseKind: string, trace: readonly Fact[], now: number, closed: boolean): Judgement
  /** The gates that the acts, added to the trace, would newly break; with `blank`, before their forms are filled in. */
  gate(caseKind: string, trace: readonly Fact[], acts: readonly Fact[], blank?: boolean): GateFinding[]
  /** The fields that the norms in force require of an act at this point. */
  required(caseKind: string, trace: readonly Fact[], act: Fact): RequiredField[]
}

export function rulebook(packs: readonly PackInForce[]): Rulebook {
  const lexicon = lexiconOf(packs.map((pack) => pack.program))
  const rules = new Map<string, LinkedRule[]>()
  for (const pack of packs) {
    const linker = linkerOf(pack.program, lexicon)
    const linked = pack.program.rules.map((program) => linkedRule(pack, program, linker))
    for (const rule of linked) {
      const { case: kind, form } = rule.program
      rules.set(kind, [...(rules.get(kind) ?? []), rule])
      rule.source = (form.form === 'compensation' && linked.find((one) => one.program.id === form.breach)) || null
    }
  }

  linkRevisions([...rules.values()].flat())

  const of = (caseKind: string) => rules.get(caseKind) ?? []

  return {
    judge: (caseKind, trace, now, closed) => judge(of(caseKind), tapeOf(lexicon, trace, now, closed)),
    gate: (caseKind, trace, acts, blank = false) => {
      const gates = of(caseKind).filter((rule) => rule.program.gate)
      if (acts.length === 0 || gates.length === 0) return []
      const keeper = gatekeeperOf(lexicon, trace, acts)
      return gates.map((rule) => keeper.ask(rule, blank)).filter((finding) => finding !== null)
    },
    required: (caseKind, trace, act) => {
      const keeper = gatekeeperOf(lexicon, trace, [act])
      return of(caseKind).flatMap((rule) => keeper.asked(rule)
        .map(({ field, phrases }) => ({ field, pack: rule.pack, norm: rule.program.id, phrases })))
    },
  }
}

function judge(rules: readonly LinkedRule[], tape: ReturnType<typeof tapeOf>): Judgement {
  const verdicts: Judgement['verdicts'] = []
  let alarm = NEVER
  for (const rule of rules) {
    if (!concerns(rule, tape)) continue
    const { verdict, warning } = rule.judge(tape)
    verdicts.push(verdict)
    alarm = Math.min(alarm, warning, verdict.nextChangeAt ?? NEVER)
  }

  return { verdicts, nextAlarm: shown(alarm) }
}
