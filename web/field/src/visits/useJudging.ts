import { computed, ref, shallowRef, watch, type Ref } from 'vue'
import { canJudge, judgeOrder, rulebookOf, type CaseFacts, type LocalClock, type Rules } from '@guiju/api'
import { guiju } from '../guiju'

let inForce: { tag?: string; rules: Rules; book: ReturnType<typeof rulebookOf> } | undefined

/** The rulebook in force; the server sends it again only when it has changed. */
async function rulesInForce(): Promise<NonNullable<typeof inForce>> {
  const { data, tag } = await guiju.readTagged(guiju.http.GET('/api/packs/in-force'))
  if (!inForce || !tag || inForce.tag !== tag) inForce = { tag, rules: data, book: rulebookOf(data) }
  return inForce
}

/** Judges an order on the phone from what was last heard of it: at once where time alone changes something, and without network. */
export function useJudging(now: Ref<number>) {
  const heard = shallowRef<{ cases: CaseFacts[] } & NonNullable<typeof inForce>>()
  const moment = ref(0)
  const judged = computed(() => heard.value && moment.value > 0
    ? judgeOrder(heard.value.book, heard.value.rules, heard.value.cases, moment.value)
    : undefined)

  async function hear(order: string): Promise<void> {
    try {
      const [inForceNow, facts] = await Promise.all([
        rulesInForce(),
        guiju.read(guiju.http.GET('/api/orders/{id}/facts', { params: { path: { id: order } } })),
      ])
      heard.value = canJudge(inForceNow.rules) ? { ...inForceNow, cases: facts.cases } : undefined
      moment.value = now.value
    } catch {
      // What was heard before still holds.
    }
  }

  watch(now, (instant) => {
    const alarm = judged.value?.nextAlarm
    if (alarm && instant >= alarm) moment.value = instant
  })

  return { clocks: computed<LocalClock[] | undefined>(() => judged.value?.clocks), hear }
}
