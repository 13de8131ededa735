import { ref } from 'vue'
import { ServerClock } from '@guiju/api'
import { guiju } from './guiju'

const tick = 250
const hearAgainAfter = 20_000
const clock = new ServerClock()
const now = ref(clock.now())
const demo = ref(false)
const speed = ref(1)

async function hear(): Promise<void> {
  const asked = performance.now()
  try {
    const state = await guiju.read(guiju.http.GET('/api/clock'))
    clock.hear(state, performance.now() - asked)
    demo.value = state.demo
    speed.value = state.speed
  } catch {
    // The clock goes on by the last word heard.
  }
}

/** Sets the clock going, once for the app. */
export function startClock(): void {
  setInterval(() => { now.value = clock.now() }, tick)
  setInterval(() => void hear(), hearAgainAfter)
  // A phone in the pocket lets its timers sleep.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void hear()
  })
  void hear()
}

/** The server's time, ticking here. */
export function useClock() {
  return { now, demo, speed }
}
