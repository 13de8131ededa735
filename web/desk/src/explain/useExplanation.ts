import { ref, watch, type Ref } from 'vue'
import { asProblem, type Explanation, type Problem } from '@guiju/api'

/** An explanation, read anew when another is asked for or what it is about has changed. */
export function useExplanation(asked: Ref<unknown>, ask: () => Promise<Explanation>) {
  const why = ref<Explanation>()
  const loading = ref(false)
  const failed = ref<Problem>()
  let latest = 0

  async function read(): Promise<void> {
    const mine = ++latest
    loading.value = true
    try {
      const answer = await ask()
      if (mine !== latest) return
      why.value = answer
      failed.value = undefined
    } catch (thrown) {
      if (mine === latest) failed.value = asProblem(thrown)
    } finally {
      if (mine === latest) loading.value = false
    }
  }

  watch(asked, () => { void read() }, { immediate: true })

  return { why, loading, failed, read }
}
