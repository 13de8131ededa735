import { ref } from 'vue'
import { asProblem, newId, type Problem } from '@guiju/api'
import { guiju } from '../guiju'

/** Sends one thing once: a repetition after a doubtful end goes under the same key. */
export function useSending(sent: () => void) {
  const busy = ref(false)
  const problem = ref<Problem>()
  let key = newId()

  async function send(href: string, body: object): Promise<void> {
    if (busy.value) return
    busy.value = true
    problem.value = undefined
    try {
      await guiju.act(href, body, { key })
      key = newId()
      sent()
    } catch (thrown) {
      problem.value = asProblem(thrown)
      if (!problem.value.outcomeUnknown) key = newId()
    } finally {
      busy.value = false
    }
  }

  return { busy, problem, send }
}
