import { watch, type Ref } from 'vue'
import type { OrderFilter, OrderLine } from '@guiju/api'
import { guiju } from '../guiju'
import { usePages } from '../parts/usePages'
import { useReadAgain } from '../shell/useLive'

const perPage = 50
const calm = 3_000

/** Orders by a filter, page by page, the read pages kept up while they are looked at. */
export function useOrders(filter: Ref<OrderFilter>) {
  const { anew, read, ...pages } = usePages<OrderLine>(
    (cursor, take) => guiju.read(guiju.http.GET('/api/orders', { params: { query: { ...filter.value, cursor, take } } })),
    perPage,
  )
  const readShown = () => read(Math.min(200, Math.max(perPage, pages.items.value.length)))

  watch(filter, anew, { immediate: true })
  useReadAgain(readShown, () => true, calm)

  return { ...pages, read: () => read() }
}
