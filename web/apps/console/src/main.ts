import '@hearth/ui/style.css'
import { onSignedOut } from '@hearth/api'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { i18n } from './i18n'
import { router } from './router'
import { usePreferences } from './stores/preferences'
import { useSession } from './stores/session'

const app = createApp(App).use(createPinia()).use(i18n)
usePreferences().apply()
onSignedOut(() => {
  useSession().forget()
  void router.push({ name: 'sign-in', query: { next: router.currentRoute.value.fullPath } })
})
app.use(router).mount('#app')
