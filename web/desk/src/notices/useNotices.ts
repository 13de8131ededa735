import { defineStore } from 'pinia'
import { ref, watch } from 'vue'
import { asProblem, type Notice, type Problem } from '@guiju/api'
import { guiju } from '../guiju'
import { useSession } from '../session/useSession'
import { useLive } from '../shell/useLive'

const told = ['escalation.', 'visit.declined', 'visit.unmet', 'visit.unsolved', 'deviation.', 'verdict.', 'appeal.', 'waiver.', 'clock.']
const patience = 1_500

/** What the system tells this person; the shell shows how much is unread, the page shows all. */
export const useNotices = defineStore('notices', () => {
  const session = useSession()
  const live = useLive()
  const items = ref<Notice[]>([])
  const unread = ref(0)
  const loading = ref(false)
  const failed = ref<Problem>()
  let waiting: ReturnType<typeof setTimeout> | undefined

  async function read(): Promise<void> {
    if (!session.may('orders-manage')) return
    loading.value = true
    try {
      items.value = (await guiju.read(guiju.http.GET('/api/notices'))).items
      unread.value = items.value.filter((notice) => !notice.readAt).length
      failed.value = undefined
    } catch (thrown) {
      failed.value = asProblem(thrown)
    } finally {
      loading.value = false
    }
  }

  async function markRead(notice: Notice): Promise<void> {
    await guiju.act(`/api/notices/${notice.id}/reading`, {})
    await read()
  }

  function soon(): void {
    waiting ??= setTimeout(() => {
      waiting = undefined
      void read()
    }, patience)
  }

  live.notices.add(soon)
  live.gaps.add(soon)
  live.cases.add((moved) => { if (told.some((name) => moved.name?.startsWith(name))) soon() })
  watch(() => session.me?.id, () => {
    items.value = []
    unread.value = 0
    void read()
  }, { immediate: true })

  return { items, unread, loading, failed, read, markRead }
})
