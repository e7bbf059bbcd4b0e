import { execFileSync } from 'node:child_process'
import { defineConfig } from '@playwright/test'

const PORT = 4173
const external = process.env.HEARTH_E2E_URL

function chromium(): string {
  if (process.env.HEARTH_CHROMIUM) return process.env.HEARTH_CHROMIUM
  try {
    return execFileSync('which', ['chromium'], { encoding: 'utf8' }).trim()
  } catch {
    return '/usr/bin/chromium'
  }
}

/** Against the stub and the built console, or against the server that HEARTH_E2E_URL names. */
export default defineConfig({
  testDir: '.',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  reporter: 'list',
  use: {
    baseURL: external ?? `http://127.0.0.1:${PORT}`,
    launchOptions: { executablePath: chromium(), args: ['--no-sandbox', '--disable-dev-shm-usage'] },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1440, height: 1000 },
    trace: 'retain-on-failure',
  },
  ...(external ? {} : { webServer: { command: `node stub/server.mjs ${PORT}`, url: `http://127.0.0.1:${PORT}/`, reuseExistingServer: false } }),
})
