/** Periods are half-open on the wire: `from` is the first day, `to` the day after the last one. */
export interface Period { from: string | null, to: string | null }

const DAY_MILLISECONDS = 86_400_000

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MILLISECONDS).toISOString().slice(0, 10)
}

export function addMonths(day: string, months: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  const wanted = date.getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() + months)
  const longest = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  date.setUTCDate(Math.min(wanted, longest))
  return date.toISOString().slice(0, 10)
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MILLISECONDS)
}

/** A day from the address bar, or null where it is none. */
export function parseDay(value: unknown): string | null {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return null
  const time = Date.parse(`${value}T00:00:00Z`)
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== value ? null : value
}

export type PeriodChoice = 'all' | 'last90Days' | 'last12Months' | 'custom'

export function periodOf(choice: 'all' | 'last90Days' | 'last12Months', lastDay: string): Period {
  switch (choice) {
    case 'all': return { from: null, to: null }
    case 'last90Days': return { from: addDays(lastDay, -89), to: null }
    case 'last12Months': return { from: addDays(addMonths(lastDay, -12), 1), to: null }
  }
}

export function choiceOf(period: Period, lastDay: string): PeriodChoice {
  const presets = ['all', 'last90Days', 'last12Months'] as const
  return presets.find((choice) => {
    const preset = periodOf(choice, lastDay)
    return preset.from === period.from && preset.to === period.to
  }) ?? 'custom'
}

export type Bucket = 'day' | 'week' | 'month'

/** The coarsest bucket that still shows a shape. */
export function bucketFor(days: number): Bucket {
  if (days <= 100) return 'day'
  return days <= 400 ? 'week' : 'month'
}

const LARGEST_SPAN = 2000

/** Every bucket start between the first and the last, so that an empty one stays a gap. */
export function bucketStarts(first: string, last: string, bucket: Bucket): string[] {
  const starts: string[] = []
  for (let start = first; start <= last && starts.length < LARGEST_SPAN;) {
    starts.push(start)
    start = bucket === 'month' ? addMonths(start, 1) : addDays(start, bucket === 'week' ? 7 : 1)
  }
  return starts
}
