import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import './element'
import './tokens.css'
import './base.css'
import './element.css'
import { i18n, preferredLanguage, speak } from './i18n'
import { router } from './router'
import { wearPreferredTheme } from './shell/useTheme'

wearPreferredTheme()

const app = createApp(App).use(createPinia()).use(i18n)

void speak(preferredLanguage()).then(() => {
  app.use(router)
  app.mount('#app')
})
