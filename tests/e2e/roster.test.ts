/** Teams can't be asked who is in the team: one reads on, and is told. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { unconfirmedHeader } from '#domain/api/endpoint.ts'
import { openDemo, type DemoBrowser } from '#tests/support/browser/open-demo.ts'

let browser: DemoBrowser
beforeAll(async () => {
  browser = await openDemo()
})
afterAll(() => browser.close())

test('the page says so while it lasts, and is quiet again once Teams answers', async () => {
  const { page, openTab, faults, close } = await browser.visit({ as: 'leila' })
  let isOut = true
  await page.route('**/api/teams/*/resources?*', async (route) => {
    const response = await route.fetch()
    const headers = isOut ? { ...response.headers(), [unconfirmedHeader]: 'true' } : response.headers()
    await route.fulfill({ response, headers })
  })
  const tab = await openTab()
  const notice = tab.getByRole('listitem').filter({ hasText: 'Teams does not say right now who is in this team.' })
  await notice.waitFor()
  await tab
    .getByRole('button', { name: /K4 defrost board swap/ })
    .first()
    .waitFor()
  isOut = false
  await tab.getByRole('searchbox').fill('defrost')
  await notice.waitFor({ state: 'hidden' })
  expect(faults()).toEqual([])
  await close()
})
