import { useI18n } from 'vue-i18n'
import { wordsIn } from '@guiju/api'
import { useClock } from '../shell/useClock'

/** How things are called and told on the desk, in the language now spoken. */
export function useWords() {
  const { t, te, locale } = useI18n()
  const clock = useClock()

  return wordsIn({ t: (key, values) => t(key, values ?? {}), has: (key) => te(key), language: () => locale.value, now: () => clock.now })
}

export type Words = ReturnType<typeof useWords>
