import { computed, onScopeDispose, ref, watch, type Ref } from 'vue'
import { useRoute } from 'vue-router'
import { asProblem, type DryRun, type DryRunPage, type Problem } from '@guiju/api'
import { guiju } from '../guiju'

const lookEvery = 1_000

/** The dry runs of a revision, and the one that is looked at; it is read again while it runs. */
export function useDryRuns(pack: string, revision: Ref<string>, finished: () => void) {
  const route = useRoute()
  const runs = ref<DryRun[]>([])
  const page = ref<DryRunPage>()
  const loading = ref(false)
  const failed = ref<Problem>()
  const chosen = computed(() => (typeof route.query.run === 'string' && runs.value.some((one) => one.id === route.query.run) ? route.query.run : runs.value[0]?.id))
  const isGoing = computed(() => page.value !== undefined && ['waiting', 'running'].includes(page.value.run.state))
  let timer: ReturnType<typeof setTimeout> | undefined

  async function read(): Promise<void> {
    loading.value = true
    try {
      runs.value = (await guiju.read(guiju.http.GET('/api/dry-runs', { params: { query: { pack, revision: revision.value } } }))).items
      failed.value = undefined
    } catch (thrown) {
      failed.value = asProblem(thrown)
    } finally {
      loading.value = false
    }
  }

  async function look(): Promise<void> {
    clearTimeout(timer)
    const id = chosen.value
    if (!id) {
      page.value = undefined
      return
    }
    const was = isGoing.value
    try {
      const answer = await guiju.read(guiju.http.GET('/api/dry-runs/{id}', { params: { path: { id } } }))
      if (id !== chosen.value) return
      page.value = answer
      runs.value = runs.value.map((one) => (one.id === id ? answer.run : one))
      failed.value = undefined
      if (was && !isGoing.value) finished()
    } catch (thrown) {
      failed.value = asProblem(thrown)
    }
    if (isGoing.value || failed.value) timer = setTimeout(() => void look(), lookEvery)
  }

  async function start(body: { importId?: string; months?: number; against?: string }): Promise<DryRun> {
    const run = await guiju.read(guiju.http.POST('/api/documents/{pack}/revisions/{revision}/dry-runs', { params: { path: { pack, revision: revision.value } }, body }))
    runs.value = [run, ...runs.value]
    return run
  }

  async function stop(id: string): Promise<void> {
    await guiju.read(guiju.http.POST('/api/dry-runs/{id}/cancellation', { params: { path: { id } } }))
    await look()
  }

  watch(revision, () => void read(), { immediate: true })
  watch(chosen, () => void look())
  onScopeDispose(() => { clearTimeout(timer) })

  return { runs, page, chosen, loading, failed, isGoing, read, start, stop }
}
