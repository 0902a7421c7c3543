/** Narrowing the library down: filters, order and words live in the address and work together. */
import type { FrameLocator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asPhone, openDemo, type DemoBrowser } from '#tests/support/browser/open-demo.ts'

let browser: DemoBrowser
beforeAll(async () => {
  browser = await openDemo()
})
afterAll(() => browser.close())

const rail = (tab: FrameLocator) => tab.getByRole('navigation', { name: 'Filters' })
const rows = (tab: FrameLocator) => tab.getByRole('list', { name: 'Resources' }).getByRole('button')
const addressOf = (page: Page): string => {
  const url = new URL(page.frames()[1]?.url() ?? 'about:blank')
  return `${url.pathname}${url.search}`
}

test('kinds and tags narrow the list down together, and each can be taken off', async () => {
  const { page, openTab, close } = await browser.visit()
  const tab = await openTab()
  await rail(tab)
    .getByRole('button', { name: /Job aids/ })
    .click()
  await tab.getByText('15 resources').waitFor()
  await rail(tab)
    .getByRole('button', { name: /electrics/ })
    .click()
  await expect.poll(() => addressOf(page)).toBe('/tab/library?kind=aid&tag=electrics')
  await expect.poll(() => rows(tab).count()).toBeLessThan(9)
  for (const name of await rows(tab).allInnerTexts()) expect(name).toContain('#electrics')
  await tab.getByRole('button', { name: 'Remove filter Job aids' }).click()
  await tab.getByText('9 resources').waitFor()
  await rail(tab)
    .getByRole('button', { name: /Everything/ })
    .click()
  await tab.getByText('60 resources').waitFor()
  expect(addressOf(page)).toBe('/tab/library')
  await close()
})

test('an address brings filters, words and the open resource back', async () => {
  const { page, openTab, close } = await browser.visit()
  const tab = await openTab()
  await tab.getByRole('searchbox').fill('board')
  await rail(tab)
    .getByRole('button', { name: /Job aids/ })
    .click()
  await tab.getByRole('button', { name: /K4 defrost board swap/ }).click()
  await expect.poll(() => addressOf(page)).toMatch(/^\/tab\/library\/[0-9a-f-]{36}\?q=board&kind=aid$/)
  await page.frames()[1]?.evaluate(() => window.location.reload())
  await tab
    .getByRole('complementary', { name: 'Details' })
    .getByRole('heading', { name: /K4 defrost board swap/ })
    .waitFor()
  expect(await tab.getByRole('searchbox').inputValue()).toBe('board')
  await tab.getByRole('button', { name: 'Remove filter Job aids' }).waitFor()
  await close()
})

test('the most helpful come first when somebody asks for them', async () => {
  const { page, openTab, close } = await browser.visit({ as: 'ana' })
  const tab = await openTab()
  await tab.getByRole('button', { name: /Reading superheat/ }).click()
  await tab.getByRole('button', { name: 'This helped me' }).click()
  await tab.getByRole('button', { name: 'Helped me' }).waitFor()
  await tab.getByRole('button', { name: /Sorted by/ }).click()
  await tab.getByRole('menuitemradio', { name: 'Most helpful' }).click()
  await expect.poll(() => rows(tab).first().innerText()).toMatch(/Reading superheat/)
  expect(addressOf(page)).toContain('sort=helpful')
  await close()
})

test('filters that nothing fits say so and lead back', async () => {
  const { openTab, close } = await browser.visit()
  const tab = await openTab()
  await rail(tab)
    .getByRole('button', { name: /Stories/ })
    .click()
  await rail(tab)
    .getByRole('button', { name: /Outdated/ })
    .click()
  await tab.getByRole('heading', { name: 'Nothing here fits these filters' }).waitFor()
  await tab.getByRole('button', { name: 'Clear filters' }).last().click()
  await tab.getByText('60 resources').waitFor()
  await close()
})

test('while a filter may hide it, nobody is said to have shared nothing', async () => {
  const { openTab, close } = await browser.visit()
  const tab = await openTab()
  await rail(tab)
    .getByRole('button', { name: /Rough notes/ })
    .click()
  await tab.getByRole('searchbox').fill('defrots bord')
  await tab.getByRole('heading', { name: 'Nothing about \u201Cdefrots bord\u201D fits these filters' }).waitFor()
  await tab.getByRole('button', { name: 'Clear filters' }).click()
  await tab.getByRole('button', { name: /K4 defrost board swap/ }).waitFor()
  expect(await tab.getByRole('searchbox').inputValue()).toBe('defrots bord')
  await close()
})

test('on a phone the filters wait behind a button, which counts them', async () => {
  const { page, openTab, close } = await browser.visit()
  const tab = await openTab()
  await rows(tab).first().waitFor()
  await asPhone(page)
  await tab.getByRole('button', { name: 'Filter', exact: true }).click()
  await rail(tab)
    .getByRole('button', { name: /Stories/ })
    .click()
  await page.keyboard.press('Escape')
  await tab.getByText('9 resources').waitFor()
  const button = tab.getByRole('button', { name: 'Filter, 1 chosen' })
  await expect.poll(() => button.evaluate((element) => element === document.activeElement)).toBe(true)
  await close()
})
