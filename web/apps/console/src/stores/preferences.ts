import type { Locale } from '@hearth/lib'
import { defineStore } from 'pinia'
import { computed, ref, watch } from 'vue'
import { i18n } from '../i18n'
import { remember, remembered } from './remembered'

type Theme = 'light' | 'dark'

const LOCALE_KEY = 'hearth.locale'
const THEME_KEY = 'hearth.theme'

/** Language and theme: what the browser and the system say until the reader says otherwise. */
export const usePreferences = defineStore('preferences', () => {
  const system = window.matchMedia('(prefers-color-scheme: dark)')
  const systemDark = ref(system.matches)
  system.addEventListener('change', (event) => { systemDark.value = event.matches })

  const browserLocale: Locale = navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
  const chosenLocale = remembered(LOCALE_KEY)
  const locale = ref<Locale>(chosenLocale === 'zh-CN' || chosenLocale === 'en' ? chosenLocale : browserLocale)
  const chosenTheme = ref(remembered(THEME_KEY))
  const theme = computed<Theme>(() => {
    if (chosenTheme.value === 'light' || chosenTheme.value === 'dark') return chosenTheme.value
    return systemDark.value ? 'dark' : 'light'
  })
  const lang = computed(() => (locale.value === 'en' ? 'en' as const : 'zh' as const))

  function switchLocale(): void {
    locale.value = locale.value === 'en' ? 'zh-CN' : 'en'
    remember(LOCALE_KEY, locale.value)
  }

  function switchTheme(): void {
    chosenTheme.value = theme.value === 'dark' ? 'light' : 'dark'
    remember(THEME_KEY, chosenTheme.value)
  }

  /** Keeps the document in step with the choices. */
  function apply(): void {
    watch(theme, (now) => {
      const root = document.documentElement
      root.dataset.theme = now
      root.classList.toggle('dark', now === 'dark')
    }, { immediate: true, flush: 'sync' })
    watch(locale, (now) => {
      document.documentElement.lang = now
      i18n.global.locale.value = now
    }, { immediate: true, flush: 'sync' })
  }

  return { locale, lang, theme, switchLocale, switchTheme, apply }
})
