import { effectScope, nextTick, ref } from 'vue'
import { describe, expect, it } from 'vitest'
import { useRequest } from './request'

interface Waiting { key: string, signal: AbortSignal, resolve: (answer: string) => void, reject: (reason: Error) => void }

function harness() {
  const key = ref<string | undefined>('first')
  const waiting: Waiting[] = []
  const scope = effectScope()
  const request = scope.run(() => useRequest(() => key.value, (wanted, signal) =>
    new Promise<string>((resolve, reject) => waiting.push({ key: wanted, signal, resolve, reject }))))
  if (!request) throw new Error('the scope is closed')
  const settle = () => new Promise((resolve) => setTimeout(resolve))
  return { key, waiting, scope, request, settle }
}

describe('useRequest', () => {
  it('never lets a late answer overwrite a newer one', async () => {
    const { key, waiting, request, settle } = harness()
    key.value = 'second'
    await nextTick()
    expect(waiting.map((entry) => entry.key)).toEqual(['first', 'second'])
    expect(waiting[0]?.signal.aborted).toBe(true)
    waiting[1]?.resolve('new')
    await settle()
    waiting[0]?.resolve('old')
    await settle()
    expect(request.data.value).toBe('new')
    expect(request.pending.value).toBe(false)
  })
  it('keeps what was shown while the next answer is under way, and when it fails', async () => {
    const { waiting, request, settle } = harness()
    waiting[0]?.resolve('shown')
    await settle()
    request.reload()
    expect(request.pending.value).toBe(true)
    expect(request.data.value).toBe('shown')
    waiting[1]?.reject(new Error('gone'))
    await settle()
    expect(request.data.value).toBe('shown')
    expect(request.error.value).toBeInstanceOf(Error)
  })
  it('sends nothing without a key and stops with its scope', async () => {
    const { key, waiting, scope, request } = harness()
    key.value = undefined
    await nextTick()
    expect(waiting).toHaveLength(1)
    expect(request.pending.value).toBe(false)
    key.value = 'third'
    await nextTick()
    scope.stop()
    expect(waiting[1]?.signal.aborted).toBe(true)
  })
})
