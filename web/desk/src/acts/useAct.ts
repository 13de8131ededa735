import { computed, reactive, ref } from 'vue'
import {
  asProblem, bodyOf, formOf, missing, newId, startValues, storeFile, type Act, type ActContext, type Problem, type Receipt,
  type Value, type Violation,
} from '@guiju/api'
import { guiju } from '../guiju'

export const keyOf = (violation: Violation) => `${violation.pack} ${violation.norm}`

/** One act being filled in, sent, refused, reasoned for and sent again. */
export function useAct(act: Act, context: ActContext, tag?: string) {
  const form = formOf(act.name)
  const values = reactive(startValues(form, context))
  const files = new Map<string, Blob>()
  const occurredAt = ref<Date>()
  const problem = ref<Problem>()
  const also = reactive<Record<string, unknown>>({})
  const violations = ref<Violation[]>(act.violations)
  const reasons = reactive<Record<string, string>>({})
  const busy = ref(false)
  let lastBody = ''
  let key = newId()

  const soft = computed(() => violations.value.filter((violation) => !violation.hard))
  const hard = computed(() => violations.value.filter((violation) => violation.hard))
  const unreasoned = computed(() => soft.value.filter((violation) => !reasons[keyOf(violation)]?.trim()))
  const lacking = computed(() => missing(form, values))
  const ready = computed(() => !busy.value && lacking.value.length === 0 && unreasoned.value.length === 0)

  function set(name: string, value: Value): void {
    values[name] = value
  }

  /** A drawing that is stored when the act is sent. */
  function attach(name: string, file: Blob | undefined): void {
    if (file) files.set(name, file)
    else files.delete(name)
  }

  async function send(): Promise<Receipt | undefined> {
    busy.value = true
    problem.value = undefined
    try {
      for (const [name, file] of files) values[name] = await storeFile(guiju, file)
      const body = whole()
      const text = JSON.stringify(body)
      if (text !== lastBody) key = newId()
      lastBody = text
      return await guiju.act(act.href, body, { key, ifMatch: act.name === 'order.regraded' ? tag : undefined })
    } catch (thrown) {
      refused(asProblem(thrown))
      return undefined
    } finally {
      busy.value = false
    }
  }

  function whole(): Record<string, unknown> {
    const deviations = soft.value.map((violation) => ({ norm: violation.norm, reason: reasons[keyOf(violation)] ?? '' }))

    return {
      ...bodyOf(form, values),
      ...also,
      ...(occurredAt.value ? { occurredAt: occurredAt.value.toISOString() } : {}),
      ...(deviations.length > 0 ? { deviations } : {}),
    }
  }

  function refused(refusal: Problem): void {
    problem.value = refusal
    if (refusal.violations.length > 0 || !refusal.outcomeUnknown) violations.value = refusal.violations
    if (!refusal.outcomeUnknown) lastBody = ''
  }

  return { form, values, also, set, attach, occurredAt, problem, soft, hard, reasons, lacking, ready, busy, send }
}
