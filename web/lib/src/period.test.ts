import { describe, expect, it } from 'vitest'
import { addMonths, bucketFor, bucketStarts, choiceOf, daysBetween, parseDay, periodOf } from './period'

describe('periods', () => {
  it('count back from the last day of the data', () => {
    expect(periodOf('last90Days', '2019-12-29')).toEqual({ from: '2019-10-01', to: null })
    expect(periodOf('last12Months', '2019-12-29')).toEqual({ from: '2018-12-30', to: null })
    expect(daysBetween('2019-10-01', '2019-12-30')).toBe(90)
  })
  it('are recognised again from the address bar', () => {
    expect(choiceOf({ from: null, to: null }, '2019-12-29')).toBe('all')
    expect(choiceOf({ from: '2019-10-01', to: null }, '2019-12-29')).toBe('last90Days')
    expect(choiceOf({ from: '2019-10-01', to: '2019-11-01' }, '2019-12-29')).toBe('custom')
  })
  it('keep to the end of a short month', () => {
    expect(addMonths('2020-03-31', -1)).toBe('2020-02-29')
  })
  it('refuse what is no day', () => {
    expect(parseDay('2019-02-30')).toBeNull()
    expect(parseDay('yesterday')).toBeNull()
    expect(parseDay(['2019-02-03'])).toBeNull()
    expect(parseDay('2019-02-03')).toBe('2019-02-03')
  })
})

describe('buckets', () => {
  it('fit the length of the period', () => {
    expect([bucketFor(90), bucketFor(365), bucketFor(1456)]).toEqual(['day', 'week', 'month'])
  })
  it('leave no gap out', () => {
    expect(bucketStarts('2019-11-01', '2020-01-01', 'month')).toEqual(['2019-11-01', '2019-12-01', '2020-01-01'])
    expect(bucketStarts('2019-12-23', '2020-01-06', 'week')).toEqual(['2019-12-23', '2019-12-30', '2020-01-06'])
  })
})
