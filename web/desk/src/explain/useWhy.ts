import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { Verdict } from '@guiju/api'

export interface Asked {
  pack: string
  revision: string
  norm: string
  caseId: string
}

const parts = 4

/** The verdict whose reasons are asked for, and the event that was looked up in them; both stand in the address. */
export function useWhy() {
  const route = useRoute()
  const router = useRouter()

  const asked = computed<Asked | undefined>(() => {
    const written = typeof route.query.why === 'string' ? route.query.why.split('~') : []
    const [pack = '', revision = '', norm = '', caseId = ''] = written

    return written.length === parts ? { pack, revision, norm, caseId } : undefined
  })

  const event = computed(() => (typeof route.query.event === 'string' ? route.query.event : undefined))

  function open(verdict: Pick<Verdict, 'pack' | 'revision' | 'norm' | 'case'>): void {
    const why = [verdict.pack, verdict.revision, verdict.norm, verdict.case.id].join('~')
    void router.replace({ query: { ...route.query, why, event: undefined, act: undefined, visit: undefined } })
  }

  function close(): void {
    void router.replace({ query: { ...route.query, why: undefined, event: undefined } })
  }

  function look(id: string): void {
    void router.replace({ query: { ...route.query, event: id } })
    document.getElementById(`event-${id}`)?.scrollIntoView({ block: 'center' })
  }

  return { asked, event, open, close, look }
}
