/** Numbers and dates as Hearth writes them: U+2212 for minus, thousands with a comma, no space before %. */
export type Locale = 'zh-CN' | 'en'

const MINUS = '\u2212'

export function formatNumber(value: number, digits = 0, atLeastDigits = 0): string {
  const text = new Intl.NumberFormat('en-US', { maximumFractionDigits: digits, minimumFractionDigits: atLeastDigits }).format(value)
  return text === '-0' ? '0' : text.replace('-', MINUS)
}

/** A share between 0 and 1 as a percentage; nothing and everything need no decimals. */
export function formatShare(share: number, digits = 1): string {
  return `${formatNumber(share * 100, digits, share === 0 || share === 1 ? 0 : digits)}%`
}

export function formatRange(from: string, to: string, locale: Locale): string {
  if (from === to) return from
  return locale === 'en' ? `${from} – ${to}` : `${from}～${to}`
}

interface DateParts { year: string, month: string, day: string, hour: string, minute: string }

/** A plain date (2017-01-31) is a calendar day and knows no zone; an instant is read in the given zone. */
function partsOf(date: string, zone: string): DateParts {
  const plain = date.length === 10
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: plain ? 'UTC' : zone,
    year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
  }).formatToParts(new Date(plain ? `${date}T00:00:00Z` : date))
  const part = (type: string): string => parts.find((candidate) => candidate.type === type)?.value ?? ''
  return { year: part('year'), month: part('month'), day: part('day'), hour: part('hour'), minute: part('minute') }
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

function englishMonth(month: string): string {
  return MONTHS[Number(month) - 1] ?? month
}

/** The calendar day of an instant in a zone, as 2017-01-31. */
export function dayOf(date: string, zone: string): string {
  const { year, month, day } = partsOf(date, zone)
  return `${year}-${month}-${day}`
}

export function formatDate(date: string, zone: string, locale: Locale): string {
  const { year, month, day } = partsOf(date, zone)
  return locale === 'en' ? `${Number(day)} ${englishMonth(month)} ${year}` : `${year}-${month}-${day}`
}

export function formatDateTime(date: string, zone: string, locale: Locale): string {
  const { hour, minute } = partsOf(date, zone)
  return locale === 'en'
    ? `${formatDate(date, zone, locale)}, ${hour}:${minute}`
    : `${formatDate(date, zone, locale)} ${hour}:${minute}`
}

/** A month in a sentence; in Chinese without the hyphen of tables and axes. */
export function formatMonthInWords(date: string, locale: Locale): string {
  const { year, month } = partsOf(date, 'UTC')
  return locale === 'en' ? formatMonth(date, locale) : `${year}年${Number(month)}月`
}

export function formatMonth(date: string, locale: Locale): string {
  const { year, month } = partsOf(date, 'UTC')
  return locale === 'en' ? `${englishMonth(month)} ${year}` : `${year}-${month}`
}
