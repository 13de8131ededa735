import type { ImportNorm } from '@guiju/api'

/** The states of a verdict, the worst first. */
export const verdictStates = ['breached', 'undetermined', 'pending', 'held', 'inapplicable'] as const
export type VerdictState = (typeof verdictStates)[number]

export function stateOf(wanted: unknown): VerdictState | undefined {
  return verdictStates.find((state) => state === wanted)
}

/** The norms, the most broken first. */
export function worstFirst(norms: readonly ImportNorm[]): ImportNorm[] {
  return [...norms].sort((a, b) => b.breached - a.breached || b.undetermined - a.undetermined || b.pending - a.pending || b.held - a.held)
}

/** The share of each verdict among the cases that a norm applies to, in per cent. */
export function sharesOf(counts: Record<VerdictState, number>): { state: VerdictState; share: number }[] {
  const applied = verdictStates.filter((state) => state !== 'inapplicable')
  const all = applied.reduce((sum, state) => sum + counts[state], 0)

  return applied.filter((state) => counts[state] > 0).map((state) => ({ state, share: (counts[state] / all) * 100 }))
}
