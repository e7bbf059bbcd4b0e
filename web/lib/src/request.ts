import { onScopeDispose, readonly, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'

export interface Request<Data> {
  data: Readonly<ShallowRef<Data | undefined>>
  error: Readonly<ShallowRef<unknown>>
  pending: Readonly<Ref<boolean>>
  reload: () => void
  cancel: () => void
}

/**
 * Sends whenever the key changes (an undefined key sends nothing). A late answer never overwrites a newer one;
 * what was shown stays until its successor arrives.
 */
export function useRequest<Key, Data>(
  key: () => Key | undefined,
  send: (key: Key, signal: AbortSignal) => Promise<Data>,
): Request<Data> {
  const data = shallowRef<Data>()
  const error = shallowRef<unknown>()
  const pending = ref(false)
  let current: AbortController | undefined

  function cancel(): void {
    current?.abort()
    current = undefined
    pending.value = false
  }

  async function run(): Promise<void> {
    cancel()
    const wanted = key()
    if (wanted === undefined) return
    const mine = new AbortController()
    current = mine
    pending.value = true
    try {
      const answer = await send(wanted, mine.signal)
      if (current !== mine) return
      data.value = answer
      error.value = undefined
    } catch (failure) {
      if (current !== mine) return
      error.value = failure
    }
    pending.value = false
  }

  watch(() => JSON.stringify(key()), () => void run(), { immediate: true })
  onScopeDispose(cancel)
  return { data, error, pending: readonly(pending), reload: () => void run(), cancel }
}
