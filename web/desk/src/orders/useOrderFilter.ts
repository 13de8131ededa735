import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { OrderFilter } from '@guiju/api'
import { products, statuses, tiers } from './codes'

export const filterNames = ['status', 'tier', 'product', 'unit', 'engineer', 'breached', 'open', 'q'] as const
export type FilterName = (typeof filterNames)[number]

const one = <T extends string>(codes: readonly T[], wanted: string | undefined): T | undefined => codes.find((code) => code === wanted)

/** The filters of the order list; they live in the address and nowhere else. */
export function useOrderFilter() {
  const route = useRoute()
  const router = useRouter()
  const text = (name: string) => (typeof route.query[name] === 'string' ? route.query[name] : undefined)

  const filter = computed<OrderFilter>(() => ({
    status: one(statuses, text('status')),
    tier: one(tiers, text('tier')),
    product: one(products, text('product')),
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
