import type { Metric } from '@hearth/api'
import { addDays, dayOf } from '@hearth/lib'

/** Figures of the period's last days only, whatever its length. */
const TRAILING: Record<string, number> = { wau: 7, mau: 30, dau_mau_ratio: 30 }

export function trailingDays(metric: Pick<Metric, 'id'>): number | undefined {
  return TRAILING[metric.id]
}

/** First and last day a figure covers. The period's end is exclusive: its last day is the one a moment before. */
export function daysOf(metric: Pick<Metric, 'id' | 'from' | 'to' | 'zone'>): { first: string, last: string } {
  const last = dayOf(new Date(Date.parse(metric.to) - 1).toISOString(), metric.zone)
  const trailing = trailingDays(metric)
  return { first: trailing ? addDays(last, 1 - trailing) : dayOf(metric.from, metric.zone), last }
}
