import { test as base, expect, type Page } from '@playwright/test'

/** Where a test runs: the stub, the server with the sample in it, or a server nobody has entered yet. */
export type Site = 'stub' | 'demo' | 'fresh'

const environment = (name: string): string => process.env[`HEARTH_E2E_${name}`] ?? ''

/** A page that reaches nothing but loopback and must leave no error in the console. */
export const test = base.extend<{ site: Site, quiet: { allow: (pattern: RegExp) => void } }>({
  site: ['stub', { option: true }],
  baseURL: async ({ site }, use) => {
    await use(environment(`${site.toUpperCase()}_URL`))
  },
  quiet: [async ({ page, context }, use) => {
    const errors: string[] = []
    const allowed: RegExp[] = []
    page.on('console', (message) => { if (message.type() === 'error' || message.type() === 'warning') errors.push(message.text()) })
    page.on('pageerror', (error) => errors.push(error.message))
    await context.route((url) => !['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname), (route) => route.abort())
    await use({ allow: (pattern) => allowed.push(pattern) })
    expect(errors.filter((text) => !allowed.some((pattern) => pattern.test(text)))).toEqual([])
  }, { auto: true }],
})

function account(site: Site): { login: string, password: string } {
  return site === 'stub' ? { login: 'owner', password: 'correct horse battery' } : { login: environment('LOGIN'), password: environment('PASSWORD') }
}

export async function signIn(page: Page, site: Site): Promise<void> {
  const { login, password } = account(site)
  await page.goto('/sign-in')
  await page.locator('input[autocomplete=username]').fill(login)
  await page.locator('input[autocomplete=current-password]').fill(password)
  await page.locator('button[type=submit]').click()
  await expect(page).not.toHaveURL(/sign-in/)
}

/** Signs in and opens the community named docker/docker. */
export async function openCommunity(page: Page, site: Site): Promise<void> {
  await signIn(page, site)
  await page.locator('.nav a[title="docker/docker"]').click()
  await expect(page.locator('.decision')).toBeVisible()
  await expect(page.locator('.trend svg').first()).toBeVisible()
}

export interface GoalWords { dialog: string, outcome: string, now: string, target: string, unit: string, action: string, save: string }

export async function fillGoal(page: Page, words: GoalWords): Promise<void> {
  const dialog = page.getByRole('dialog', { name: words.dialog })
  await dialog.getByLabel(words.outcome).fill('54 → 70')
  await dialog.getByLabel(words.now, { exact: true }).fill('54')
  await dialog.getByLabel(words.target, { exact: true }).fill('70')
  await dialog.getByLabel(words.unit, { exact: true }).fill('%')
  await dialog.locator('input[type=date]').fill('2099-12-31')
  await dialog.getByLabel(words.action).fill('A')
  await dialog.getByRole('button', { name: words.save }).click()
  await expect(dialog).toBeHidden()
}

export async function widthOverflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}

export { expect }
