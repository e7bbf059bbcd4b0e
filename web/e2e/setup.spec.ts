import { expect, test } from './hearth'

test.use({ site: 'fresh' })

test('the link of a first start creates the owner, once', async ({ page }) => {
  const link = `/setup?token=${process.env.HEARTH_E2E_TOKEN}`
  await page.goto('/')
  await expect(page.getByText('这里还没有主账号')).toBeVisible()
  await page.goto(link)
  await page.getByLabel('账号').fill('lin')
  await page.getByLabel('姓名').fill('林晓')
  await page.getByLabel('密码', { exact: true }).fill('a sentence I remember')
  await page.getByLabel('再填一次密码').fill('a sentence I remember')
  await page.getByRole('button', { name: '建好并登录' }).click()
  await expect(page.getByText('./hearth import PATH --community NAME')).toBeVisible()
  await expect(page.locator('.who')).toContainText('林晓')
  await page.goto(link)
  await expect(page.getByRole('heading', { name: '这个链接用不了了' })).toBeVisible()
})
