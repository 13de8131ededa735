import { storeFile } from '../files'
import { newId } from '../ids'
import { typedScreen, type PhraseFinding } from '../norms/phrasesTyped'
import { asProblem, type Problem } from '../problem'
import type { Guiju } from '../client'
import type { Act, Receipt, Violation } from '../types'
import { bodyOf, missing, startValues, type ActContext, type ActForm, type Value, type Values } from './fields'

/** What tells violations apart. */
export const violationKey = (violation: Violation) => `${violation.pack} ${violation.norm}`

/** One act being filled in, sent, refused, reasoned for and sent again. Screens make it reactive. */
export class ActAttempt {
  readonly act: Act
  readonly form: ActForm
  values: Values
  /** What goes with the form without being a field of it. */
  also: Record<string, unknown> = {}
  occurredAt: Date | undefined
  problem: Problem | undefined
  violations: Violation[]
  reasons: Record<string, string> = {}
  busy = false
  private readonly guiju: Guiju
  private readonly tag: string | undefined
  private readonly screen: (field: string, text: string) => PhraseFinding[]
  private readonly files: Record<string, Blob> = {}
  private key = newId()
  private lastBody = ''

  constructor(guiju: Guiju, act: Act, form: ActForm, context: ActContext, tag?: string) {
    this.guiju = guiju
    this.act = act
    this.form = form
    this.tag = tag
    this.values = startValues(form, context)
    this.violations = act.violations
    this.screen = typedScreen(act.screens)
  }

  get soft(): Violation[] {
    return this.violations.filter((violation) => !violation.hard)
  }

  get hard(): Violation[] {
    return this.violations.filter((violation) => violation.hard)
  }

  /** What is in the way would let it pass with reasons. */
  get asksForReasons(): boolean {
    return this.soft.length > 0 && this.hard.length === 0
  }

  get lacking(): string[] {
    return missing(this.form, this.values)
  }

  get ready(): boolean {
    return !this.busy && this.act.possible && this.lacking.length === 0 && this.soft.every((one) => this.reasons[violationKey(one)]?.trim())
  }

  requires(field: string): boolean {
    return this.act.requires.some((one) => one.field === field) || this.form.fields.some((one) => one.name === field && one.needed)
  }

  /** What the norms want said in a field. */
  phrasesFor(field: string): string[] {
    return [...new Set(this.act.requires.filter((one) => one.field === field).flatMap((one) => one.phrases))]
  }

  /** What clauses find in a text as it stands; undefined where none looks. */
  findingsIn(field: string): PhraseFinding[] | undefined {
    if (!this.act.screens.some((screen) => screen.fields.includes(field))) return undefined
    const text = this.values[field]
    return typeof text === 'string' ? this.screen(field, text) : []
  }

  errorOf(field: string): string {
    return this.problem?.errors[field]?.join(' ') ?? ''
  }

  set(name: string, value: Value): void {
    this.values[name] = value
  }

  /** A drawing that is stored when the act is sent. */
  attach(name: string, file: Blob | undefined): void {
    if (file) this.files[name] = file
    else Reflect.deleteProperty(this.files, name)
  }

  /** Sends it; the key stays the same while the same words were sent and nobody knows what became of them. */
  async send(): Promise<Receipt | undefined> {
    this.busy = true
    this.problem = undefined
    try {
      for (const [name, file] of Object.entries(this.files)) this.values[name] = await storeFile(this.guiju, file)
      const body = this.body()
      const text = JSON.stringify(body)
      if (text !== this.lastBody) this.key = newId()
      this.lastBody = text
      return await this.guiju.act(this.act.href, body, { key: this.key, ifMatch: this.act.name === 'order.regraded' ? this.tag : undefined })
    } catch (thrown) {
      this.refused(asProblem(thrown))
      return undefined
    } finally {
      this.busy = false
    }
  }

  private body(): Record<string, unknown> {
    const deviations = this.soft.map((violation) => ({ norm: violation.norm, reason: this.reasons[violationKey(violation)] ?? '' }))

    return {
      ...bodyOf(this.form, this.values),
      ...this.also,
      ...(this.occurredAt ? { occurredAt: this.occurredAt.toISOString() } : {}),
      ...(deviations.length > 0 ? { deviations } : {}),
    }
  }

  private refused(problem: Problem): void {
    this.problem = problem
    if (problem.outcomeUnknown) return
    this.lastBody = ''
    if (problem.violations.length > 0) this.violations = problem.violations
  }
}
