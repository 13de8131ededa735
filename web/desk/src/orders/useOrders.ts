import { ref, watch, type Ref } from 'vue'
import { asProblem, type OrderFilter, type OrderLine, type Problem } from '@guiju/api'
import { guiju } from '../guiju'
import { useReadAgain } from '../shell/useLive'

const perPage = 50
const calm = 3_000

/** Orders by a filter, page by page, the read pages kept up while they are looked at. */
export function useOrders(filter: Ref<OrderFilter>) {
  const items = ref<OrderLine[]>([])
  const next = ref<string>()
  const loading = ref(false)
  const failed = ref<Problem>()
  let asked = 0

  async function fetch(cursor: string | undefined, take: number): Promise<void> {
    const mine = ++asked
    loading.value = true
    try {
      const answer = await guiju.read(guiju.http.GET('/api/orders', { params: { query: { ...filter.value, cursor, take } } }))
      if (mine !== asked) return
      items.value = cursor ? [...items.value, ...answer.items] : answer.items
      next.value = answer.next ?? undefined
      failed.value = undefined
    } catch (thrown) {
      if (mine === asked) failed.value = asProblem(thrown)
    } finally {
      if (mine === asked) loading.value = false
    }
  }

  const read = () => fetch(undefined, perPage)
  const more = () => fetch(next.value, perPage)
  const readShown = () => fetch(undefined, Math.min(200, Math.max(perPage, items.value.length)))

  watch(filter, () => {
    items.value = []
    void read()
  }, { immediate: true })
  useReadAgain(readShown, () => true, calm)

  return { items, next, loading, failed, read, more }
}
