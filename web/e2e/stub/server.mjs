/**
 * A stand-in for the server, for tests only: signs in, answers with figures counted from the MIT-licensed
 * docker/docker room, and serves the built console. Usage: node stub/server.mjs [PORT], any free one without
 */
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { finding, report } from './report.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))
const dist = join(here, '../../apps/console/dist')
const room = JSON.parse(readFileSync(join(here, 'docker.json'), 'utf8'))
const port = Number(process.argv[2] ?? 0)

const LOGIN = 'owner'
const PASSWORD = 'correct horse battery'
const operator = { id: '01890000-0000-7000-8000-0000000000a1', login: LOGIN, name: '林晓', role: 'OWNER' }
export const communityId = '01890000-0000-7000-8000-000000000001'
const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' }

const sessions = new Set()
const goals = new Map()
let failures = 0

const community = {
  id: communityId,
  name: 'docker',
  title: 'docker/docker',
  zone: 'UTC',
  notice: 'sample.docker',
  messages: room.facts.messages,
  living: false,
  lastActivityAt: `${room.facts.lastAt}Z`,
}

function points(bucket, query) {
  const from = query.get('from') ?? '0'
  const to = query.get('to') ?? '9'
  return room[bucket].filter(([start]) => start >= from && start < to).map(([start, messages, speakers]) => ({ start, messages, speakers }))
}

function trend(query) {
  const bucket = query.get('bucket') ?? 'month'
  const all = points(bucket, query)
  return { bucket, zone: 'UTC', points: all, finding: finding(bucket, all, query.get('lang')) }
}

function speakers(query) {
  const offset = Number(query.get('cursor') ?? 0)
  const limit = Number(query.get('limit') ?? 50)
  const items = room.people.slice(offset, offset + limit).map(([name, messages, activeDays, firstAt, lastAt]) =>
    ({ personId: name, name, messages, activeDays, firstAt: `${firstAt}Z`, lastAt: `${lastAt}Z` }))
  return { items, nextCursor: offset + limit < room.people.length ? String(offset + limit) : null }
}

const problem = (status, code, parameters = {}) => ({ status, body: { type: 'about:blank', title: code, status, code, parameters } })
const json = (body, status = 200) => ({ status, body })

async function bodyOf(request) {
  let text = ''
  for await (const chunk of request) text += chunk
  return text ? JSON.parse(text) : {}
}

async function answer(request, url, session, reply) {
  const { pathname, searchParams: query } = url
  const route = `${request.method} ${pathname.replace(communityId, ':id')}`
  if (request.method !== 'GET' && request.headers['x-hearth'] !== '1') return problem(403, 'access.cross_site')
  switch (route) {
    case 'GET /api/v1/setup': return json({ open: false })
    case 'POST /api/v1/setup': return problem(403, 'access.setup_closed')
    case 'POST /api/v1/session': {
      const { login, password } = await bodyOf(request)
      if (login !== LOGIN || password !== PASSWORD) {
        failures += 1
        return login === 'hasty' ? problem(429, 'access.throttled', { retryAfterSeconds: 30 }) : problem(401, 'access.credentials_wrong')
      }
      const key = `s${Date.now()}-${failures}`
      sessions.add(key)
      reply.setHeader('Set-Cookie', `hearth=${key}; HttpOnly; SameSite=Lax; Path=/`)
      return json({ operator })
    }
  }
  if (!sessions.has(session)) return problem(401, 'access.sign_in_required')
  switch (route) {
    case 'GET /api/v1/session': return json({ operator })
    case 'DELETE /api/v1/session':
      sessions.delete(session)
      return { status: 204 }
    case 'GET /api/v1/overview': return json({ items: [community], nextCursor: null })
    case 'GET /api/v1/overview/:id': return json(community)
    case 'GET /api/v1/communities/:id/groups': return json({ items: [{ id: '01890000-0000-7000-8000-0000000000c1', name: 'docker/docker', type: null }] })
    case 'GET /api/v1/communities/:id/report': return json(report(room, community, query, points('month', query), goals.get(session)))
    case 'GET /api/v1/communities/:id/trend': return json(trend(query))
    case 'GET /api/v1/communities/:id/speakers': return json(speakers(query))
    case 'GET /api/v1/communities/:id/goals': return json({ items: goals.has(session) ? [goals.get(session)] : [] })
    case 'POST /api/v1/communities/:id/goals': {
      const goal = { id: '01890000-0000-7000-8000-0000000000b1', reviewedAt: '2026-01-02T08:00:00Z', ...await bodyOf(request) }
      goals.set(session, goal)
      return json(goal, 201)
    }
    default: return problem(404, 'community.not_found')
  }
}

function serveFile(pathname, reply) {
  const wanted = join(dist, normalize(pathname))
  const file = wanted.startsWith(dist) && existsSync(wanted) && statSync(wanted).isFile() ? wanted : join(dist, 'index.html')
  reply.writeHead(200, { 'Content-Type': types[extname(file)] ?? 'application/octet-stream' })
  createReadStream(file).pipe(reply)
}

createServer((request, reply) => {
  const url = new URL(request.url, 'http://127.0.0.1')
  if (!url.pathname.startsWith('/api/')) return serveFile(url.pathname, reply)
  const session = /hearth=([^;]+)/.exec(request.headers.cookie ?? '')?.[1]
  answer(request, url, session, reply).then(({ status, body }) => {
    reply.writeHead(status, { 'Content-Type': status >= 400 ? 'application/problem+json' : 'application/json' })
    reply.end(body === undefined ? undefined : JSON.stringify(body))
  }, (failure) => {
    console.error(failure)
    reply.writeHead(500).end()
  })
}).listen(port, '127.0.0.1', function ready() {
  console.log(`The stub listens at http://127.0.0.1:${this.address().port}`)
})
