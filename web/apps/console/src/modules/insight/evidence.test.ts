import type { Pitfall, Verdict } from '@hearth/api'
import { describe, expect, it } from 'vitest'
import { rootCause, splitAtFigure } from './evidence'

const pitfall = (id: string, verdict: Verdict): Pitfall =>
  ({ id, verdict, name: id, figure: null, threshold: null, inputs: [], missing: [], sample: 0, since: null, why: '', remedy: '' })

describe('the root cause', () => {
  it('is the first in danger, then the first to watch', () => {
    expect(rootCause([pitfall('a', 'watch'), pitfall('b', 'danger'), pitfall('c', 'danger')])?.id).toBe('b')
    expect(rootCause([pitfall('a', 'cannot_judge'), pitfall('b', 'watch')])?.id).toBe('b')
  })
  it('is never something good or unknown', () => {
    expect(rootCause([pitfall('a', 'good'), pitfall('b', 'cannot_judge')])).toBeUndefined()
  })
})

describe('the figure in a sentence', () => {
  it('is found whole, not inside another number', () => {
    expect(splitAtFigure('123.1% and 23.1%.', ['23.1%']).map((part) => part.text)).toEqual(['123.1% and ', '23.1%', '.'])
    expect(splitAtFigure('nothing here', ['0'])).toEqual([{ text: 'nothing here', figure: false }])
  })
})
