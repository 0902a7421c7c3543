/** The personal tab's Settings: taking one's data out, and deleting oneself. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectNoFindings } from '#tests/support/browser/expect-no-findings.ts'
import { frameTab } from '#tests/support/browser/frame-tab.ts'
import { asPhone, openDemo, type DemoBrowser, type Visited } from '#tests/support/browser/open-demo.ts'

let browser: DemoBrowser
beforeAll(async () => {
  browser = await openDemo()
})
afterAll(() => browser.close())

async function open({ page }: Visited, key: string, theme = 'default') {
  const person = browser.demo.localTeams.world.people.find((one) => one.key === key)
  if (person === undefined) throw new Error(`Nobody is called ${key}.`)
  const { tab } = await frameTab(page, { url: browser.demo.url, path: '/tab/settings', person, entityId: 'settings', theme })
  await tab.getByRole('region', { name: 'Export my data' }).waitFor()
  return tab
}

test.each([
  ['Markdown', 'commonplace-me.md', '# What Commonplace keeps about me'],
  ['JSON', 'commonplace-me.json', '"format": "commonplace-person"'],
])('everything about oneself goes out as %s', async (format, fileName, beginning) => {
  const visited = await browser.visit()
  const tab = await open(visited, 'kwame')
  const [download] = await Promise.all([
    visited.page.waitForEvent('download'),
    tab.getByRole('button', { name: `Download ${format}` }).click(),
  ])
  expect(download.suggestedFilename()).toBe(fileName)
  expect(readFileSync(await download.path(), 'utf8')).toContain(beginning)
  await tab.getByText('The file is in your downloads').first().waitFor()
  expect(visited.faults()).toEqual([])
  await visited.close()
})

test('deleting oneself asks for a word, by keyboard alone, and ends on a calm page', async () => {
  const visited = await browser.visit()
  const tab = await open(visited, 'jonas')
  const { keyboard } = visited.page
  await tab.getByRole('radio', { name: /^It stays/ }).focus()
  await keyboard.press('ArrowDown')
  expect(await tab.getByRole('radio', { name: /^It goes as well/ }).isChecked()).toBe(true)
  await keyboard.press('Tab')
  await keyboard.press('Enter')
  const dialog = tab.getByRole('alertdialog', { name: 'Delete everything about you?' })
  await dialog.getByRole('textbox', { name: 'Type delete to go on' }).focus()
  await keyboard.type('no')
  await keyboard.press('Enter')
  await dialog.getByText('Type the word delete here, or keep everything as it is.').waitFor()
  await keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await tab.getByRole('button', { name: 'Delete me' }).click()
  await dialog.getByRole('textbox').fill('Delete')
  await dialog.getByRole('button', { name: 'Delete me' }).click()
  await tab.getByRole('heading', { level: 1, name: 'You are deleted' }).waitFor()
  expect(visited.faults()).toEqual([])
  await visited.close()
})

test.each(['default', 'dark', 'contrast'])('the page holds in the theme %s, and on a phone', async (theme) => {
  const visited = await browser.visit()
  const tab = await open(visited, 'leila', theme)
  await expectNoFindings(visited, 'settings')
  await tab.getByRole('button', { name: 'Delete me' }).click()
  await tab.getByRole('alertdialog').waitFor()
  await expectNoFindings(visited, 'dialog')
  await visited.page.keyboard.press('Escape')
  await asPhone(visited.page)
  expect(await tab.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth)).toBeLessThanOrEqual(0)
  expect(visited.faults()).toEqual([])
  await visited.close()
})
