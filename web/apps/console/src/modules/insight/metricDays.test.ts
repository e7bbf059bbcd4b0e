import { describe, expect, it } from 'vitest'
import { daysOf } from './metricDays'

describe('the days of a figure', () => {
  const period = { from: '2016-01-03T16:00:00Z', to: '2019-12-29T16:00:00Z', zone: 'Asia/Shanghai' }
  it('are those of the period, in its zone', () => {
    expect(daysOf({ id: 'speakers', ...period })).toEqual({ first: '2016-01-04', last: '2019-12-29' })
  })
  it('are the last ones for a trailing figure', () => {
    expect(daysOf({ id: 'wau', ...period })).toEqual({ first: '2019-12-23', last: '2019-12-29' })
  })
})
