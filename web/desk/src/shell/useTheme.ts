import { ref } from 'vue'

export type Theme = 'light' | 'dark'

const storageKey = 'guiju.theme'
const theme = ref<Theme>('light')

function wear(wanted: Theme): void {
  theme.value = wanted
  document.documentElement.classList.toggle('dark', wanted === 'dark')
}

/** Puts on the theme last chosen here, or else the system's. */
export function wearPreferredTheme(): void {
  const chosen = localStorage.getItem(storageKey)
  wear(chosen === 'dark' || (!chosen && matchMedia('(prefers-color-scheme: dark)').matches) ? 'dark' : 'light')
}

export function useTheme() {
  function toggle(): void {
    wear(theme.value === 'dark' ? 'light' : 'dark')
    localStorage.setItem(storageKey, theme.value)
  }

  return { theme, toggle }
}
