import { describe, expect, it } from 'vitest'
import { dayOf, formatDate, formatDateTime, formatMonth, formatNumber, formatRange, formatShare } from './format'

describe('numbers', () => {
  it('have commas and a true minus', () => {
    expect(formatNumber(28586)).toBe('28,586')
    expect(formatNumber(-1204.26, 1)).toBe('\u22121,204.3')
    expect(formatNumber(-0.2)).toBe('0')
  })
  it('become shares without a space', () => {
    expect(formatShare(0.2374)).toBe('23.7%')
    expect(formatShare(-0.728, 0)).toBe('\u221273%')
    expect(formatShare(0.04)).toBe('4.0%')
    expect(formatShare(1)).toBe('100%')
  })
  it('form ranges in each language', () => {
    expect(formatRange('13%', '18%', 'zh-CN')).toBe('13%～18%')
    expect(formatRange('13%', '18%', 'en')).toBe('13% – 18%')
    expect(formatRange('13%', '13%', 'en')).toBe('13%')
  })
})

describe('dates', () => {
  it('are written the way each language writes them', () => {
    expect(formatDate('2019-12-29', 'Asia/Shanghai', 'zh-CN')).toBe('2019-12-29')
    expect(formatDate('2019-12-29', 'Asia/Shanghai', 'en')).toBe('29 Dec 2019')
    expect(formatMonth('2017-01-01', 'zh-CN')).toBe('2017-01')
    expect(formatMonth('2017-01-01', 'en')).toBe('Jan 2017')
  })
  it('read an instant in the zone given', () => {
    expect(formatDateTime('2019-12-29T18:11:26Z', 'Asia/Shanghai', 'zh-CN')).toBe('2019-12-30 02:11')
    expect(formatDateTime('2019-12-29T00:05:00Z', 'UTC', 'en')).toBe('29 Dec 2019, 00:05')
    expect(dayOf('2019-12-29T18:11:26Z', 'Asia/Shanghai')).toBe('2019-12-30')
  })
})
