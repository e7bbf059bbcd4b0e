import { ApiProblem } from '@hearth/api'
import { formatDate, formatDateTime, formatNumber, formatShare } from '@hearth/lib'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { usePreferences } from './stores/preferences'

const SIGNS = { at_least: '\u2265', at_most: '\u2264', below: '<' } as const
const MINUTES_SHOWN_AS_MINUTES = 120

/** Whether a unit is a part of a whole, written as a percentage. */
export const isShare = (unit: string): boolean => unit === 'ratio' || unit === 'share'

/** Figures, units, zones and problems in the reader's language. */
export function useFormats() {
  const i18n = useI18n()
  const { t } = i18n
  const has = (key: string): boolean => i18n.te(key) || i18n.te(key, 'zh-CN')
  const preferences = usePreferences()
  const locale = computed(() => preferences.locale)

  function figure(value: number, unit: string): string {
    if (isShare(unit)) return formatShare(value)
    if (unit === 'minutes' && value >= MINUTES_SHOWN_AS_MINUTES) return t('unit.hours', { n: formatNumber(value / 60, 1) })
    const text = formatNumber(value, Number.isInteger(value) ? 0 : value < 100 ? 1 : 0)
    return has(`unit.${unit}`) ? t(`unit.${unit}`, { n: text }) : text
  }

  function named(family: string, code: string): string {
    return has(`${family}.${code}`) ? t(`${family}.${code}`) : code
  }

  function problem(error: unknown): string {
    if (!(error instanceof ApiProblem)) return t('problem.unknown')
    const seconds = error.parameters.retryAfterSeconds ?? error.parameters.seconds
    if (error.status === 429 && typeof seconds === 'number') return t('problem.throttledSeconds', { n: seconds })
    if (has(`problem.${error.code}`)) return t(`problem.${error.code}`, { ...error.parameters })
    return has(`problem.http.${error.status}`) ? t(`problem.http.${error.status}`) : t('problem.unknown')
  }

  return {
    locale,
    figure,
    problem,
    problemCode: (error: unknown) => (error instanceof ApiProblem ? t('problem.code', { code: error.code }) : undefined),
    number: formatNumber,
    limit: (value: number, direction: keyof typeof SIGNS, unit: string) =>
      `${SIGNS[direction]} ${formatNumber(isShare(unit) ? value * 100 : value, 1)}${isShare(unit) ? '%' : ''}`,
    input: (code: string) => named('input', code.replace(/[.:]/g, '_')),
    missingName: (code: string) => (has(`missing.${code}.name`) ? t(`missing.${code}.name`) : code),
    missingHow: (code: string) => (has(`missing.${code}.how`) ? t(`missing.${code}.how`) : t('missing.otherHow')),
    zone: (zone: string) => named('zone', zone.replace('/', '_')),
    list: (items: readonly string[]) => items.join(t('listSeparator')),
    date: (date: string, zone: string) => formatDate(date, zone, locale.value),
    dateTime: (date: string, zone: string) => formatDateTime(date, zone, locale.value),
  }
}
