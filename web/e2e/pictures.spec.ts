import { openCommunity, test } from './hearth'

const sizes = { desktop: [1440, 1000], tablet: [1024, 900], phone: [390, 844] } as const

for (const [size, [width, height]] of Object.entries(sizes)) {
  for (const locale of ['zh-CN', 'en'] as const) {
    for (const theme of ['light', 'dark'] as const) {
      test.describe(`${size} ${locale} ${theme}`, () => {
        test.use({ viewport: { width, height }, locale, colorScheme: theme })
        test('is drawn', async ({ page }) => {
          const picture = (name: string) => ({ path: `e2e/pictures/${name}-${size}-${locale}-${theme}.png`, fullPage: true })
          await page.goto('/sign-in')
          await page.locator('form').waitFor()
          await page.screenshot(picture('sign-in'))
          await openCommunity(page)
          await page.screenshot(picture('community'))
        })
      })
    }
  }
}
