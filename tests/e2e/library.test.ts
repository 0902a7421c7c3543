/** The library tab, as people use it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FrameLocator } from 'playwright-core'
import { openDemo, type DemoBrowser } from '#tests/support/browser/open-demo.ts'

let browser: DemoBrowser
beforeAll(async () => {
  browser = await openDemo()
})
afterAll(() => browser.close())

test('people search while typing, and open and close a resource, by keyboard alone', async () => {
  const { page, openTab, close } = await browser.visit()
  const tab = await openTab()
  await tab.getByRole('list', { name: 'Resources' }).waitFor()
  await tab.getByRole('button', { name: /Arctis 9 firmware/ }).focus()
  await page.keyboard.press('/')
  await page.keyboard.type('defrost board')
  await tab.getByText(/resources? for “defrost board”/).waitFor()
  await page.keyboard.press('ArrowDown')
  const second = tab.getByRole('list', { name: 'Resources' }).getByRole('button').nth(1)
  const hasFocus = (): Promise<boolean> => second.evaluate((row) => row === document.activeElement)
  await page.keyboard.press('ArrowDown')
  await expect.poll(hasFocus).toBe(true)
  await page.keyboard.press('Enter')
  const details = tab.getByRole('complementary', { name: 'Details' })
  await details.getByRole('heading', { level: 2 }).waitFor()
  await page.keyboard.press('Escape')
  await details.waitFor({ state: 'detached' })
  await expect.poll(hasFocus).toBe(true)
  await close()
})

test('a draft survives a reload, is shared once, and opens in the library', async () => {
  const { page, openTab, close, faults } = await browser.visit({ as: 'tomasz' })
  const tab = await openTab()
  await tab.getByRole('button', { name: 'Share' }).click()
  const form = tab.getByRole('dialog', { name: 'Share with Field Service North' })
  await form.getByRole('radio', { name: 'Story' }).check()
  await form.getByRole('textbox', { name: 'When would a teammate need this?' }).fill('Before you trust a new gauge')
  await form.getByRole('textbox', { name: 'Title' }).fill('The gauge that was new and wrong')
  await page.reload()
  const again = await openTab()
  await again.getByRole('button', { name: 'Share' }).click()
  const kept = again.getByRole('dialog', { name: 'Share with Field Service North' })
  expect(await kept.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('The gauge that was new and wrong')
  expect(await kept.getByRole('radio', { name: 'Story' }).isChecked()).toBe(true)
  await kept.getByRole('button', { name: 'Share' }).click()
  await again.getByRole('complementary', { name: 'Details' }).getByRole('heading', { name: 'The gauge that was new and wrong' }).waitFor()
  expect(
    await again
      .getByRole('list', { name: 'Resources' })
      .getByRole('button', { name: /The gauge that was new/ })
      .count(),
  ).toBe(1)
  expect(faults()).toEqual([])
  await close()
})

test('a form without a title and a link says so beside the field', async () => {
  const { openTab, close } = await browser.visit()
  const tab = await openTab()
  await tab.getByRole('button', { name: 'Share' }).click()
  const form = tab.getByRole('dialog')
  await form.getByRole('button', { name: 'Share' }).click()
  await form.getByText('Add a title or a link.').waitFor()
  const title = form.getByRole('textbox', { name: 'Title' })
  await expect.poll(() => title.evaluate((field) => field === document.activeElement)).toBe(true)
  await close()
})

test('the form begins with the why, and closing it goes back to where it was opened', async () => {
  const { page, openTab, close } = await browser.visit()
  const tab = await openTab()
  const share = tab.getByRole('button', { name: 'Share' })
  await share.focus()
  await page.keyboard.press('Enter')
  const why = tab.getByRole('dialog').getByRole('textbox', { name: 'When would a teammate need this?' })
  await expect.poll(() => why.evaluate((field) => field === document.activeElement)).toBe(true)
  await page.keyboard.press('Escape')
  await expect.poll(() => share.evaluate((button) => button === document.activeElement)).toBe(true)
  await close()
})

test('the list goes on while one walks down it, and says where one is', async () => {
  const { page, openTab, close } = await browser.visit()
  const tab = await openTab()
  const list = tab.getByRole('list', { name: 'Resources' })
  await list.getByRole('button').first().focus()
  await page.keyboard.press('End')
  await expect.poll(() => positionOfFocus(tab)).toMatch(/^50\/6/)
  // The next page is there by now, or comes.
  await tab.getByText('Loading more').waitFor({ state: 'detached' })
  await page.keyboard.press('End')
  await expect.poll(() => positionOfFocus(tab)).toMatch(/^(6\d)\/\1$/)
  await page.keyboard.press('ArrowUp')
  await expect.poll(() => positionOfFocus(tab)).toMatch(/^(59|60)\//)
  await page.keyboard.press('Home')
  await expect.poll(() => positionOfFocus(tab)).toMatch(/^1\/6/)
  await close()
})

test('while the service can\u2019t be reached the tab says so, and comes back on its own button', async () => {
  const { page, openTab, close } = await browser.visit()
  const tab = await openTab()
  await tab.getByRole('list', { name: 'Resources' }).waitFor()
  await page.route('**/api/teams/**', (route) => route.abort())
  await tab.getByRole('button', { name: /On-call rota/ }).click()
  await tab.getByText('Commonplace could not be reached. Check your connection, then try again.').waitFor()
  await page.unroute('**/api/teams/**')
  await tab.getByRole('complementary', { name: 'Details' }).getByRole('button', { name: 'Try again' }).click()
  await tab.getByRole('complementary', { name: 'Details' }).getByRole('heading', { level: 2 }).waitFor()
  await close()
})

test('nothing found names the words and offers a way on', async () => {
  const { openTab, close } = await browser.visit()
  const tab = await openTab()
  await tab.getByRole('searchbox').fill('quetzalcoatl')
  await tab.getByRole('heading', { name: /quetzalcoatl/ }).waitFor()
  await tab.getByRole('button', { name: 'Clear search' }).click()
  await tab.getByRole('list', { name: 'Resources' }).waitFor()
  await close()
})

test('outside Teams the tab says where to open it', async () => {
  const { page, close } = await browser.visit()
  await page.goto(`${browser.demo.url}/tab/library`)
  await page.getByRole('heading', { name: 'Open Commonplace inside Teams' }).waitFor()
  await close()
})

/** Where the row with the focus stands, such as `3/60`. */
const positionOfFocus = (tab: FrameLocator): Promise<string> =>
  tab.locator('html').evaluate(() => {
    const row = document.activeElement?.closest('li')
    return `${row?.getAttribute('aria-posinset') ?? ''}/${row?.getAttribute('aria-setsize') ?? ''}`
  })
