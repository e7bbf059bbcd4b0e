import en from './en.json'
import zhCN from './zh-CN.json'

/** Chinese is the source; English has the same keys. */
export const messages = { 'zh-CN': zhCN, en }
