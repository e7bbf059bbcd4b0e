import { test as base, expect, type Page } from '@playwright/test'

export const onStub = !process.env.HEARTH_E2E_URL
export const login = process.env.HEARTH_E2E_LOGIN ?? 'owner'
export const password = process.env.HEARTH_E2E_PASSWORD ?? 'correct horse battery'

/** A page that reaches nothing but loopback and must leave no error in the console. */
export const test = base.extend<{ quiet: { allow: (pattern: RegExp) => void } }>({
  quiet: [async ({ page, context }, use) => {
    const errors: string[] = []
    const allowed: RegExp[] = []
    page.on('console', (message) => { if (message.type() === 'error' || message.type() === 'warning') errors.push(message.text()) })
    page.on('pageerror', (error) => errors.push(error.message))
    await context.route((url) => !['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname), (route) => route.abort())
    await use({ allow: (pattern) => allowed.push(pattern) })
    // Chromium itself reports the 401 that asks who is signed in.
    const told = [/status of 401/, ...allowed]
    expect(errors.filter((text) => !told.some((pattern) => pattern.test(text)))).toEqual([])
  }, { auto: true }],
})

export async function signIn(page: Page): Promise<void> {
  await page.goto('/sign-in')
  await page.locator('input[autocomplete=username]').fill(login)
  await page.locator('input[autocomplete=current-password]').fill(password)
  await page.locator('button[type=submit]').click()
  await expect(page).not.toHaveURL(/sign-in/)
}

/** Signs in and opens the first community. */
export async function openCommunity(page: Page): Promise<void> {
  await signIn(page)
  await page.locator('.nav a[href^="/communities/"]').first().click()
  await expect(page.locator('.decision')).toBeVisible()
  await expect(page.locator('.trend svg').first()).toBeVisible()
}

export async function widthOverflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}

export { expect }
