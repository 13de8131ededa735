import { computed, ref, watch, type Ref } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { asProblem, type DocumentPage, type Problem } from '@guiju/api'
import { guiju } from '../guiju'

export const tabs = ['overview', 'text', 'compare', 'try', 'readers', 'history'] as const
export type Tab = (typeof tabs)[number]

/** One document; which revision and which side of it is looked at stands in the address. */
export function useDocument(pack: Ref<string>) {
  const route = useRoute()
  const router = useRouter()
  const page = ref<DocumentPage>()
  const loading = ref(false)
  const failed = ref<Problem>()
  const tab = computed<Tab>(() => tabs.find((one) => one === route.query.tab) ?? 'overview')
  const revision = computed(() => page.value?.revisions.find((one) => one.number === route.query.rev)
    ?? page.value?.revisions.find((one) => one.next?.mine) ?? page.value?.revisions.find((one) => one.state === 'in-force') ?? page.value?.revisions[0])

  async function read(): Promise<void> {
    loading.value = true
    try {
      page.value = await guiju.read(guiju.http.GET('/api/documents/{pack}', { params: { path: { pack: pack.value } } }))
      failed.value = undefined
    } catch (thrown) {
      failed.value = asProblem(thrown)
    } finally {
      loading.value = false
    }
  }

  function go(changes: Record<string, string | undefined>): void {
    void router.replace({ query: { ...route.query, ...changes } })
  }

  watch(pack, () => {
    page.value = undefined
    void read()
  }, { immediate: true })

  return { page, revision, tab, loading, failed, read, go }
}
