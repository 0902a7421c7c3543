/** Every address that the app's package names is there; what Teams links to beside the app can be read by anybody. */
import { readFileSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import { chromium, type Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findChromium } from '#tests/support/browser/find-chromium.ts'
import { chromiumArguments } from '#tests/support/browser/open-demo.ts'
import { startApp, type StartedApp } from '#tests/support/start-app.ts'

const manifest = readFileSync(new URL('../../appPackage/manifest.json', import.meta.url), 'utf8')
const paths = [...new Set(Array.from(manifest.matchAll(/https:\/\/\{\{HOST\}\}(\/[^"]*)/gu), ([, path = '']) => path))]

let app: StartedApp
let browser: Browser
beforeAll(async () => {
  app = await startApp({ pages: true })
  browser = await chromium.launch({ executablePath: await findChromium(process.env), args: chromiumArguments })
})
afterAll(async () => {
  await browser.close()
  await app.stop()
})

test('they are the pages beside the app and those of the tab', () => {
  expect(paths.toSorted()).toEqual([
    '/',
    '/privacy',
    '/tab/check-ins',
    '/tab/configure',
    '/tab/notebook',
    '/tab/settings',
    '/tab/week',
    '/terms',
  ])
})

test.each(paths)('%s is a page', async (path) => {
  const { status, headers } = await app.api(path)
  expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
})

test.each(['light', 'dark'] as const)('privacy and terms are read without scripts, on a phone, in a %s theme', async (colorScheme) => {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 }, colorScheme })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  await page.goto(`${app.url}/privacy`)
  await page.getByRole('heading', { name: 'How long, and how to have it deleted' }).waitFor()
  expect(await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth)).toBeLessThanOrEqual(0)
  expect(await page.locator('body').evaluate((body) => getComputedStyle(body).maxWidth)).toBe('672px')
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([])
  await page.getByRole('link', { name: 'Terms of use' }).click()
  await page.getByRole('heading', { level: 1, name: 'Terms of use' }).waitFor()
  expect(faults).toEqual([])
  await context.close()
})
