import { computed, ref, watch, type Ref } from 'vue'
import { asProblem, hasOpened, inOrder, sevenPoints, type OrderPage, type Problem } from '@guiju/api'
import { guiju } from '../guiju'
import { useClock } from '../shell/useClock'
import { useReadAgain } from '../shell/useLive'

/** One order with its visits, clocks, verdicts and timeline, kept up by the live feed. */
export function useOrder(id: Ref<string>) {
  const clock = useClock()
  const page = ref<OrderPage>()
  const tag = ref<string>()
  const loading = ref(false)
  const failed = ref<Problem>()
  const timeline = computed(() => inOrder(page.value?.timeline ?? []))
  const points = computed(() => sevenPoints(timeline.value))
  const visits = computed(() => [...(page.value?.visits ?? [])].sort((a, b) => b.number - a.number))

  async function read(): Promise<void> {
    const wanted = id.value
    loading.value = true
    try {
      const answer = await guiju.readTagged(guiju.http.GET('/api/orders/{id}', { params: { path: { id: wanted } } }))
      if (wanted !== id.value) return
      page.value = answer.data
      tag.value = answer.tag
      failed.value = undefined
    } catch (thrown) {
      if (wanted === id.value) failed.value = asProblem(thrown)
    } finally {
      loading.value = false
    }
  }

  watch(id, () => {
    page.value = undefined
    void read()
  }, { immediate: true })
  // Asked until the server agrees, whose clock may be a little behind this one.
  watch(() => clock.now, (now) => {
    if (hasOpened(page.value, now) && !loading.value && !failed.value) void read()
  })
  useReadAgain(read, (moved) => moved.orderId === id.value || moved.id === id.value, 500)

  return { page, tag, loading, failed, timeline, points, visits, read }
}
