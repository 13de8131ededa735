import { createApp } from 'vue'
import App from './App.vue'
import './vant'
import './tokens.css'
import './base.css'
import { i18n, preferredLanguage, speak } from './i18n'
import { router } from './router'
import { startClock } from './useClock'

const app = createApp(App).use(i18n)

void speak(preferredLanguage()).then(() => {
  startClock()
  app.use(router)
  app.mount('#app')
})
