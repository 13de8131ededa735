import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { OrderFilter } from '@guiju/api'

export const filterNames = ['status', 'tier', 'product', 'unit', 'engineer', 'breached', 'open', 'q'] as const
export type FilterName = (typeof filterNames)[number]

/** The filters of the order list; they live in the address and nowhere else. */
export function useOrderFilter() {
  const route = useRoute()
  const router = useRouter()
  const text = (name: string) => (typeof route.query[name] === 'string' ? route.query[name] : undefined)

  const filter = computed<OrderFilter>(() => ({
    status: text('status'),
    tier: text('tier'),
    product: text('product'),
    unit: text('unit'),
    engineer: text('engineer'),
    q: text('q'),
    breached: text('breached') === 'true' ? true : undefined,
    open: text('open') === undefined ? undefined : text('open') === 'true',
  }))
  const filtered = computed(() => filterNames.some((name) => filter.value[name] !== undefined))

  function set(name: FilterName, value: string | undefined): void {
    void router.replace({ query: { ...route.query, [name]: value === '' ? undefined : value } })
  }

  function clear(): void {
    void router.replace({ query: {} })
  }

  return { filter, filtered, set, clear }
}
