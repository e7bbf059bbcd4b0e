import { defineStore } from 'pinia'
import { shallowRef } from 'vue'

export interface Scope { title: string, asOf: string, zone: string, notice: string | null }

/** What the page at hand is about, for the top bar. */
export const useScope = defineStore('scope', () => {
  const current = shallowRef<Scope>()
  return { current }
})
