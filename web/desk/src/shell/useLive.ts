import { LiveFeed, type CaseMoved, type LiveState } from '@guiju/api'
import { defineStore } from 'pinia'
import { onScopeDispose, ref } from 'vue'

/** The live feed of this desk; screens say what they want to hear. */
export const useLive = defineStore('live', () => {
  const state = ref<LiveState>('connecting')
  const cases = new Set<(moved: CaseMoved) => void>()
  const notices = new Set<() => void>()
  const gaps = new Set<() => void>()
  const feed = new LiveFeed({
    onCase: (moved) => { cases.forEach((hear) => { hear(moved) }) },
    onNotice: () => { notices.forEach((hear) => { hear() }) },
    onGap: () => { gaps.forEach((hear) => { hear() }) },
    onState: (now) => { state.value = now },
  })

  return { state, cases, notices, gaps, start: () => { feed.start() }, stop: () => { feed.stop() } }
})

/** Reads again when a case moves that concerns the screen, at most once in a while, and after every gap. */
export function useReadAgain(read: () => Promise<void>, concerns: (moved: CaseMoved) => boolean = () => true, atMostEvery = 1_000): void {
  const live = useLive()
  let waiting: ReturnType<typeof setTimeout> | undefined
  const soon = () => {
    waiting ??= setTimeout(() => {
      waiting = undefined
      void read()
    }, atMostEvery)
  }
  const onCase = (moved: CaseMoved) => { if (concerns(moved)) soon() }

  live.cases.add(onCase)
  live.gaps.add(soon)
  onScopeDispose(() => {
    live.cases.delete(onCase)
    live.gaps.delete(soon)
    clearTimeout(waiting)
  })
}
