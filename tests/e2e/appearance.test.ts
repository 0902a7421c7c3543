/** Every page in every theme: under the production CSP, without a serious finding of axe, and nothing to scroll sideways on a phone. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pseudo } from '#domain/texts/pseudo.ts'
import { expectNoFindings } from '#tests/support/browser/expect-no-findings.ts'
import { asPhone, openDemo, type DemoBrowser } from '#tests/support/browser/open-demo.ts'

let browser: DemoBrowser
beforeAll(async () => {
  browser = await openDemo()
})
afterAll(() => browser.close())

const themes = ['light', 'dark', 'contrast'] as const
const background = { light: 'rgb(255, 255, 255)', dark: 'rgb(41, 41, 41)', contrast: 'rgb(0, 0, 0)' } as const

test.each(themes)('the library, a resource and the share form hold in the theme %s', async (theme) => {
  const visited = await browser.visit({ theme })
  const tab = await visited.openTab()
  await tab.getByRole('list', { name: 'Resources' }).waitFor()
  await expectNoFindings(visited, 'library')
  await tab.getByRole('button', { name: /On-call rota/ }).click()
  await tab.getByRole('link', { name: /Open/ }).waitFor()
  await expectNoFindings(visited, 'detail')
  await tab.getByRole('button', { name: 'Share', exact: true }).click()
  await tab.getByRole('dialog').getByRole('textbox', { name: 'Title' }).waitFor()
  await expectNoFindings(visited, 'share form')
  const page = tab.locator('.fui-FluentProvider > div').first()
  expect(await page.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe(background[theme])
  expect(visited.faults()).toEqual([])
  await visited.close()
})

test.each(themes)('the settings, and what opens in front of the library, hold in the theme %s', async (theme) => {
  const visited = await browser.visit({ theme })
  const tab = await visited.openTab()
  await tab.getByRole('button', { name: 'Recently deleted' }).click()
  await tab.getByRole('heading', { name: 'Nothing was deleted in the last 30 days' }).waitFor()
  await expectNoFindings(visited, 'recently deleted')
  await visited.page.keyboard.press('Escape')
  await tab.getByRole('button', { name: /K4 defrost board swap/ }).click()
  const details = tab.getByRole('complementary', { name: 'Details' })
  await details.getByRole('button', { name: 'Edit' }).click()
  const form = tab.getByRole('dialog', { name: 'Edit' })
  await form.getByRole('tab', { name: 'Preview' }).click()
  await form.getByRole('region', { name: 'Preview' }).getByRole('list').waitFor()
  await expectNoFindings(visited, 'edit form')
  await visited.page.keyboard.press('Escape')
  await details.getByRole('button', { name: 'More' }).click()
  await tab.getByRole('menuitem', { name: 'History' }).click()
  await tab
    .getByRole('dialog', { name: /History/ })
    .getByText('Nothing has been changed')
    .waitFor()
  await expectNoFindings(visited, 'history')
  await visited.page.keyboard.press('Escape')
  await tab.getByRole('tab', { name: 'Settings' }).click()
  await tab.getByRole('list', { name: 'Stewards of this team' }).waitFor()
  await expectNoFindings(visited, 'settings')
  expect(visited.faults()).toEqual([])
  await visited.close()
})

test.each(themes)('local Teams holds in the theme %s', async (theme) => {
  const visited = await browser.visit({ theme })
  await visited.page.getByRole('button', { name: 'Open Commonplace' }).click()
  await visited.page.getByRole('option').first().waitFor()
  await expectNoFindings(visited, 'find')
  expect(visited.faults()).toEqual([])
  await visited.close()
})

test('on a phone nothing scrolls sideways', async () => {
  const visited = await browser.visit()
  const tab = await visited.openTab()
  await asPhone(visited.page)
  const overflow = (): Promise<number> => tab.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth)
  await tab.getByRole('list', { name: 'Resources' }).waitFor()
  expect(await overflow()).toBeLessThanOrEqual(0)
  await tab.getByRole('button', { name: /On-call rota/ }).click()
  await tab.getByRole('link', { name: /Open/ }).waitFor()
  expect(await overflow()).toBeLessThanOrEqual(0)
  await tab.getByRole('button', { name: 'Share', exact: true }).click()
  await tab.getByRole('dialog').getByRole('textbox', { name: 'Title' }).waitFor()
  expect(await overflow()).toBeLessThanOrEqual(0)
  await visited.page.keyboard.press('Escape')
  await tab.getByRole('tab', { name: 'Settings' }).click()
  await tab.getByRole('list', { name: 'Stewards of this team' }).waitFor()
  expect(await overflow()).toBeLessThanOrEqual(0)
  await visited.close()
})

test('in a longer language that reads from right to left, every word is translated and nothing is cut off', async () => {
  const visited = await browser.visit({ locale: 'qps-plocm' })
  const tab = await visited.openTab()
  await tab.getByRole('list').first().waitFor()
  expect(await tab.locator('html').getAttribute('dir')).toBe('rtl')
  await tab.getByRole('button', { name: pseudo.share.action, exact: true }).click()
  const form = tab.getByRole('dialog')
  await form.getByRole('textbox').first().waitFor()
  const untranslated = await form
    .locator('label, button, h2')
    .evaluateAll((elements) =>
      elements.map((element) => (element as HTMLElement).innerText.trim()).filter((text) => text !== '' && !text.includes('⟦')),
    )
  expect(untranslated).toEqual([])
  const cutOff = await form
    .locator('label, button')
    .evaluateAll((elements) =>
      elements
        .filter((element) => element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflow !== 'visible')
        .map((element) => element.textContent),
    )
  expect(cutOff).toEqual([])
  expect(visited.faults()).toEqual([])
  await visited.close()
})

test('the theme of Teams is followed while the tab is open', async () => {
  const visited = await browser.visit({ theme: 'light' })
  const tab = await visited.openTab()
  const page = tab.locator('.fui-FluentProvider > div').first()
  await visited.page.getByRole('combobox', { name: 'Theme' }).click()
  await visited.page.getByRole('option', { name: 'Dark' }).click()
  await expect.poll(() => page.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe(background.dark)
  await visited.close()
})
