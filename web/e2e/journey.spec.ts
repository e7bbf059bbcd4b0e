import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, fillGoal, openCommunity, test, widthOverflow } from './hearth'

async function expectNoSeriousFinding(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const serious = violations.filter((violation) => violation.impact === 'serious' || violation.impact === 'critical')
  expect(serious.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(' ')).join('; ')}`)).toEqual([])
}

const figure = (page: Page, name: string) => page.locator('.aside li').filter({ has: page.getByText(name, { exact: true }) })

test.describe('with the sample', () => {
  // The second journey finds the goal that the first one set.
  test.describe.configure({ mode: 'serial' })

  test('from sign-in to a goal, in Chinese', async ({ page, site }) => {
    await openCommunity(page, site)
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('每月发言人数从 2017年3月的 144 人降到 2019年12月的 26 人，−82%')
    await expect(page.locator('.decision')).toContainText('主因：互动不足')
    await expect(figure(page, '消息数')).toContainText('28,586')
    await expect(figure(page, '发言人数')).toContainText('2,356')
    await expectNoSeriousFinding(page)

    await figure(page, '周活跃人数（WAU）').getByRole('button').click()
    await expect(page.getByRole('dialog')).toContainText('2019-12-23～2019-12-29')
    await page.keyboard.press('Escape')
    await figure(page, '发言人数').getByRole('button').click()
    const definition = page.getByRole('dialog')
    await expect(definition).toContainText('2016-01-04～2019-12-29')
    await expectNoSeriousFinding(page)
    await definition.getByRole('link', { name: '看这些人' }).click()
    await expect(definition).toBeHidden()
    await expect(page.locator('#people')).toBeFocused()
    const first = await page.locator('#people tbody tr').first().innerText()
    await page.locator('#people').getByRole('button', { name: '下一页' }).click()
    await expect(page.locator('#people tbody tr').first()).not.toHaveText(first)

    const noGoal = page.locator('.aside li').filter({ has: page.getByRole('heading', { name: '无目标' }) })
    await expect(noGoal).toContainText('危险')
    await noGoal.getByRole('button', { name: '定目标' }).click()
    await fillGoal(page, { dialog: '定目标', outcome: '要什么结果', now: '现在', target: '目标', unit: '单位', action: '动作 1', save: '定下目标' })
    await page.getByText('2 项未见问题').click()
    await expect(noGoal).toContainText('有 1 个目标')

    await page.getByRole('button', { name: '退出登录' }).click()
    await expect(page).toHaveURL(/sign-in/)
    await page.goto('/')
    await expect(page).toHaveURL(/sign-in/)
  })

  test('from sign-in to the people, in English and in the dark', async ({ page, site }) => {
    await openCommunity(page, site)
    await page.getByRole('button', { name: 'English' }).click()
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Speakers a month fell from 144 in Mar 2017 to 26 in Dec 2019, −82%')
    await page.getByRole('button', { name: 'Switch to dark' }).click()
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    await expect(page.locator('.trend svg').first()).toBeVisible()
    await expectNoSeriousFinding(page)
    await page.reload()
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    await expect(figure(page, 'Messages')).toContainText('28,586')
    await figure(page, 'Speakers').getByRole('button').click()
    const definition = page.getByRole('dialog')
    await expect(definition).toContainText('4 Jan 2016 – 29 Dec 2019')
    await definition.getByRole('link', { name: 'See the people' }).click()
    await expect(page.locator('#people')).toBeFocused()
    await page.getByText('2 without a finding').click()
    await expect(page.locator('.aside')).toContainText('looked at within two weeks: 1.')
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(page).toHaveURL(/sign-in/)
  })
})

test('the filter lives in the address bar', async ({ page, site }) => {
  await openCommunity(page, site)
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
  await page.getByRole('button', { name: '看表格' }).click()
  await expect(page.locator('.trend tbody tr').first()).toContainText(/\d{4}-\d{2}/)
  await page.getByRole('button', { name: '看图' }).click()
  await expect(page.locator('.trend svg').first()).toBeVisible()
})

test('nothing scrolls sideways at any width', async ({ page, site }) => {
  await page.goto('/sign-in')
  await expect(page.locator('form')).toBeVisible()
  const widths = [320, 390, 640, 1024, 1280]
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 })
    expect(await widthOverflow(page), `sign-in at ${width}`).toBe(0)
  }
  await openCommunity(page, site)
  for (const language of ['English', '中文']) {
    await page.getByRole('button', { name: language }).click()
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 })
      await expect(page.locator('.decision')).toBeVisible()
      await expect.poll(() => widthOverflow(page), `${language} switch, at ${width}`).toBe(0)
      if (width === 390) await expectNoSeriousFinding(page)
    }
  }
})
