import { ref, type Ref } from 'vue'
import { asProblem, type Problem } from '@guiju/api'

/** One page of a list, as the API answers it. */
interface Answer<Item> {
  items: Item[]
  next?: string | null
}

/** A list that is read page by page. An answer to a question that is no longer the last one is passed over. */
export function usePages<Item>(ask: (cursor: string | undefined, take: number) => Promise<Answer<Item>>, perPage: number) {
  const items = ref([]) as Ref<Item[]>
  const next = ref<string>()
  const loading = ref(false)
  const failed = ref<Problem>()
  let asked = 0

  async function fetch(cursor: string | undefined, take: number): Promise<void> {
    const mine = ++asked
    loading.value = true
    try {
      const answer = await ask(cursor, take)
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

  const read = (take = perPage) => fetch(undefined, take)
  const more = () => fetch(next.value, perPage)

  /** Another question: what is shown answers the old one. */
  function anew(): void {
    items.value = []
    next.value = undefined
    void read()
  }

  return { items, next, loading, failed, read, more, anew }
}
