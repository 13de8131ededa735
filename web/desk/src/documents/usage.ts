import type { DryRunClause } from '@guiju/api'

/** In how many cases a clause had something to say. */
const applied = (count: DryRunClause['after']) => (count?.held ?? 0) + (count?.breached ?? 0) + (count?.pending ?? 0) + (count?.undetermined ?? 0)

/** A clause that can be judged and that no case of the time ever touched. */
export function neverFired(clause: DryRunClause): boolean {
  return !clause.inspected && applied(clause.after) === 0 && (clause.after?.inapplicable ?? 0) > 0
}

/** A clause that nobody ever kept. */
export function alwaysBreached(clause: DryRunClause): boolean {
  const breached = clause.after?.breached ?? 0

  return breached > 0 && breached === applied(clause.after)
}
