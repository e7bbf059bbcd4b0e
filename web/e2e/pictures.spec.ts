import { openCommunity, test } from './hearth'

/** Pictures for the eye: HEARTH_E2E_PICTURES=1. */
const sizes = { desktop: [1440, 1000], tablet: [1024, 900], phone: [390, 844], narrow: [320, 640] } as const

for (const [size, [width, height]] of Object.entries(sizes)) {
  for (const locale of ['zh-CN', 'en'] as const) {
    for (const theme of ['light', 'dark'] as const) {
      test.describe(`${size} ${locale} ${theme}`, () => {
        test.use({ viewport: { width, height }, locale, colorScheme: theme })
        test('is drawn', async ({ page }) => {
          const picture = (name: string) => ({ path: `e2e/test-results/pictures/${name}-${size}-${locale}-${theme}.png`, fullPage: true })
          await page.goto('/sign-in')
          await page.locator('form').waitFor()
          await page.screenshot(picture('sign-in'))
          await openCommunity(page, 'demo')
          await page.screenshot(picture('community'))
          await page.locator('.aside li button').nth(7).click()
          await page.screenshot({ path: `e2e/test-results/pictures/definition-${size}-${locale}-${theme}.png` })
          await page.keyboard.press('Escape')
          await page.locator('.trend .segments button').last().click()
          await page.locator('.trend canvas').waitFor()
          await page.locator('.trend').screenshot({ path: `e2e/test-results/pictures/days-${size}-${locale}-${theme}.png` })
        })
      })
    }
  }
}
