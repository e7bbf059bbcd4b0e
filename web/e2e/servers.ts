import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const LAUNCHER = join(here, '../../hearth')
/** A first start builds the server. */
const LONGEST_START_MILLISECONDS = 300_000

interface Server { heard: (pattern: RegExp) => Promise<RegExpExecArray>, stop: () => Promise<void> }

function start(command: string, words: readonly string[]): Server {
  const server = spawn(command, words, { env: { ...process.env, LC_ALL: 'C.UTF-8' }, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise<void>((resolve) => {
    server.once('exit', () => resolve())
    server.once('error', () => resolve())
  })
  let output = ''
  const listeners = new Set<() => void>()
  const hear = (chunk: Buffer): void => {
    output += chunk.toString()
    listeners.forEach((listener) => listener())
  }
  server.stdout.on('data', hear)
  server.stderr.on('data', hear)

  async function stop(): Promise<void> {
    server.kill('SIGTERM')
    await ended
  }

  function heard(pattern: RegExp): Promise<RegExpExecArray> {
    return new Promise((resolve, reject) => {
      const fail = (why: string): void => reject(new Error(`${[command, ...words].join(' ')} ${why}:\n${output}`))
      const timer = setTimeout(() => fail('did not start in time'), LONGEST_START_MILLISECONDS)
      const look = (): void => {
        const found = pattern.exec(output)
        if (!found) return
        clearTimeout(timer)
        listeners.delete(look)
        resolve(found)
      }
      void ended.then(() => { clearTimeout(timer); fail('ended') })
      listeners.add(look)
      look()
    })
  }

  return { heard, stop }
}

/** The stub; and unless HEARTH_E2E_STUB is set a server with the sample in it and one that nobody has entered yet. */
export default async function startServers(): Promise<() => Promise<void>> {
  const servers: Server[] = []
  const data = await mkdtemp(join(tmpdir(), 'hearth-e2e-'))
  const run = (command: string, ...words: string[]): Server => {
    const server = start(command, words)
    servers.push(server)
    return server
  }
  const stop = async (): Promise<void> => {
    await Promise.all(servers.map((server) => server.stop()))
    await rm(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
  const tell = (facts: Record<string, string | undefined>): void => {
    for (const [name, fact] of Object.entries(facts)) process.env[`HEARTH_E2E_${name}`] = fact
  }
  try {
    const [, stub] = await run(process.execPath, join(here, 'stub/server.mjs')).heard(/at (http\S+)/)
    tell({ STUB_URL: stub })
    if (process.env.HEARTH_E2E_STUB) return stop
    const demo = run(LAUNCHER, 'demo', '--port', '0', '--data', join(data, 'demo'))
    // One after the other, so that only the first builds.
    await demo.heard(/is running at/)
    const fresh = run(LAUNCHER, 'run', '--port', '0', '--data', join(data, 'fresh'))
    const [, demoUrl, login, password] = await demo.heard(/Open (\S+)\/\s+Login: (\S+)\s+Password: (\S+)/)
    const [, freshUrl, token] = await fresh.heard(/(http\S+)\/setup\?token=(\S+)/)
    tell({ DEMO_URL: demoUrl, LOGIN: login, PASSWORD: password, FRESH_URL: freshUrl, TOKEN: token })
  } catch (failure) {
    await stop()
    throw failure
  }
  return stop
}
