import { onBeforeUnmount, onMounted } from 'vue'
import { LiveFeed } from '@guiju/api'

const atMostEvery = 1_000

/** Reads again when something moves that this engineer may see. */
export function useLive(read: () => Promise<void>): void {
  let waiting: ReturnType<typeof setTimeout> | undefined
  const soon = () => {
    waiting ??= setTimeout(() => {
      waiting = undefined
      void read()
    }, atMostEvery)
  }
  const feed = new LiveFeed({ onCase: soon, onNotice: soon, onGap: soon, onState: () => undefined })

  onMounted(() => { feed.start() })
  onBeforeUnmount(() => {
    feed.stop()
    clearTimeout(waiting)
  })
}
