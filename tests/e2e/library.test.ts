/** The library tab, as people use it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
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
  await tab.getByText(/resources? for/).waitFor()
  await page.keyboard.press('Tab')
  const first = tab.getByRole('list', { name: 'Resources' }).getByRole('button').first()
  while (!(await first.evaluate((row) => row === document.activeElement))) await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  const details = tab.getByRole('complementary', { name: 'Details' })
  await details.getByRole('heading', { level: 2 }).waitFor()
  await page.keyboard.press('Escape')
  await details.waitFor({ state: 'detached' })
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
