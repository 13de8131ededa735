import type { ProblemDetails, Violation } from './types'

/** What the server answered when it would not, or that it could not be reached. */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly violations: Violation[]
  readonly errors: Record<string, string[]>

  constructor(status: number, details: ProblemDetails = {}) {
    super(details.detail ?? details.title ?? `HTTP ${String(status)}`)
    this.name = 'Problem'
    this.status = status
    this.code = details.code ?? (status === 0 ? 'network.unreachable' : `http.${String(status)}`)
    this.violations = details.violations ?? []
    this.errors = details.errors ?? {}
  }

  /** Nobody knows whether it happened: the same key may be sent again. */
  get outcomeUnknown(): boolean {
    return this.status === 0 || this.status >= 500
  }

  /** Every norm in the way would let it pass with a reason. */
  get passesWithReason(): boolean {
    return this.violations.length > 0 && this.violations.every((violation) => !violation.hard)
  }
}

export function asProblem(thrown: unknown): Problem {
  return thrown instanceof Problem ? thrown : new Problem(0, { detail: thrown instanceof Error ? thrown.message : String(thrown) })
}
