import { api, ApiProblem, type Operator } from '@hearth/api'
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { remember, remembered } from './remembered'

/** Set while somebody is signed in here, so that the server is not asked in vain. */
const SIGNED_IN_KEY = 'hearth.signed-in'

export const useSession = defineStore('session', () => {
  const operator = shallowRef<Operator>()
  const failure = shallowRef<unknown>()
  let known = false

  /** Asks the server once who is signed in. */
  async function load(): Promise<void> {
    if (known) return
    if (remembered(SIGNED_IN_KEY) === null) {
      known = true
      return
    }
    try {
      operator.value = (await api.session()).operator
      failure.value = undefined
    } catch (problem) {
      if (!(problem instanceof ApiProblem) || problem.status !== 401) {
        failure.value = problem
        return
      }
      forget()
    }
    known = true
  }

  function enter(entered: Operator): void {
    operator.value = entered
    known = true
    remember(SIGNED_IN_KEY, '1')
  }

  function forget(): void {
    operator.value = undefined
    remember(SIGNED_IN_KEY, null)
  }

  async function signOut(): Promise<void> {
    await api.signOut()
    forget()
  }

  return { operator, failure, load, enter, forget, signOut }
})
