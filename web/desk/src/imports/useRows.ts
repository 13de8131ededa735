import { ref, watch, type Ref } from 'vue'
import { useKeys } from '../shell/useKeys'

/** A list walked with j and k and opened with Enter. */
export function useRows<T>(rows: Ref<T[]>, body: Ref<HTMLElement | null>, says: string, open: (row: T) => void) {
  const at = ref(-1)

  function move(step: number): void {
    at.value = Math.max(0, Math.min(rows.value.length - 1, at.value + step))
    body.value?.children[at.value]?.scrollIntoView({ block: 'nearest' })
  }

  watch(() => rows.value[0], () => { at.value = -1 })
  useKeys([
    { keys: 'j', says: 'keys.down', run: () => { move(1) } },
    { keys: 'k', says: 'keys.up', run: () => { move(-1) } },
    { keys: 'Enter', says, run: () => {
      const row = rows.value[at.value]
      if (row !== undefined) open(row)
    } },
  ])

  return { at }
}
