import { describe, expect, it } from 'vitest'
import en from './en.json'
import zhCN from './zh-CN.json'

type Tree = { [key: string]: string | Tree }

function flatten(tree: Tree, prefix = ''): Map<string, string> {
  return new Map(Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as const] : [...flatten(value, `${prefix}${key}.`)]))
}

const chinese = flatten(zhCN)
const english = flatten(en)
const placeholders = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort()

describe('locales', () => {
  it('have the same keys', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort())
  })
  it('fill in the same values', () => {
    for (const [key, text] of chinese) expect(placeholders(english.get(key) ?? ''), key).toEqual(placeholders(text))
  })
  it('say nothing twice over and nothing loudly', () => {
    for (const [key, text] of [...chinese, ...english]) {
      expect(text.trim(), key).not.toBe('')
      expect(text, key).not.toMatch(/[!！]|[—–]{2}/)
    }
  })
  it('put one space between Chinese and figures in sentences, none before a full-width mark', () => {
    for (const [key, text] of chinese) expect(text, key).not.toMatch(/\s[，。：；]|[\u4e00-\u9fff]\{(n|judged|unjudged)\}|\{(n|judged|unjudged)\}[\u4e00-\u9fff]/)
  })
})
