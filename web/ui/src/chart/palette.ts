/** The charts' colours, read from the tokens at run time: one source of colour. */
const NAMES = ['ground', 'surface', 'line', 'line-2', 'edge', 'ink', 'ink-2', 'ink-3', 'ember', 'danger', 'watch-mark', 'good-mark', 'slate', 'slate-mark', 'bar', 'bar-2'] as const

export type PaletteName = (typeof NAMES)[number]
export type Palette = Record<PaletteName, string> & { font: string }

export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element)
  const colours = Object.fromEntries(NAMES.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]))
  return { ...(colours as Record<PaletteName, string>), font: style.fontFamily }
}

export function themeOf(palette: Palette): object {
  const axisLabel = { color: palette['ink-3'], fontSize: 11 }
  return {
    color: [palette['slate-mark'], palette.ember, palette['good-mark'], palette['watch-mark'], palette.edge, palette.slate],
    backgroundColor: 'transparent',
    textStyle: { fontFamily: palette.font, color: palette.ink },
    animation: false,
    categoryAxis: { axisLine: { show: false }, axisTick: { show: false }, splitLine: { show: false }, axisLabel },
    valueAxis: { axisLine: { show: false }, axisTick: { show: false }, splitLine: { lineStyle: { color: palette.line } }, axisLabel },
    tooltip: {
      backgroundColor: palette.surface, borderColor: palette['line-2'], borderWidth: 1, padding: [8, 12],
      textStyle: { color: palette.ink, fontSize: 12 },
      axisPointer: { type: 'shadow', shadowStyle: { color: palette.edge, opacity: 0.12 } },
    },
  }
}
