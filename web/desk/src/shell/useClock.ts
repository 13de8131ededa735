import { ServerClock } from '@guiju/api'
import { defineStore } from 'pinia'
import { ref } from 'vue'
import { guiju } from '../guiju'

const tick = 250
const hearAgainAfter = 20_000

/** The server's time, ticking here. Everything that counts down on a screen reads this one number. */
export const useClock = defineStore('clock', () => {
  const clock = new ServerClock()
  const now = ref(clock.now())
  const demo = ref(false)
  const speed = ref(1)
  let timers: ReturnType<typeof setInterval>[] = []

  async function hear(): Promise<void> {
    const asked = performance.now()
    try {
      const state = await guiju.read(guiju.http.GET('/api/clock'))
      clock.hear(state, performance.now() - asked)
      demo.value = state.demo
      speed.value = state.speed
      now.value = clock.now()
    } catch {
      // The screens go on by the last word heard; the live mark tells that the server is away.
    }
  }

  async function start(): Promise<void> {
    if (timers.length > 0) return
    timers = [
      setInterval(() => { now.value = clock.now() }, tick),
      setInterval(() => void hear(), hearAgainAfter),
    ]
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') void hear()
    })
    await hear()
  }

  return { now, demo, speed, hear, start }
})
