import { computed, ref, watch, type Ref } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { asProblem, type ImportedCase, type ImportedCaseFilter, type ImportPage, type Problem } from '@guiju/api'
import { guiju } from '../guiju'
import { usePages } from '../parts/usePages'
import { stateOf } from './verdicts'

const perPage = 100

/** One imported log, norm by norm. */
export function useImport(id: Ref<string>) {
  const page = ref<ImportPage>()
  const loading = ref(false)
  const failed = ref<Problem>()

  async function read(): Promise<void> {
    const wanted = id.value
    loading.value = true
    try {
      const answer = await guiju.read(guiju.http.GET('/api/imports/{id}', { params: { path: { id: wanted } } }))
      if (wanted !== id.value) return
      page.value = answer
      failed.value = undefined
    } catch (thrown) {
      if (wanted === id.value) failed.value = asProblem(thrown)
    } finally {
      if (wanted === id.value) loading.value = false
    }
  }

  watch(id, () => {
    page.value = undefined
    void read()
  }, { immediate: true })

  return { page, loading, failed, read }
}

/** Which cases are wanted; it lives in the address and nowhere else. */
export function useCaseFilter() {
  const route = useRoute()
  const router = useRouter()
  const text = (name: string) => (typeof route.query[name] === 'string' && route.query[name] ? route.query[name] : undefined)
  const filter = computed<ImportedCaseFilter>(() => ({ norm: text('norm'), verdict: stateOf(route.query.verdict), q: text('q') }))
  const filtered = computed(() => Object.values(filter.value).some((one) => one !== undefined))

  function set(changes: ImportedCaseFilter): void {
    void router.replace({ query: { ...route.query, ...changes } as Record<string, string | undefined> })
  }

  return { filter, filtered, set, clear: () => { set({ norm: undefined, verdict: undefined, q: undefined }) } }
}

/** The cases of an imported log by a filter, page by page. */
export function useImportedCases(id: Ref<string>, filter: Ref<ImportedCaseFilter>) {
  const { anew, read, ...pages } = usePages<ImportedCase>(
    (cursor, take) => guiju.read(guiju.http.GET('/api/imports/{id}/cases', { params: { path: { id: id.value }, query: { ...filter.value, cursor, take } } })),
    perPage,
  )

  watch([id, () => JSON.stringify(filter.value)], anew, { immediate: true })

  return { ...pages, read: () => read(), perPage }
}
