import createClient, { type Middleware } from 'openapi-fetch'
import { ApiProblem } from './problem'
import type { paths } from './schema'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Proves to the server that an unsafe request comes from this page: no other site may send this header. */
const proof: Middleware = {
  onRequest({ request }) {
    if (!SAFE.has(request.method)) request.headers.set('X-Hearth', '1')
  },
}

let signedOut: () => void = () => {}

/** Calls the listener when the server no longer knows this session. */
export function onSignedOut(listener: () => void): void {
  signedOut = listener
}

const expiry: Middleware = {
  onResponse({ response, schemaPath }) {
    if (response.status === 401 && schemaPath !== '/api/v1/session') signedOut()
  },
}

const client = createClient<paths, 'application/json'>({ baseUrl: '/', fetch: (request) => fetch(request) })
client.use(proof, expiry)

/** What the server writes: every property, null where it has nothing. */
export type Written<T> = T extends (infer Item)[] ? Written<Item>[]
  : T extends object ? { [Key in keyof T]-?: Written<Exclude<T[Key], undefined>> } : T

interface Answer<Data> { data?: Data, error?: unknown, response: Response }

/** The answer's data, or an ApiProblem thrown. */
async function dataOf<Data>(pending: Promise<Answer<Data>>): Promise<Written<Data>> {
  let answer: Answer<Data>
  try {
    answer = await pending
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') throw failure
    throw new ApiProblem(0, 'client.unreachable')
  }
  if (!answer.response.ok) throw ApiProblem.of(answer.response.status, answer.error)
  return answer.data as Written<Data>
}

export { client, dataOf }
