import { at, NEVER, NONE, UNKNOWN } from './instants'
import type { Finding, Findings } from './findings'
import type { Monitor } from './monitor'
import type { Tape } from './tape'
import { dueOf, elapsed, resumesAt, standsAt, type Track } from './track'
import type { ClockReading, ClockSegment } from './verdicts'

/** Puts the most urgent clock of a rule into words. */
export function clockOf(monitor: Monitor, findings: Findings, tape: Tape): ClockReading | null {
  let best: Finding | null = null
  for (const finding of findings.items) {
    if (finding.start !== NONE && finding.state !== 'inapplicable' && (!best || precedes(finding, best))) best = finding
  }

  return best && read(monitor, best, findings.track, tape)
}

/** The next instant after now at which anything pending warns, or at which its clock runs again by itself. */
export function nextSign(monitor: Monitor, findings: Findings, tape: Tape): number {
  let next = NEVER
  const resumes = monitor.promised ? NEVER : resumesAt(findings.track, tape.now)
  for (const finding of findings.items) {
    if ((finding.state === 'pending' || finding.state === 'held') && finding.decidedAt === NONE) {
      if (resumes > tape.now && finding.start !== NONE) next = Math.min(next, resumes)
      for (const instant of warnAt(monitor, finding, findings.track, tape)) {
        if (instant > tape.now && instant < next) next = instant
      }
    }
  }

  return next
}

/** Pending before decided; of pending ones the earliest due, of decided ones the latest. */
function precedes(one: Finding, other: Finding): boolean {
  const pending = one.state === 'pending'
  return pending !== (other.state === 'pending') ? pending : !pending || one.due < other.due
}

function read(monitor: Monitor, finding: Finding, track: Track, tape: Tape): ClockReading {
  const stopped = finding.decidedAt !== NONE
  const end = Math.max(finding.start, stopped ? finding.decidedAt : tape.now)
  const paused = !stopped && !monitor.promised && standsAt(track, tape.now)

  return {
    activationFactId: at(tape.facts, finding.activation).id,
    verdict: finding.state,
    state: stopped ? 'stopped' : paused ? 'paused' : 'running',
    startedAt: finding.start,
    limit: finding.limit === NONE ? null : finding.limit,
    elapsed: elapsed(track, finding.start, end),
    dueAt: finding.due >= UNKNOWN || (paused && finding.due > tape.now) ? null : finding.due,
    promised: monitor.promised,
    segments: segments(finding, track, tape, end, stopped),
    warnAt: paused || stopped ? [] : warnAt(monitor, finding, track, tape),
  }
}

const id = (tape: Tape, position: number) => tape.facts[position]?.id ?? null

function segments(finding: Finding, track: Track, tape: Tape, end: number, stopped: boolean): ClockSegment[] {
  const found: ClockSegment[] = []
  let from = finding.start
  let cause = finding.activation
  const add = (to: number | null, lacks: readonly string[] | null, by: number) =>
    found.push({ from, to, running: !lacks, causeFactId: id(tape, by), lacks })

  for (const stand of track.stands) {
    if (stand.to <= from || stand.from >= end) continue
    if (stand.from > from) add(stand.from, null, cause)
    from = Math.max(from, stand.from)
    const reaches = stand.to > end || (stand.to === end && stopped)
    add(reaches ? (stopped ? end : null) : stand.to, stand.lacks, stand.fromFact)
    if (reaches) return found
    from = stand.to
    cause = stand.toFact
  }

  add(stopped ? end : null, null, cause)
  return found
}

function warnAt(monitor: Monitor, finding: Finding, track: Track, tape: Tape): number[] {
  if (!monitor.promised && (finding.limit === NONE || standsAt(track, tape.now))) return []

  return monitor.warnings
    .map((warning) => (monitor.promised ? finding.base + warning(0) : dueOf(track, finding.start, warning(finding.limit))))
    .filter((instant) => instant < Math.min(finding.due, UNKNOWN))
    .sort((one, other) => one - other)
}
