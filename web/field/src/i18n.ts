import { createI18n } from 'vue-i18n'
import sharedZh from '@guiju/api/locales/zh-CN.json'
import zh from '../locales/zh-CN.json'

export type Language = 'zh-CN' | 'en'

const storageKey = 'guiju.language'
const words = { ...sharedZh, ...zh }
let englishHere = false

export const i18n = createI18n({
  legacy: false,
  locale: 'zh-CN',
  fallbackLocale: 'zh-CN',
  missingWarn: false,
  fallbackWarn: false,
  messages: { 'zh-CN': words, en: words },
})

export function language(): Language {
  return i18n.global.locale.value
}

/** The language last chosen here, or else the phone's. */
export function preferredLanguage(): Language {
  const chosen = localStorage.getItem(storageKey) ?? navigator.language
  return chosen.startsWith('en') ? 'en' : 'zh-CN'
}

export async function speak(wanted: Language): Promise<void> {
  if (wanted === 'en' && !englishHere) {
    const [shared, own] = await Promise.all([import('@guiju/api/locales/en.json'), import('../locales/en.json')])
    i18n.global.setLocaleMessage('en', { ...shared.default, ...own.default })
    englishHere = true
  }
  i18n.global.locale.value = wanted
  document.documentElement.lang = wanted
  localStorage.setItem(storageKey, wanted)
}
