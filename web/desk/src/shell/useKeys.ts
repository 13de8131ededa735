import { onBeforeUnmount, onMounted, reactive } from 'vue'

export interface Shortcut {
  keys: string
  /** The key of its text in the help. */
  says: string
  run: () => void
  /** Also while the cursor is in a field. */
  everywhere?: boolean
}

const active = reactive<Shortcut[]>([])
let prefix = ''
let prefixTimer: ReturnType<typeof setTimeout> | undefined

/** What can be done by keyboard on this screen now. */
export function activeShortcuts(): readonly Shortcut[] {
  return active
}

/** Registers shortcuts while the component lives; the youngest wins. */
export function useKeys(shortcuts: Shortcut[]): void {
  onMounted(() => { active.push(...shortcuts) })
  onBeforeUnmount(() => {
    for (const shortcut of shortcuts) active.splice(active.findIndex((one) => one.keys === shortcut.keys && one.says === shortcut.says), 1)
  })
}

export function listenToKeys(): () => void {
  addEventListener('keydown', onKey)
  return () => { removeEventListener('keydown', onKey) }
}

function onKey(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return
  const pressed = prefix ? `${prefix} ${event.key}` : event.key
  const shortcut = active.findLast((one) => one.keys === pressed && (one.everywhere === true || !isTyping(event.target)))
  forgetPrefix()
  if (shortcut) {
    event.preventDefault()
    shortcut.run()
  } else if (!isTyping(event.target) && active.some((one) => one.keys.startsWith(`${event.key} `))) {
    prefix = event.key
    prefixTimer = setTimeout(forgetPrefix, 1_200)
  }
}

function forgetPrefix(): void {
  prefix = ''
  clearTimeout(prefixTimer)
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  const button = target.tagName === 'BUTTON' || target.tagName === 'A'
  return !button && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
}
