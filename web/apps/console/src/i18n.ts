import { messages } from '@hearth/locales'
import { createI18n } from 'vue-i18n'

export const i18n = createI18n({ legacy: false, locale: 'zh-CN', fallbackLocale: 'zh-CN', messages })
