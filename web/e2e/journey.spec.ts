import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, openCommunity, signIn, test, widthOverflow } from './hearth'

async function expectNoSeriousFinding(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const serious = violations.filter((violation) => violation.impact === 'serious' || violation.impact === 'critical')
  expect(serious.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(' ')).join('; ')}`)).toEqual([])
}

test('from sign-in to the people behind a figure, in both languages and themes', async ({ page }) => {
  await openCommunity(page)
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await expectNoSeriousFinding(page)

  const speakers = page.locator('.aside li', { hasText: '发言人数' }).getByRole('button')
  await speakers.click()
  const definition = page.getByRole('dialog')
  await expect(definition).toContainText('口径')
  await expectNoSeriousFinding(page)
  await definition.getByRole('link', { name: '看这些人' }).click()
  await expect(definition).toBeHidden()
  await expect(page.locator('#people')).toBeFocused()

  const first = await page.locator('#people tbody tr').first().innerText()
  await page.locator('#people').getByRole('button', { name: '下一页' }).click()
  await expect(page.locator('#people tbody tr').first()).not.toHaveText(first)

  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page.getByRole('heading', { name: 'Figures' })).toBeVisible()
  await page.getByRole('button', { name: 'Switch to dark' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(page.locator('.trend svg').first()).toBeVisible()
  await expectNoSeriousFinding(page)
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(page.getByRole('heading', { name: 'Figures' })).toBeVisible()
})

test('the filter lives in the address bar', async ({ page }) => {
  await openCommunity(page)
  await page.getByRole('button', { name: '按周' }).click()
  await expect(page).toHaveURL(/bucket=week/)
  await page.getByRole('button', { name: '近 90 天' }).click()
  await expect(page).toHaveURL(/from=\d{4}-\d{2}-\d{2}/)
  await expect(page.getByRole('button', { name: '按天' })).toHaveAttribute('aria-pressed', 'true')
  await page.reload()
  await expect(page.getByRole('button', { name: '近 90 天' })).toHaveAttribute('aria-pressed', 'true')
  await page.getByRole('button', { name: '自选' }).click()
  await page.getByLabel('从哪天').fill('2019-11-01')
  await page.getByLabel('从哪天').blur()
  await expect(page).toHaveURL(/from=2019-11-01/)
})

test('the chart has its table', async ({ page }) => {
  await openCommunity(page)
  await page.getByRole('button', { name: '看表格' }).click()
  await expect(page.locator('.trend tbody tr').first()).toContainText(/\d{4}-\d{2}/)
  await page.getByRole('button', { name: '看图' }).click()
  await expect(page.locator('.trend svg').first()).toBeVisible()
})

test('signing out closes the door', async ({ page }) => {
  await signIn(page)
  await page.getByRole('button', { name: '退出登录' }).click()
  await expect(page).toHaveURL(/sign-in/)
  await page.goto('/')
  await expect(page).toHaveURL(/sign-in/)
})

for (const width of [320, 390, 640, 1024, 1280]) {
  test(`nothing scrolls sideways at ${width}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 })
    await page.goto('/sign-in')
    await expect(page.locator('form')).toBeVisible()
    expect(await widthOverflow(page)).toBe(0)
    await openCommunity(page)
    expect(await widthOverflow(page)).toBe(0)
    if (width < 1000) await expectNoSeriousFinding(page)
  })
}
