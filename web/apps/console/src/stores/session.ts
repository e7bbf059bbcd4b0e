import { api, ApiProblem, type Operator } from '@hearth/api'
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'

export const useSession = defineStore('session', () => {
  const operator = shallowRef<Operator>()
  const failure = shallowRef<unknown>()
  let known = false

  /** Asks the server once who is signed in. */
  async function load(): Promise<void> {
    if (known) return
    try {
      operator.value = (await api.session()).operator
      failure.value = undefined
    } catch (problem) {
      if (!(problem instanceof ApiProblem) || problem.status !== 401) {
        failure.value = problem
        return
      }
    }
    known = true
  }

  function enter(entered: Operator): void {
    operator.value = entered
    known = true
  }

  function forget(): void {
    operator.value = undefined
  }

  async function signOut(): Promise<void> {
    await api.signOut()
    forget()
  }

  return { operator, failure, load, enter, forget, signOut }
})
