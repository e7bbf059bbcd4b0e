import createClient, { type Middleware } from 'openapi-fetch'
import { ApiProblem } from './problem'
import type { paths } from './schema'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

function cookie(name: string): string | undefined {
  return document.cookie.split('; ').find((entry) => entry.startsWith(`${name}=`))?.slice(name.length + 1)
}

/** Proves to the server that an unsafe request comes from this page. */
const proof: Middleware = {
  onRequest({ request }) {
    if (SAFE.has(request.method)) return
    request.headers.set('X-Hearth', '1')
    const token = cookie('XSRF-TOKEN')
    if (token) request.headers.set('X-XSRF-TOKEN', decodeURIComponent(token))
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

const client = createClient<paths>({ baseUrl: '/', fetch: (request) => fetch(request) })
client.use(proof, expiry)

interface Answer<Data> { data?: Data, error?: unknown, response: Response }

/** The answer's data, or an ApiProblem thrown. */
async function dataOf<Data>(pending: Promise<Answer<Data>>): Promise<Data> {
  let answer: Answer<Data>
  try {
    answer = await pending
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') throw failure
    throw new ApiProblem(0, 'client.unreachable')
  }
  if (!answer.response.ok) throw ApiProblem.of(answer.response.status, answer.error)
  return answer.data as Data
}

export { client, dataOf }
