/** Sharing from the tab: what is known is offered, what is typed is kept, and an open tab shows it without being touched. */
import type { FrameLocator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asPhone, openDemo, type DemoBrowser } from '#tests/support/browser/open-demo.ts'

let browser: DemoBrowser
beforeAll(async () => {
  browser = await openDemo()
})
afterAll(() => browser.close())

const details = (tab: FrameLocator) => tab.getByRole('complementary', { name: 'Details' })

async function openForm(tab: FrameLocator) {
  await tab.getByRole('button', { name: 'Share', exact: true }).click()
  const form = tab.getByRole('dialog', { name: 'Share with Field Service North' })
  await form.getByRole('textbox', { name: 'Title' }).waitFor()
  return form
}

test('a link that the library knows is offered: the line and the text become a view of it', async () => {
  const first = await browser.visit({ as: 'ana' })
  const firstForm = await openForm(await first.openTab())
  await firstForm.getByRole('textbox', { name: 'Link' }).fill('https://docs.arctis.example/a9/wiring-rev-c?utm_source=mail')
  await firstForm.getByRole('textbox', { name: 'Title' }).fill('Arctis 9 wiring guide')
  await firstForm.getByRole('button', { name: 'Share' }).click()
  await firstForm.waitFor({ state: 'hidden' })
  await first.close()

  const second = await browser.visit({ as: 'tomasz' })
  const tab = await second.openTab()
  const form = await openForm(tab)
  await form.getByRole('textbox', { name: 'Link' }).fill('https://DOCS.arctis.example/a9/wiring-rev-c')
  await form.getByText('Ana Ferreira shared this today.').waitFor()
  await form.getByRole('button', { name: 'Add my view' }).click()
  await form.getByText('Write your view first: when would a teammate need this?').waitFor()
  await form.getByRole('textbox', { name: 'When would a teammate need this?' }).fill('Page 14 shows the shared neutral')
  await form.getByRole('textbox', { name: 'Title' }).fill('Wiring')
  await form.getByText('Your title is not part of it. To keep it, share the link as your own.').waitFor()
  await form.getByRole('button', { name: 'Add more detail' }).click()
  await form.getByRole('textbox', { name: 'Text' }).fill('It is blue, not grey')
  await form.getByRole('button', { name: 'Add my view' }).click()
  await details(tab).getByRole('heading', { name: 'Arctis 9 wiring guide' }).waitFor()
  await details(tab)
    .getByText(/^Page 14 shows the shared neutral\s+It is blue, not grey$/)
    .waitFor()
  await tab.getByText('Your view is added').first().waitFor()
  expect(second.faults()).toEqual([])
  await second.close()
})

test('\u2026 and shared as one\u2019s own by whoever wants that', async () => {
  const { openTab, close } = await browser.visit({ as: 'tomasz' })
  const tab = await openTab()
  const form = await openForm(tab)
  await form.getByRole('textbox', { name: 'Link' }).fill('https://docs.arctis.example/a9/wiring-rev-c')
  await form.getByRole('textbox', { name: 'Title' }).fill('Wiring guide, my notes on page 14')
  await form.getByRole('button', { name: 'Share as my own' }).click()
  await details(tab).getByRole('heading', { name: 'Wiring guide, my notes on page 14' }).waitFor()
  await close()
})

test('what is shared elsewhere appears in an open tab, and takes neither focus nor place', async () => {
  const watching = await browser.visit({ as: 'priya', height: 600 })
  const tab = await watching.openTab()
  const rows = tab.getByRole('list', { name: 'Resources' }).getByRole('button')
  await rows.first().focus()
  for (let step = 0; step < 12; step += 1) await watching.page.keyboard.press('ArrowDown')
  const focused = () => tab.locator('html').evaluate(() => document.activeElement?.textContent ?? '')
  const place = () => tab.locator('html').evaluate(() => Math.round(document.activeElement?.getBoundingClientRect().top ?? 0))
  await details(tab).getByRole('heading', { level: 2 }).waitFor()
  const before = { focused: await focused(), place: await place() }

  const other = await browser.visit({ as: 'jonas' })
  const form = await openForm(await other.openTab())
  await form.getByRole('textbox', { name: 'Title' }).fill('Seen without touching anything')
  await form.getByRole('button', { name: 'Share' }).click()
  await form.waitFor({ state: 'hidden' })
  await other.close()

  await tab.getByText(/6[1-9] resources/).waitFor()
  await expect.poll(async () => ({ focused: await focused(), place: await place() })).toEqual(before)
  await watching.page.keyboard.press('Home')
  await tab.getByRole('button', { name: /Seen without touching anything/ }).waitFor()
  await watching.close()
})

