import { execFileSync } from 'node:child_process'
import { defineConfig } from '@playwright/test'
import type { Site } from './hearth'

function chromium(): string {
  if (process.env.HEARTH_CHROMIUM) return process.env.HEARTH_CHROMIUM
  try {
    return execFileSync('which', ['chromium'], { encoding: 'utf8' }).trim()
  } catch {
    return '/usr/bin/chromium'
  }
}

const pictures = process.env.HEARTH_E2E_PICTURES ? ['pictures.spec.ts'] : []

export default defineConfig<{ site: Site }>({
  testDir: '.',
  outputDir: 'test-results',
  globalSetup: './servers.ts',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  reporter: 'list',
  use: {
    launchOptions: { executablePath: chromium(), args: ['--no-sandbox', '--disable-dev-shm-usage'] },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1440, height: 1000 },
    trace: 'retain-on-failure',
  },
  projects: [
    { name: 'server', testMatch: ['journey.spec.ts', 'setup.spec.ts', ...pictures], use: { site: 'demo' } },
    { name: 'states', testMatch: ['states.spec.ts'], use: { site: 'stub' } },
  ],
})
