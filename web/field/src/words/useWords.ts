import { useI18n } from 'vue-i18n'
import { wordsIn } from '@guiju/api'
import { useClock } from '../useClock'

/** How things are called and told in the app, in the language now spoken. */
export function useWords() {
  const { t, te, locale } = useI18n()
  const { now } = useClock()

  return wordsIn({ t: (key, values) => t(key, values ?? {}), has: (key) => te(key), language: () => locale.value, now: () => now.value })
}