test('a token that has expired is renewed, and the request is repeated once', async () => {
  const { page, openTab, close } = await browser.visit({ as: 'leila' })
  const tab = await openTab()
  let refusals = 0
  await page.route('**/api/teams/*/resources', async (route) => {
    if (route.request().method() !== 'POST' || refusals > 0) return route.continue()
    refusals += 1
    return route.fulfill({ status: 401, json: problem('not-signed-in', 401) })
  })
  const form = await openForm(tab)
  await form.getByRole('textbox', { name: 'Title' }).fill('Shared with the second token')
  await form.getByRole('button', { name: 'Share' }).click()
  await details(tab).getByRole('heading', { name: 'Shared with the second token' }).waitFor()
  expect(refusals).toBe(1)
  await close()
})

test('offline, the form says so, keeps everything, and is sent once when it works again', async () => {
  const { page, openTab, close } = await browser.visit({ as: 'leila' })
  const tab = await openTab()
  const form = await openForm(tab)
  const keys: (string | undefined)[] = []
  await page.route('**/api/teams/*/resources', (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    keys.push(route.request().headers()['idempotency-key'])
    return keys.length === 1 ? route.abort('internetdisconnected') : route.continue()
  })
  await form.getByRole('textbox', { name: 'Title' }).fill('Typed in a cellar')
  await form.getByRole('button', { name: 'Share' }).click()
  await form.getByText('This could not be shared.').waitFor()
  expect(await form.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('Typed in a cellar')
  await form.getByRole('button', { name: 'Share' }).click()
  await details(tab).getByRole('heading', { name: 'Typed in a cellar' }).waitFor()
  expect(keys).toHaveLength(2)
  expect(new Set(keys).size).toBe(1)
  await close()
})

test('a job aid begins from a template, and is seen as it will be read', async () => {
  const { page, openTab, close } = await browser.visit({ as: 'mei-ling' })
  const tab = await openTab()
  const form = await openForm(tab)
  await form.getByRole('radio', { name: 'Job aid' }).check()
  await form.getByRole('textbox', { name: 'Title' }).fill('Bleeding the loop')
  await form.getByRole('combobox', { name: 'Tags' }).click()
  await page.keyboard.type('gly')
  await tab.getByRole('option', { name: /glycol/ }).click()
  await form.getByRole('combobox', { name: 'Tags' }).click()
  await page.keyboard.type('brand new,')
  await form.getByRole('button', { name: 'Add more detail' }).click()
  await form.getByRole('button', { name: 'Start from a template' }).click()
  await tab.getByRole('menuitem', { name: 'How-to' }).click()
  await form.getByRole('tab', { name: 'Preview' }).click()
  await form.getByRole('region', { name: 'Preview' }).getByRole('heading', { name: 'Steps' }).waitFor()
  await form.getByRole('switch', { name: 'Rough note' }).check()
  await form.getByRole('button', { name: 'Share' }).click()
  await details(tab).getByRole('heading', { name: 'Bleeding the loop' }).waitFor()
  await details(tab).getByText('Rough').waitFor()
  await details(tab).getByRole('button', { name: 'Show what has the tag brand-new' }).waitFor()
  await close()
})

test('an empty library has one thing to do and three ways to begin', async () => {
  const { page, close, faults } = await browser.visit({ as: 'leila' })
  await page
    .getByRole('button', { name: /Field Service South/ })
    .first()
    .click()
  await page.getByRole('menuitem', { name: /Add Commonplace/ }).click()
  await page.getByRole('navigation', { name: 'Chats and channels' }).getByText('General').last().click()
  await page.getByRole('button', { name: 'Add a tab' }).click()
  const adding = page.getByRole('dialog', { name: 'Add Commonplace to General' })
  await adding.frameLocator('iframe').getByRole('heading', { name: 'Add your team\u2019s library to this channel' }).waitFor()
  await adding.getByRole('button', { name: 'Save', disabled: false }).click()
  await page.getByRole('tab', { name: 'Library', selected: true }).waitFor()
  const tab = page.frameLocator('iframe')
  await tab.getByRole('heading', { name: 'Share the first thing your team should know' }).waitFor()
  expect(await tab.getByRole('searchbox').count()).toBe(0)
  const starters = tab.getByRole('list', { name: 'Or start with one of these' })
  const ends = () => starters.getByRole('button').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().right))
  await asPhone(page)
  await expect.poll(async () => Math.max(...(await ends()))).toBeLessThanOrEqual(320)
  await tab.getByRole('button', { name: /The how-to a colleague asked you for/ }).click()
  const form = tab.getByRole('dialog', { name: 'Share with Field Service South' })
  expect(await form.getByRole('radio', { name: 'Job aid' }).isChecked()).toBe(true)
  expect(await form.getByRole('textbox', { name: 'Text' }).inputValue()).toContain('## Steps')
  await form.getByRole('textbox', { name: 'Title' }).fill('Filling the van')
  await form.getByRole('button', { name: 'Share' }).click()
  await details(tab).getByRole('heading', { name: 'Filling the van' }).waitFor()
  await tab.getByRole('searchbox').waitFor()
  expect(faults()).toEqual([])
  await close()
})

const problem = (code: string, status: number) => ({ type: 'about:blank', title: code, status, detail: code, code, reference: 'r-1' })
