/** A8, A9, A11: what somebody is typing outlives a busy store, too many requests, a reload, a step back, and being offline. */
import type { FrameLocator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { details, openShareForm } from '#tests/support/browser/library-page.ts'
import { openDemo, type DemoBrowser } from '#tests/support/browser/open-demo.ts'

let browser: DemoBrowser
beforeAll(async () => {
  browser = await openDemo()
})
afterAll(() => browser.close())

async function openForm(tab: FrameLocator) {
  const form = await openShareForm(tab)
  return { form, title: form.getByRole('textbox', { name: 'Title' }) }
}

test('A9: while the store is busy the form says so and keeps the text on this device; after a reload it is shared once', async () => {
  const { page, openTab, close } = await browser.visit({ as: 'tomasz' })
  const tab = await openTab()
  const keys: (string | undefined)[] = []
  await page.route('**/api/teams/*/resources', (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    keys.push(route.request().headers()['idempotency-key'])
    return keys.length === 1 ? route.fulfill({ status: 503, headers: { 'retry-after': '30' }, json: storeBusy }) : route.continue()
  })
  const { form, title } = await openForm(tab)
  await title.fill('Typed while the store was busy')
  await form.getByRole('button', { name: 'Share', exact: true }).click()
  await form.getByText('Saving and loading are slow right now.').waitFor()
  await form.getByText('What you typed is kept.').waitFor()
  await form.getByText('Draft kept on this device').waitFor()
  await page.reload()
  const again = await openTab()
  const kept = await openForm(again)
  expect(await kept.title.inputValue()).toBe('Typed while the store was busy')
  await kept.form.getByRole('button', { name: 'Share', exact: true }).click()
  await details(again).getByRole('heading', { name: 'Typed while the store was busy' }).waitFor()
  expect(new Set(keys).size).toBe(1)
  expect(keys).toHaveLength(2)
  await close()
})

test('A8: whoever asks for too much reads when to try again, and keeps what was typed', async () => {
  const { page, openTab, close } = await browser.visit({ as: 'tomasz' })
  const tab = await openTab()
  let tries = 0
  await page.route('**/api/teams/*/resources', (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    tries += 1
    return tries === 1 ? route.fulfill({ status: 429, headers: { 'retry-after': '12' }, json: tooMany }) : route.continue()
  })
  const { form, title } = await openForm(tab)
  await title.fill('Typed in a hurry')
  await form.getByRole('button', { name: 'Share', exact: true }).click()
  await form.getByText('You asked for a lot in a short time.').waitFor()
  await form.getByText('Try again in 12 seconds. What you typed is kept.').waitFor()
  expect(await title.inputValue()).toBe('Typed in a hurry')
  await form.getByRole('button', { name: 'Share', exact: true }).click()
  await details(tab).getByRole('heading', { name: 'Typed in a hurry' }).waitFor()
  expect(tries).toBe(2)
  await close()
})

test('A11: a step back in the middle of typing loses nothing', async () => {
  const { page, openTab, close } = await browser.visit({ as: 'leila' })
  const tab = await openTab()
  await tab.getByRole('button', { name: /On-call rota/ }).click()
  await details(tab).getByRole('heading', { level: 2 }).waitFor()
  const view = details(tab).getByRole('textbox', { name: 'Add your view' })
  await view.fill('Half a view')
  const { title } = await openForm(tab)
  await title.fill('Half a title')
  const frame = page.frames()[1]
  await frame?.evaluate(() => window.history.back())
  await frame?.evaluate(() => window.history.forward())
  await page.reload()
  const again = await openTab()
  expect(await (await openForm(again)).title.inputValue()).toBe('Half a title')
  await page.keyboard.press('Escape')
  await again.getByRole('button', { name: /On-call rota/ }).click()
  await expect.poll(() => details(again).getByRole('textbox', { name: 'Add your view' }).inputValue()).toBe('Half a view')
  await close()
})

test('A11: offline in the middle of typing, a text is still there when the tab can be opened again', async () => {
  const { page, openTab, close } = await browser.visit({ as: 'priya' })
  const { form, title } = await openForm(await openTab())
  await page.context().setOffline(true)
  await title.fill('Typed in a tunnel')
  await form.getByRole('button', { name: 'Share', exact: true }).click()
  await form.getByText('Commonplace could not be reached.').waitFor()
  await page.context().setOffline(false)
  await page.reload()
  const { title: kept } = await openForm(await openTab())
  expect(await kept.inputValue()).toBe('Typed in a tunnel')
  await close()
})

const storeBusy = { type: 'about:blank', title: 'busy', status: 503, detail: 'busy', code: 'store-busy', reference: 'r-1' }
const tooMany = {
  type: 'about:blank',
  title: 'many',
  status: 429,
  detail: 'many',
  code: 'too-many-requests',
  reference: 'r-2',
  retryAfterSeconds: 12,
}
