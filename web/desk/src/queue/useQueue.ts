import { computed, ref } from 'vue'
import { asProblem, type Problem, type QueueItem } from '@guiju/api'
import { guiju } from '../guiju'
import { useReadAgain } from '../shell/useLive'
import { useClock } from '../shell/useClock'
import { grouped } from './grouping'

const most = 200
const regroupEvery = 1_000

/** The exception queue: what the server holds, grouped by the minute that is now. */
export function useQueue() {
  const clock = useClock()
  const items = ref<QueueItem[]>([])
  const loading = ref(false)
  const failed = ref<Problem>()
  const moment = computed(() => Math.floor(clock.now / regroupEvery) * regroupEvery)
  const inGroups = computed(() => grouped(items.value, moment.value))
  const inOrder = computed(() => inGroups.value.flatMap((one) => one.items))

  async function read(): Promise<void> {
    loading.value = true
    try {
      items.value = (await guiju.read(guiju.http.GET('/api/queue', { params: { query: { take: most } } }))).items
      failed.value = undefined
    } catch (thrown) {
      failed.value = asProblem(thrown)
    } finally {
      loading.value = false
    }
  }

  useReadAgain(read)
  void read()

  return { items, inGroups, inOrder, loading, failed, read }
}
