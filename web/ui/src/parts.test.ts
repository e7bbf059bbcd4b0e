import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import Figure from './Figure.vue'
import Loading from './Loading.vue'
import Ruler from './Ruler.vue'
import Segments from './Segments.vue'
import StateChip from './StateChip.vue'
import type { ChipState } from './chipState'

describe('StateChip', () => {
  it('always has a glyph of its own and the word', () => {
    const glyphs = (['danger', 'watch', 'good', 'unknown'] as ChipState[]).map((state) => {
      const chip = mount(StateChip, { props: { state }, slots: { default: 'word' } })
      expect(chip.text()).toBe('word')
      return chip.get('svg').html()
    })
    expect(new Set(glyphs).size).toBe(4)
  })
})

describe('Ruler', () => {
  const props = { value: 0.08, threshold: 0.2, direction: 'at_least' as const, state: 'danger' as const, ceiling: 1, thresholdLabel: '\u2265 20%', label: '8%' }
  const left = (style: string | undefined): number => Number(/left: ([\d.]+)%/.exec(style ?? '')?.[1])
  it('sets the figure on its side of the threshold', () => {
    const ruler = mount(Ruler, { props })
    expect(left(ruler.get('.figure').attributes('style'))).toBeCloseTo(16)
    expect(left(ruler.get('.tick').attributes('style'))).toBeCloseTo(40)
    expect(left(ruler.get('.acceptable').attributes('style'))).toBeCloseTo(40)
    expect(ruler.get('[role=img]').attributes('aria-label')).toBe('8%')
  })
  it('stays on its scale', () => {
    const ruler = mount(Ruler, { props: { ...props, value: 1.7, threshold: 0.9 } })
    expect(left(ruler.get('.figure').attributes('style'))).toBe(100)
  })
})

describe('Figure', () => {
  it('opens its definition by key or tap, and closes with Escape', async () => {
    const figure = mount(Figure, { props: { label: 'Speakers 12' }, slots: { default: '12', definition: 'meaning' }, attachTo: document.body })
    expect(figure.find('[role=dialog]').exists()).toBe(false)
    await figure.get('button').trigger('click')
    expect(figure.get('[role=dialog]').text()).toBe('meaning')
    expect(figure.get('button').attributes('aria-expanded')).toBe('true')
    await figure.trigger('keydown', { key: 'Escape' })
    expect(figure.find('[role=dialog]').exists()).toBe(false)
    figure.unmount()
  })
})

describe('Segments', () => {
  it('says which choice holds', async () => {
    const segments = mount(Segments, { props: { label: 'by', modelValue: 'a', choices: [{ value: 'a', label: 'A' }, { value: 'b', label: 'B' }] } })
    const buttons = segments.findAll('button')
    expect(buttons.map((button) => button.attributes('aria-pressed'))).toEqual(['true', 'false'])
    await buttons[1]?.trigger('click')
    expect(segments.emitted('update:modelValue')).toEqual([['b']])
  })
})

describe('Loading', () => {
  beforeEach(() => { vi.useFakeTimers() })
  afterEach(() => { vi.useRealTimers() })
  it('shows nothing, then bars, then what is computed, then a way out', async () => {
    const loading = mount(Loading, { props: { what: 'counting', cancelLabel: 'stop' } })
    const seen = () => [loading.findAll('.bar').length > 0, loading.text().includes('counting'), loading.text().includes('stop')]
    const at = async (milliseconds: number) => {
      vi.advanceTimersByTime(milliseconds)
      await nextTick()
      return seen()
    }
    expect(seen()).toEqual([false, false, false])
    expect(await at(299)).toEqual([false, false, false])
    expect(await at(1)).toEqual([true, false, false])
    expect(await at(1700)).toEqual([true, true, false])
    expect(await at(8000)).toEqual([true, true, true])
    await loading.get('button').trigger('click')
    expect(loading.emitted('cancel')).toHaveLength(1)
  })
})
