import { computed, type Ref } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { Act, OrderPage, Visit } from '@guiju/api'

export interface ActChoice {
  act: Act
  visit?: Visit
}

/** The act whose form is open; it stands in the address, so that it survives a reload. */
export function useActChoice(page: Ref<OrderPage | undefined>) {
  const route = useRoute()
  const router = useRouter()

  const choice = computed<ActChoice | undefined>(() => {
    const { act: name, visit: visitId } = route.query
    if (typeof name !== 'string' || !page.value) return undefined
    const visit = page.value.visits.find((one) => one.id === visitId)
    const act = (visit ? visit.acts : page.value.acts).find((one) => one.name === name)

    return act ? { act, visit } : undefined
  })

  function choose(act: Act, visit?: Visit): void {
    void router.replace({ query: { ...route.query, act: act.name, visit: visit?.id, why: undefined, event: undefined } })
  }

  function dismiss(): void {
    void router.replace({ query: { ...route.query, act: undefined, visit: undefined } })
  }

  return { choice, choose, dismiss }
}
