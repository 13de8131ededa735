import { computed, ref } from 'vue'
import { asProblem, type OrderLine, type Problem, type VisitLine } from '@guiju/api'
import { guiju } from '../guiju'

const most = 200

export interface MyVisit {
  visit: VisitLine
  order?: OrderLine
}

/** The engineer's open visits with what their orders are about. */
export function useMyVisits() {
  const lines = ref<VisitLine[]>([])
  const orders = ref<OrderLine[]>([])
  const loading = ref(false)
  const failed = ref<Problem>()
  const visits = computed<MyVisit[]>(() => lines.value.map((visit) => ({ visit, order: orders.value.find((order) => order.id === visit.orderId) })))

  async function read(): Promise<void> {
    loading.value = true
    try {
      const [mine, theirs] = await Promise.all([
        guiju.read(guiju.http.GET('/api/visits')),
        guiju.read(guiju.http.GET('/api/orders', { params: { query: { open: true, take: most } } })),
      ])
      lines.value = mine
      orders.value = theirs.items
      failed.value = undefined
    } catch (thrown) {
      failed.value = asProblem(thrown)
    } finally {
      loading.value = false
    }
  }

  void read()

  return { visits, loading, failed, read }
}
