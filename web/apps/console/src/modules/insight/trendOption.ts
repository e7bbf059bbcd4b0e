import { formatNumber } from '@hearth/lib'
import type { Palette } from '@hearth/ui/chart'
import type { EChartsOption } from 'echarts/types/dist/shared'

export interface TrendRow { name: string, messages: number | null, speakers: number | null }

interface Words {
  messages: string
  speakers: string
  lane: string
  messagesOf: (count: string) => string
  speakersOf: (count: string) => string
}

const LEFT = 44
const NARROW = 520

function highest(rows: readonly TrendRow[], measure: 'messages' | 'speakers'): { index: number, value: number } {
  return rows.reduce((best, row, index) => ((row[measure] ?? 0) > best.value ? { index, value: row[measure] ?? 0 } : best), { index: 0, value: 0 })
}

/** Four or five round steps up to a rounded top. */
function stepOf(top: number): number {
  return top / (String(top).startsWith('2') && !String(top).startsWith('25') ? 4 : 5)
}

/** The next round number at or above: 1, 2, 2.5 or 5 times a power of ten. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(value, 1)))
  return ([1, 2, 2.5, 5, 10].find((step) => step * power >= value) ?? 10) * power
}

/** Messages as bars, speakers in their own lane beneath, on one time axis; the peak of each is named. */
export function trendOption(rows: readonly TrendRow[], words: Words) {
  return (palette: Palette, width: number): EChartsOption => {
    const peak = { messages: highest(rows, 'messages'), speakers: highest(rows, 'speakers') }
    const top = roundUp(peak.messages.value * 1.05)
    const lane = Math.max(1, peak.speakers.value)
    const names = rows.map((row) => row.name)
    const labels = Math.max(2, Math.floor(width / (width < NARROW ? 84 : 110)))

    const annotation = (measure: 'messages' | 'speakers', text: string, ceiling: number) => {
      const { index, value } = peak[measure]
      const right = index > rows.length * 0.7
      return {
        silent: true,
        symbol: 'none',
        lineStyle: { color: palette['ink-3'], width: 1, type: 'solid' as const },
        label: { show: true, position: 'end' as const, distance: 0, align: right ? 'right' as const : 'left' as const, verticalAlign: 'top' as const, padding: [0, 6, 0, 6], color: palette.ink, fontWeight: 600, fontSize: 12, formatter: text },
        data: [[{ coord: [index, value] }, { coord: [index, ceiling] }]] as [{ coord: number[] }, { coord: number[] }][],
      }
    }

    const axis = { type: 'category' as const, data: names, boundaryGap: true }
    return {
      grid: [
        { left: LEFT, right: 8, top: 10, height: 168, outerBoundsMode: 'none' },
        { left: LEFT, right: 8, top: 204, height: 56, outerBoundsMode: 'none' },
      ],
      tooltip: {
        trigger: 'axis',
        confine: true,
        formatter: (raw: unknown) => {
          const row = rows[(raw as { dataIndex: number }[])[0]?.dataIndex ?? 0]
          if (!row) return ''
          const line = document.createElement('span')
          line.textContent = `${row.name}: ${words.messagesOf(formatNumber(row.messages ?? 0))}, ${words.speakersOf(formatNumber(row.speakers ?? 0))}`
          return line
        },
      },
      axisPointer: { link: [{ xAxisIndex: 'all' }] },
      xAxis: [
        { ...axis, gridIndex: 0, axisLabel: { show: false } },
        { ...axis, gridIndex: 1, axisLabel: { interval: Math.max(0, Math.ceil(rows.length / labels) - 1), alignMinLabel: 'left', hideOverlap: true } },
      ],
      yAxis: [
        { type: 'value', gridIndex: 0, min: 0, max: top * 1.16, interval: stepOf(top), splitLine: { showMaxLine: false }, axisLabel: { formatter: (value: number) => (value > top ? '' : formatNumber(value, 1)) } },
        { type: 'value', gridIndex: 1, min: 0, max: lane * 1.5, interval: lane * 1.5, splitLine: { showMaxLine: false }, axisLabel: { show: false }, name: words.lane, nameLocation: 'middle', nameRotate: 0, nameGap: 8, nameTextStyle: { align: 'right', color: palette['ink-3'], fontSize: 11 } },
      ],
      series: [
        { type: 'bar', name: words.messages, xAxisIndex: 0, yAxisIndex: 0, data: rows.map((row) => row.messages), barCategoryGap: '28%', barMaxWidth: 32, itemStyle: { color: palette['slate-mark'], borderRadius: 1 }, markLine: annotation('messages', words.messagesOf(formatNumber(peak.messages.value)), top * 1.16) },
        { type: 'bar', name: words.speakers, xAxisIndex: 1, yAxisIndex: 1, data: rows.map((row) => row.speakers), barCategoryGap: '28%', barMaxWidth: 32, itemStyle: { color: palette.edge, borderRadius: 1 }, markLine: annotation('speakers', words.speakersOf(formatNumber(peak.speakers.value)), lane * 1.5) },
      ],
    }
  }
}
