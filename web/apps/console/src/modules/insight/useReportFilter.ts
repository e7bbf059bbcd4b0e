import { addDays, bucketFor, choiceOf, daysBetween, parseDay, periodOf, type Bucket, type PeriodChoice } from '@hearth/lib'
import { computed, type Ref } from 'vue'
import { useRoute, useRouter, type LocationQueryRaw } from 'vue-router'

const BUCKETS: readonly string[] = ['day', 'week', 'month']

/** The page's filter, kept in the address bar: from, to (the day after the last one), group, bucket. */
export function useReportFilter(extent: Ref<{ first: string | null, last: string }>) {
  const route = useRoute()
  const router = useRouter()

  const from = computed(() => parseDay(route.query.from))
  const to = computed(() => parseDay(route.query.to))
  const group = computed(() => (typeof route.query.group === 'string' ? route.query.group : undefined))
  const choice = computed<PeriodChoice>(() => (route.query.custom !== undefined ? 'custom' : choiceOf({ from: from.value, to: to.value }, extent.value.last)))
  const days = computed(() => {
    const start = from.value ?? extent.value.first
    return start ? daysBetween(start, to.value ?? addDays(extent.value.last, 1)) : Infinity
  })
  const bucket = computed<Bucket>(() => (typeof route.query.bucket === 'string' && BUCKETS.includes(route.query.bucket)
    ? route.query.bucket as Bucket
    : bucketFor(days.value)))
  const query = computed(() => ({
    ...(from.value ? { from: from.value } : {}),
    ...(to.value ? { to: to.value } : {}),
    ...(group.value ? { group: group.value } : {}),
  }))

  function change(patch: LocationQueryRaw): void {
    const merged = { ...route.query, ...patch }
    const kept = Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined))
    void router.replace({ query: kept })
  }

  function choosePeriod(wanted: PeriodChoice): void {
    if (wanted === 'custom') {
      change({ from: from.value ?? extent.value.first ?? undefined, to: to.value ?? addDays(extent.value.last, 1), custom: null, bucket: undefined })
      return
    }
    const period = periodOf(wanted, extent.value.last)
    change({ from: period.from ?? undefined, to: period.to ?? undefined, custom: undefined, bucket: undefined })
  }

  return {
    from, to, group, choice, days, bucket, query, choosePeriod,
    chooseDays: (first: string, last: string) => change({ from: first, to: addDays(last, 1), bucket: undefined }),
    chooseGroup: (id: string | undefined) => change({ group: id }),
    chooseBucket: (wanted: Bucket) => change({ bucket: wanted }),
  }
}

export type ReportFilterState = ReturnType<typeof useReportFilter>
