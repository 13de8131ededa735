import { noFindings, type Findings } from './findings'
import { NONE } from './instants'
import type { RuleProgram } from './program'
import { asOf, type Tape } from './tape'

/** A norm's revision beside those before and after it. */
export interface Revision {
  pack: string
  from: number
  until: number
  program: RuleProgram
  /** The revision before, where this one takes over what is owed under it; and the one that takes over from this one. */
  links: { before: Revision | null; after: Revision | null }
  run(tape: Tape, findings: Findings): void
}

/** Whether a revision has anything to say of a case at the instant of asking. */
export function concerns({ from, until, program, links }: Revision, tape: Tape): boolean {
  const began = tape.instants[0] ?? tape.now
  switch (program.judgedBy) {
    case 'caseStart': return began >= from && began < until
    case 'now': return tape.now >= from && tape.now < until
    default: return from <= tape.now && (until > began || links.before !== null)
  }
}

/** Links each revision that reopens to the latest one of the same norm that was in force before. */
export function linkRevisions(all: readonly Revision[]): void {
  for (const rule of all) {
    const { from, pack, program } = rule
    let before: Revision | null = null
    for (const one of all) {
      if (program.reopens && one.pack === pack && one.program.id === program.id && one.until <= from
        && !one.program.judgedBy && one.from > (before?.from ?? NONE)) before = one
    }

    rule.links.before = before
    if (before) before.links.after = rule
  }
}

/** Runs a revision, with what was owed under the one before and without what is owed under the next. */
export function find(revision: Revision, tape: Tape): Findings {
  const findings = own(revision, tape)
  const { after } = revision.links
  if (!after) return findings
  if (tape.now >= after.from) return handOver(findings, owedAt(revision, tape, after.from))
  if (owed(findings).size > 0) findings.nextAt = Math.min(findings.nextAt, after.from)
  return findings
}

function own(revision: Revision, tape: Tape): Findings {
  const { from, links } = revision
  const findings = noFindings()
  findings.carried = links.before && tape.now >= from ? owedAt(links.before, tape, from) : null
  revision.run(tape, findings)
  for (const finding of findings.carried?.size ? findings.items : []) {
    // It breaks no norm before the norm is there.
    if (finding.state === 'breached' && finding.decidedAt < from) finding.decidedAt = from
  }

  return findings
}

/** The activations of which something is owed just before an instant. */
const owedAt = (revision: Revision, tape: Tape, instant: number) =>
  owed(own(revision, asOf(tape, Math.min(tape.now, instant - 1))))

function owed({ items, whole }: Findings): Set<number> {
  const found = items.filter(({ state, decidedAt }) => state === 'pending' || (state === 'held' && decidedAt === NONE))
  const current = whole === 'currentlyViolated' || whole === 'currentlySatisfied'
  return new Set([...found.map(({ activation }) => activation), ...(current ? [0] : [])])
}

function handOver(findings: Findings, taken: ReadonlySet<number>): Findings {
  if (findings.whole && taken.has(0)) return noFindings()
  for (const finding of findings.items) {
    if (taken.has(finding.activation)) finding.state = 'inapplicable'
  }

  return findings
}
