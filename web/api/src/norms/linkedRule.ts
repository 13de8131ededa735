import { activationOf } from './activation'
import { clockOf, nextSign } from './clocks'
import { breach, noFindings, type Findings } from './findings'
import { at, NEVER, shown } from './instants'
import { lexiconOf } from './lexicon'
import type { Linker } from './linker'
import type { Monitor } from './monitor'
import { monitorFor } from './monitors'
import { predicateOf } from './predicate'
import type { RuleProgram } from './program'
import { find, type Revision } from './revisions'
import type { PackInForce } from './rulebook'
import { tallyOf } from './tally'
import { tapeOf, type Tape } from './tape'
import type { Verdict, Witness } from './verdicts'

/** A rule with its monitor, ready to judge. */
export interface LinkedRule extends Revision {
  revision: string
  form: string
  monitor: Monitor
  /** The norm whose breaches activate it. */
  source: LinkedRule | null
  find(tape: Tape): Findings
  /** The verdict, and the next instant at which it warns or runs again; without work when nothing relevant is on the tape. */
  judge(tape: Tape): Judged
}

export interface Judged {
  verdict: Verdict
  warning: number
}

const nothing = lexiconOf([])

export function linkedRule(pack: PackInForce, program: RuleProgram, linker: Linker): LinkedRule {
  const { from } = pack
  const until = pack.until ?? NEVER
  const when = program.when ? predicateOf(program.when, linker) : null
  const source = (tape: Tape) => rule.source?.find(tape) ?? noFindings()
  const monitor = monitorFor(program.form, activationOf(when, from, until, program.judgedBy), linker, source)

  const run = (tape: Tape): Judged => {
    const findings = rule.find(tape)
    const verdict = verdictOf(pack, program, monitor, findings, tape)
    return { verdict, warning: nextSign(monitor, findings, tape) }
  }

  const rule: LinkedRule = {
    pack: pack.program.pack, revision: pack.program.revision, form: pack.norms[program.id]?.form ?? '', from, until, program, monitor,
    source: null,
    links: { before: null, after: null },
    run: monitor.run,
    find: (tape) => find(rule, tape),
    judge: (tape) => (relevant && !tape.has(relevant) ? (untouched[tape.closed ? 1 : 0] ?? run(tape)) : run(tape)),
  }
  const { relevant } = monitor
  const untouched = [false, true].map((closed) => (relevant ? run(tapeOf(nothing, [], 0, closed)) : null))

  return rule
}

function verdictOf(pack: PackInForce, program: RuleProgram, monitor: Monitor, findings: Findings, tape: Tape): Verdict {
  if (tape.closed) {
    for (const finding of findings.items) {
      if (finding.state === 'pending') breach(finding, -1, tape.closedAt)
    }
  }

  const tally = tallyOf(findings, tape)

  return {
    pack: pack.program.pack, revision: pack.program.revision, norm: program.id,
    state: tally.state, colour: tally.colour, activations: tally.activations, fulfilments: tally.fulfilments, violations: tally.violations,
    firstBreachAt: shown(tally.firstBreachAt),
    nextChangeAt: shown(tally.nextChangeAt),
    clock: clockOf(monitor, findings, tape),
    witnesses: witnessesOf(findings, tape),
  }
}

const most = 20

function witnessesOf({ items }: Findings, tape: Tape): Witness[] {
  let room = most - items.filter(({ state }) => state !== 'held' && state !== 'inapplicable').length

  return items
    .filter(({ state }) => state !== 'inapplicable' && (state !== 'held' || room-- > 0))
    .slice(0, most)
    .map((finding) => ({
      activationFactId: at(tape.facts, finding.activation).id,
      targetFactId: finding.target < 0 ? null : at(tape.facts, finding.target).id,
      state: finding.state,
      decidedAt: shown(finding.decidedAt),
      detail: finding.detail,
    }))
}
