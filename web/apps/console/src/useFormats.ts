import { ApiProblem } from '@hearth/api'
import { formatDate, formatDateTime, formatNumber, formatShare } from '@hearth/lib'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { usePreferences } from './stores/preferences'

const MINUTES_SHOWN_AS_MINUTES = 120

/** Figures, units, zones and problems in the reader's language. */
export function useFormats() {
  const { t, te } = useI18n()
  const preferences = usePreferences()
  const locale = computed(() => preferences.locale)

  function figure(value: number, unit: string): string {
    if (unit === 'share') return formatShare(value)
    if (unit === 'minutes' && value >= MINUTES_SHOWN_AS_MINUTES) return t('unit.hours', { n: formatNumber(value / 60, 1) })
    const text = formatNumber(value, Number.isInteger(value) ? 0 : value < 100 ? 1 : 0)
    return te(`unit.${unit}`) ? t(`unit.${unit}`, { n: text }) : text
  }

  function named(family: string, code: string): string {
    return te(`${family}.${code}`) ? t(`${family}.${code}`) : code
  }

  function problem(error: unknown): string {
    if (!(error instanceof ApiProblem)) return t('problem.unknown')
    const seconds = error.parameters.retryAfterSeconds ?? error.parameters.seconds
    if (error.status === 429 && typeof seconds === 'number') return t('problem.throttledSeconds', { n: seconds })
    if (te(`problem.${error.code}`)) return t(`problem.${error.code}`, { ...error.parameters })
    return te(`problem.http.${error.status}`) ? t(`problem.http.${error.status}`) : t('problem.unknown')
  }

  return {
    locale,
    figure,
    problem,
    problemCode: (error: unknown) => (error instanceof ApiProblem ? t('problem.code', { code: error.code }) : undefined),
    number: formatNumber,
    input: (code: string) => named('input', code),
    zone: (zone: string) => named('zone', zone.replace('/', '_')),
    list: (items: readonly string[]) => items.join(t('listSeparator')),
    date: (date: string, zone: string) => formatDate(date, zone, locale.value),
    dateTime: (date: string, zone: string) => formatDateTime(date, zone, locale.value),
  }
}
