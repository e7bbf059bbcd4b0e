import { expect, fillGoal, openCommunity, signIn, test, widthOverflow } from './hearth'

/** States a real server seldom shows; the answers are made here and in the stub. */

const problem = (status: number, code: string) => ({ status, contentType: 'application/problem+json', body: JSON.stringify({ status, code }) })

test('a wrong password and too many attempts say what to do', async ({ page, quiet }) => {
  quiet.allow(/status of (401|429)/)
  await page.goto('/sign-in')
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByText('还没填账号')).toBeVisible()
  await page.getByLabel('账号').fill('owner')
  await page.getByLabel('密码').fill('wrong')
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('alert')).toHaveText('账号或密码不对。')
  await page.getByLabel('账号').fill('hasty')
  await page.getByLabel('密码').fill('wrong')
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('alert')).toContainText(/\d+ 秒后再来/)
  await expect(page.getByRole('button', { name: '登录' })).toBeDisabled()
})

test('an address of another site is never followed after sign-in', async ({ page }) => {
  await page.goto('/sign-in?next=//example.org/')
  await page.getByLabel('账号').fill('owner')
  await page.getByLabel('密码').fill('correct horse battery')
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page).toHaveURL(/\/communities\//)
})

test('the set-up link creates the owner', async ({ page }) => {
  await page.route('**/api/v1/setup', (route) => route.fulfill(route.request().method() === 'GET'
    ? { json: { open: true } }
    : { status: 201, json: { operator: { id: '1', login: 'lin', name: '林晓', role: 'OWNER' } } }))
  await page.goto('/setup?token=once')
  await page.getByLabel('账号').fill('lin')
  await page.getByLabel('姓名').fill('林晓')
  await page.getByLabel('密码', { exact: true }).fill('短')
  await page.getByLabel('再填一次密码').fill('长')
  await page.getByRole('button', { name: '建好并登录' }).click()
  await expect(page.getByText('两次填的密码不一样')).toBeVisible()
  await page.getByLabel('密码', { exact: true }).fill('a sentence I remember')
  await page.getByLabel('再填一次密码').fill('a sentence I remember')
  const sent = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/setup'))
  await page.getByRole('button', { name: '建好并登录' }).click()
  expect((await sent).postDataJSON()).toEqual({ token: 'once', login: 'lin', name: '林晓', password: 'a sentence I remember' })
})

test('a used set-up link says so', async ({ page }) => {
  await page.goto('/setup?token=used')
  await expect(page.getByRole('heading', { name: '这个链接用不了了' })).toBeVisible()
})

test('without a community the page teaches the import', async ({ page }) => {
  await signIn(page, 'stub')
  await page.route('**/api/v1/overview?*', (route) => route.fulfill({ json: { items: [], nextCursor: null } }))
  await page.goto('/')
  await expect(page.getByText('./hearth import PATH --community NAME')).toBeVisible()
  await page.screenshot({ path: 'e2e/test-results/pictures/state-empty.png' })
})

test('a failed diagnosis leaves the rest of the page, and can be tried again', async ({ page, quiet }) => {
  quiet.allow(/status of 503/)
  await signIn(page, 'stub')
  await page.route('**/report?*', (route) => route.fulfill(problem(503, 'insight.busy')), { times: 1 })
  await page.reload()
  await expect(page.getByRole('heading', { name: '诊断没有取到' })).toBeVisible()
  await expect(page.locator('.trend svg').first()).toBeVisible()
  await expect(page.locator('#people tbody tr').first()).toBeVisible()
  await page.screenshot({ path: 'e2e/test-results/pictures/state-error.png' })
  await page.getByRole('button', { name: '重试' }).click()
  await expect(page.locator('.decision')).toBeVisible()
})

test('a slow diagnosis says what is being computed', async ({ page }) => {
  await signIn(page, 'stub')
  await page.route('**/report?*', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 3500))
    await route.continue()
  })
  await page.reload()
  await expect(page.getByText('正在算 28,586 条发言')).toBeVisible()
  await page.screenshot({ path: 'e2e/test-results/pictures/state-loading.png' })
  await expect(page.locator('.decision')).toBeVisible()
})

test('an unknown community is not found', async ({ page, quiet }) => {
  quiet.allow(/status of 404/)
  await signIn(page, 'stub')
  await page.goto('/communities/01890000-0000-7000-8000-00000000ffff')
  await expect(page.getByRole('heading', { name: '没有这一页' })).toBeVisible()
})

test('300 groups and names of 80 characters fit', async ({ page }) => {
  const long = '一个名字特别长的社群'.repeat(8)
  await signIn(page, 'stub')
  await page.route('**/groups', (route) => route.fulfill({ json: { items: Array.from({ length: 300 }, (_, index) => ({ id: `g${index}`, name: index % 3 ? `品牌${index}群` : `${long}${index}`, type: null })) } }))
  await page.route(/\/api\/v1\/overview\/[^/]+$/, async (route) => {
    const answer = await route.fetch()
    await route.fulfill({ json: { ...(await answer.json() as object), title: long } })
  })
  await page.route('**/speakers?*', async (route) => {
    const answer = await route.fetch()
    const body = await answer.json() as { items: { name: string }[] }
    await route.fulfill({ json: { ...body, items: body.items.map((item) => ({ ...item, name: `very_long_pseudonym_${'x'.repeat(60)}` })) } })
  })
  for (const width of [1440, 390, 320]) {
    await page.setViewportSize({ width, height: 900 })
    await page.reload()
    await expect(page.locator('.decision')).toBeVisible()
    await expect(page.locator('#people tbody tr').first()).toBeVisible()
    expect(await widthOverflow(page)).toBe(0)
  }
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.locator('.group').click()
  await page.getByRole('option', { name: '品牌298群' }).scrollIntoViewIfNeeded()
  await page.screenshot({ path: 'e2e/test-results/pictures/state-full.png' })
  await page.getByRole('option', { name: '品牌298群' }).click()
  await expect(page).toHaveURL(/group=g298/)
})

test('nothing in danger and nothing to judge are drawn as verdicts of their own', async ({ page }) => {
  await signIn(page, 'stub')
  const keep = { verdicts: ['good', 'cannot_judge'] }
  await page.route('**/report?*', async (route) => {
    const body = await (await route.fetch()).json() as { pitfalls: { verdict: string }[] }
    await route.fulfill({ json: { ...body, pitfalls: body.pitfalls.filter((pitfall) => keep.verdicts.includes(pitfall.verdict)) } })
  })
  await page.reload()
  await expect(page.getByRole('heading', { name: '没有发现危险' })).toBeVisible()
  await expect(page.getByText('导入进群记录').first()).toBeVisible()
  keep.verdicts = ['cannot_judge']
  await page.reload()
  await expect(page.getByRole('heading', { name: '现在还判断不了' })).toBeVisible()
  await page.screenshot({ path: 'e2e/test-results/pictures/state-unjudged.png', fullPage: true })
})

test('a goal can be set where there is none', async ({ page }) => {
  await openCommunity(page, 'stub')
  await page.getByRole('button', { name: '定目标' }).click()
  const dialog = page.getByRole('dialog', { name: '定目标' })
  await dialog.getByRole('button', { name: '定下目标' }).click()
  await expect(dialog.getByText('要填数字').first()).toBeVisible()
  await page.screenshot({ path: 'e2e/test-results/pictures/state-goal.png' })
  await fillGoal(page, { dialog: '定目标', outcome: '要什么结果', now: '现在', target: '目标', unit: '单位', action: '动作 1', save: '定下目标' })
  await expect(page.getByText('2 项未见问题')).toBeVisible()
})
