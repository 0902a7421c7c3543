/** The notebook and the settings by keyboard alone; after each step the focus is where one goes on. */
import { readFileSync } from 'node:fs'
import type { FrameLocator, Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { frameTab } from '#tests/support/browser/frame-tab.ts'
import { expectFocus, walkAndPress, walkTo } from '#tests/support/browser/keyboard.ts'
import { openDemo, type DemoBrowser } from '#tests/support/browser/open-demo.ts'

let browser: DemoBrowser
beforeAll(async () => {
  browser = await openDemo()
})
afterAll(() => browser.close())

const button = (within: FrameLocator | Locator, name: string | RegExp) => within.getByRole('button', { name, exact: true })

test('a thought is kept, passed on and deleted; the next entry takes the focus, the field after the last', async () => {
  const { page, close } = await browser.visit()
  const person = browser.demo.localTeams.world.people.find(({ key }) => key === 'leila')
  if (person === undefined) throw new Error('The demo has no Leila.')
  const { tab } = await frameTab(page, { url: browser.demo.url, path: '/tab/notebook', person, entityId: 'notebook' })
  const field = tab.getByRole('textbox', { name: 'Keep a thought, a link or both' })
  const list = tab.getByRole('list', { name: 'My notebook' })
  await field.focus()
  for (const thought of ['First thought', 'Second thought']) {
    await page.keyboard.type(thought)
    await walkAndPress(page, button(tab, 'Keep'))
    await list.getByText(thought).waitFor()
    await walkTo(page, field, 'Shift+Tab')
  }
  await walkAndPress(page, button(list, 'Pass on First thought to a team'))
  const form = tab.getByRole('dialog', { name: 'Share with Field Service North' })
  await expectFocus(form.getByRole('textbox', { name: 'When would a teammate need this?' }))
  await page.keyboard.type('When you think twice')
  await walkAndPress(page, button(form, 'Share'))
  await list.getByText(/Passed on/).waitFor()
  await expectFocus(list.getByRole('listitem').filter({ hasText: 'First thought' }).getByRole('button').first())
  await walkAndPress(page, button(list, 'Delete Second thought'), 'Shift+Tab')
  await list.getByText('Second thought').waitFor({ state: 'detached' })
  await expectFocus(button(list, 'Delete First thought'))
  await tab.getByRole('button', { name: 'Undo' }).waitFor()
  await page.keyboard.press('ControlOrMeta+z')
  await list.getByText('Second thought').waitFor()
  await walkAndPress(page, button(list, 'Delete First thought'))
  await list.getByText('First thought').waitFor({ state: 'detached' })
  await walkAndPress(page, button(list, 'Delete Second thought'))
  await tab.getByRole('heading', { name: 'Your notebook is empty' }).waitFor()
  await expectFocus(field)
  await close()
})

test('a steward is dismissed, and the one below has the focus', async () => {
  const { page, openTab, close } = await browser.visit({ as: 'kwame' })
  const tab = await openTab()
  await tab.getByRole('tab', { name: 'Library' }).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  const stewards = tab.getByRole('list', { name: 'Stewards of this team' })
  const box = tab.getByRole('combobox', { name: 'Appoint a steward' })
  await walkTo(page, box)
  for (const [typed, name] of [
    ['tom', 'Tomasz Nowak'],
    ['pri', 'Priya Raman'],
  ] as const) {
    await page.keyboard.type(typed)
    await tab.getByRole('option', { name }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await stewards.getByText(name).waitFor()
    await expectFocus(box)
  }
  await walkAndPress(page, button(stewards, 'Make Tomasz Nowak a member again'), 'Shift+Tab')
  await stewards.getByText('Tomasz Nowak').waitFor({ state: 'detached' })
  await expectFocus(button(stewards, 'Make Priya Raman a member again'))
  await close()
})

test('a list is brought in step by step, and everything is taken out', async () => {
  const { page, openTab, close } = await browser.visit({ as: 'kwame' })
  const choosing = page.waitForEvent('filechooser')
  const tab = await openTab()
  await tab.getByRole('tab', { name: 'Library' }).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  const steps = tab.getByRole('group', { name: 'Bring in a list' })
  await walkTo(page, button(steps, 'Choose a file'))
  await page.keyboard.press('Enter')
  const rows = 'title,url,why\nBelt tension card,https://belts.example/card,Before you tighten a fan belt'
  await (await choosing).setFiles({ name: 'belts.csv', mimeType: 'text/csv', buffer: Buffer.from(rows) })
  await steps.getByText('belts.csv').waitFor()
  await walkAndPress(page, button(steps, 'Look before importing'))
  await steps.getByText('1 new resource').waitFor()
  await expectFocus(steps)
  await walkAndPress(page, button(steps, 'Import 1 resource'))
  await steps.getByText('1 resource is in the library now').waitFor()
  await expectFocus(steps)
  await walkAndPress(page, button(steps, 'Choose another list'))
  await button(steps, 'Choose a file').waitFor()
  await expectFocus(steps)
  await walkTo(page, button(tab, 'Download CSV'))
  const arriving = page.waitForEvent('download')
  await page.keyboard.press('Enter')
  expect(readFileSync(await (await arriving).path(), 'utf8')).toContain('Belt tension card')
  await expectFocus(button(tab, 'Download CSV'))
  await close()
})
