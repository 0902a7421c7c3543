/** What people do with one resource: say that it helped, add a view, change it, take it away and bring it back. */
import type { FrameLocator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { frameTab } from '#tests/support/browser/frame-tab.ts'
import { details } from '#tests/support/browser/library-page.ts'
import { openDemo, type DemoBrowser, type Visited } from '#tests/support/browser/open-demo.ts'

let browser: DemoBrowser
beforeAll(async () => {
  browser = await openDemo()
})
afterAll(() => browser.close())

const hasFocus = (locator: ReturnType<FrameLocator['getByRole']>) => () => locator.evaluate((element) => element === document.activeElement)

async function openResource({ openTab }: Visited, name: RegExp): Promise<FrameLocator> {
  const tab = await openTab()
  await tab.getByRole('button', { name }).click()
  await details(tab).getByRole('heading', { level: 2, name }).waitFor()
  return tab
}

test('"this helped me" acts at once, takes a line afterwards, and can be taken back', async () => {
  const visited = await browser.visit({ as: 'siobhan' })
  const tab = await openResource(visited, /K4 defrost board swap/)
  await details(tab).getByRole('button', { name: 'This helped me' }).click()
  const line = details(tab).getByRole('textbox', { name: /What did it change/ })
  await expect.poll(hasFocus(line)).toBe(true)
  await line.fill('Saved the second trip to Halden School')
  await visited.page.keyboard.press('Enter')
  await details(tab).getByText('Saved the second trip to Halden School').waitFor()
  await tab.getByRole('button', { name: /K4 defrost board swap.*helped 4 people/ }).waitFor()
  await details(tab).getByRole('button', { name: 'Helped me', exact: true }).click()
  await details(tab).getByText('Saved the second trip').waitFor({ state: 'detached' })
  await details(tab).getByRole('button', { name: 'This helped me' }).waitFor()
  expect(visited.faults()).toEqual([])
  await visited.close()
})

test('by keyboard: arrows show one resource after the other, h marks it, Enter reads on, Escape goes back', async () => {
  const visited = await browser.visit({ as: 'jonas' })
  const { page } = visited
  const tab = await visited.openTab()
  const rows = tab.getByRole('list', { name: 'Resources' }).getByRole('button')
  await rows.first().focus()
  await page.keyboard.press('ArrowDown')
  const title = details(tab).getByRole('heading', { level: 2 })
  await title.waitFor()
  expect(await rows.nth(1).innerText()).toContain(await title.innerText())
  await expect.poll(hasFocus(rows.nth(1))).toBe(true)
  await details(tab).getByRole('button', { name: 'This helped me' }).and(tab.locator(':not([aria-disabled=true])')).waitFor()
  await page.keyboard.press('h')
  await details(tab).getByRole('button', { name: 'Helped me', exact: true }).waitFor()
  await rows.nth(1).focus()
  await page.keyboard.press('Enter')
  await expect.poll(hasFocus(title)).toBe(true)
  await page.keyboard.press('Escape')
  await details(tab).waitFor({ state: 'detached' })
  await expect.poll(hasFocus(rows.nth(1))).toBe(true)
  await visited.close()
})

test('a view is added at once, and a deleted one comes back with undo', async () => {
  const visited = await browser.visit({ as: 'priya' })
  const tab = await openResource(visited, /On-call rota/)
  await details(tab).getByRole('textbox', { name: 'Add your view' }).fill('Swap by Wednesday, or ring me')
  await details(tab).getByRole('button', { name: 'Add', exact: true }).click()
  await details(tab).getByText('Swap by Wednesday, or ring me').waitFor()
  await details(tab).getByRole('button', { name: 'Delete my view' }).click()
  await details(tab).getByText('Swap by Wednesday, or ring me').waitFor({ state: 'detached' })
  await tab.getByRole('button', { name: 'Undo' }).click()
  await details(tab).getByText('Swap by Wednesday, or ring me').waitFor()
  await visited.close()
})

test('a refused view goes back into its field and says why', async () => {
  const visited = await browser.visit({ as: 'priya' })
  const tab = await openResource(visited, /Handover call/)
  await visited.page.route('**/comments', (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()))
  const field = details(tab).getByRole('textbox', { name: 'Add your view' })
  await field.fill('Six minutes is plenty')
  await details(tab).getByRole('button', { name: 'Add', exact: true }).click()
  await tab.getByText('Your view could not be added.').first().waitFor()
  expect(await field.inputValue()).toBe('Six minutes is plenty')
  await visited.close()
})

test('an edit keeps the version before it, which can be compared and brought back', async () => {
  const visited = await browser.visit({ as: 'ana' })
  const tab = await openResource(visited, /Refrigerant leak log/)
  await details(tab).getByRole('button', { name: 'Edit' }).click()
  const form = tab.getByRole('dialog', { name: 'Edit' })
  await form.getByRole('textbox', { name: 'When would a teammate need this?' }).fill('Two weeks before the F-gas inspection')
  await form.getByRole('button', { name: 'Save' }).click()
  await details(tab).getByText('Two weeks before the F-gas inspection').waitFor()
  await details(tab).getByRole('button', { name: 'History' }).click()
  const history = tab.getByRole('dialog', { name: /History of/ })
  const compared = history.getByRole('region', { name: 'Version 1, and what it says now' })
  await compared.getByText('Two weeks before the F-gas inspection').waitFor()
  await history.getByRole('button', { name: 'Restore version 1' }).click()
  await history.waitFor({ state: 'detached' })
  await details(tab).getByText('Two weeks before the F-gas inspection').waitFor({ state: 'detached' })
  expect(visited.faults()).toEqual([])
  await visited.close()
})

test('A5: when two people edit the same, the slower one chooses where both changed the same, and the rest goes together', async () => {
  const slow = await browser.visit({ as: 'kwame' })
  const slowTab = await openResource(slow, /Night work on clinic roofs/)
  await details(slowTab).getByRole('button', { name: 'Edit' }).click()
  const slowForm = slowTab.getByRole('dialog', { name: 'Edit' })
  await slowForm.getByRole('textbox', { name: 'Title' }).fill('Night work on clinic roofs: bring a torch')

  const fast = await browser.visit({ as: 'leila' })
  const fastTab = await openResource(fast, /Night work on clinic roofs/)
  await details(fastTab).getByRole('button', { name: 'Edit' }).click()
  const fastForm = fastTab.getByRole('dialog', { name: 'Edit' })
  await fastForm.getByRole('textbox', { name: 'Title' }).fill('Night work on clinic roofs: ring the porter')
  await fastForm.getByRole('textbox', { name: 'When would a teammate need this?' }).fill('Before a night on a clinic roof')
  await fastForm.getByRole('button', { name: 'Save' }).click()
  await fastForm.waitFor({ state: 'detached' })

  await slowForm.getByRole('button', { name: 'Save' }).click()
  await slowForm.getByText('Leila Haddad changed this while you were writing.').waitFor()
  await slowForm.getByText('What only Leila Haddad changed is taken over: When it is needed.').waitFor()
  await expect
    .poll(() => slowTab.locator('html').evaluate(() => document.activeElement?.textContent ?? ''))
    .toMatch(/^Leila Haddad changed/)
  await slowForm.getByRole('radio', { name: /Leila Haddad\u2019s version.*ring the porter/ }).waitFor()
  expect(await slowForm.getByRole('radio', { name: /Your version.*bring a torch/ }).isChecked()).toBe(true)
  await slowForm.getByRole('button', { name: 'Save what I chose' }).click()
  await details(slowTab).getByRole('heading', { name: 'Night work on clinic roofs: bring a torch' }).waitFor()
  await details(slowTab).getByText('Before a night on a clinic roof').waitFor()

  await details(fastTab).getByRole('button', { name: 'Edit' }).click()
  await details(slowTab).getByRole('button', { name: 'Edit' }).click()
  await slowForm.getByRole('textbox', { name: 'Title' }).fill('Night work on clinic roofs: torch and porter')
  await slowForm.getByRole('button', { name: 'Save' }).click()
  await slowForm.waitFor({ state: 'detached' })
  await fastForm.getByRole('switch', { name: 'Rough note' }).check()
  await fastForm.getByRole('button', { name: 'Save' }).click()
  await fastTab.getByText('Saved, together with what Kwame Boateng changed meanwhile: Title.').first().waitFor()
  await details(fastTab).getByRole('heading', { name: 'Night work on clinic roofs: torch and porter' }).waitFor()
  await details(fastTab).getByText('Rough').waitFor()
  await fast.close()
  await slow.close()
})

test('outdated is said in list and detail, and taken back', async () => {
  const visited = await browser.visit({ as: 'tomasz' })
  const tab = await openResource(visited, /Parts cross-reference/)
  await details(tab).getByRole('button', { name: 'More' }).click()
  await tab.getByRole('menuitem', { name: 'Mark as outdated' }).click()
  const asking = tab.getByRole('dialog', { name: 'Mark as outdated' })
  await asking.getByRole('textbox', { name: 'What should people use instead?' }).fill('The list in the parts shop')
  await asking.getByRole('button', { name: 'Mark as outdated' }).click()
  await details(tab)
    .getByText(/Instead: The list in the parts shop/)
    .waitFor()
  await details(tab)
    .getByText(/Tomasz Nowak marked this as outdated/)
    .waitFor()
  await tab.getByRole('button', { name: /Parts cross-reference.*Outdated/ }).waitFor()
  await details(tab).getByRole('button', { name: 'More' }).click()
  await tab.getByRole('menuitem', { name: 'Still true' }).click()
  await details(tab)
    .getByText(/marked this as outdated/)
    .waitFor({ state: 'detached' })
  await visited.close()
})

test('a deleted resource is back with Ctrl+Z, or from Recently deleted; a steward removes it for good after a question', async () => {
  const visited = await browser.visit({ as: 'kwame' })
  const tab = await openResource(visited, /Heat pump trips on low flow/)
  const row = tab.getByRole('button', { name: /Heat pump trips on low flow/ })
  const remove = async (): Promise<void> => {
    await details(tab).getByRole('button', { name: 'More' }).click()
    await tab.getByRole('menuitem', { name: 'Delete' }).click()
    await tab
      .getByText(/Heat pump trips on low flow.* was deleted/)
      .first()
      .waitFor()
    await row.waitFor({ state: 'detached' })
  }
  await remove()
  await tab.getByRole('searchbox').press('Escape')
  await tab.getByRole('list', { name: 'Resources' }).getByRole('button').first().focus()
  await visited.page.keyboard.press('Control+z')
  await row.click()
  await remove()
  await tab.getByRole('button', { name: 'Recently deleted' }).click()
  const deleted = tab.getByRole('dialog', { name: 'Recently deleted' })
  await deleted.getByRole('button', { name: /^Restore Heat pump trips/ }).click()
  await deleted.getByRole('heading', { name: 'Nothing was deleted in the last 30 days' }).waitFor()
  await deleted.getByRole('button', { name: 'Close' }).click()
  await row.click()
  await remove()
  await tab.getByRole('button', { name: 'Recently deleted' }).click()
  await deleted.getByRole('button', { name: /for good/ }).click()
  const question = tab.getByRole('alertdialog', { name: /for good/ })
  await question.getByRole('button', { name: 'Keep it' }).click()
  await deleted.getByRole('button', { name: /for good/ }).click()
  await question.getByRole('button', { name: 'Remove for good' }).click()
  await deleted.getByRole('heading', { name: 'Nothing was deleted in the last 30 days' }).waitFor()
  await visited.close()
})

test('Teams\u2019 own dialog shares a resource as its card, and it is kept in the notebook', async () => {
  const visited = await browser.visit({ as: 'kwame' })
  const { page } = visited
  const tab = await openResource(visited, /Handover call/)
  await details(tab).getByRole('button', { name: 'Share in Teams' }).click()
  const dialog = page.getByRole('dialog', { name: 'Share to a chat' })
  await dialog.getByText('Handover call in six minutes').first().waitFor()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  await details(tab).getByRole('button', { name: 'Save to my notebook' }).click()
  await tab.getByText('Saved to your notebook').first().waitFor()
  expect(visited.faults()).toEqual([])
  await visited.close()
})

test('where Teams has no share dialog the link is copied', async () => {
  const { page, close } = await browser.visit()
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const { people, teams } = browser.demo.localTeams.world
  const [team] = teams
  const person = people.find(({ key }) => key === 'ana')
  if (team === undefined || person === undefined) throw new Error('The demo has no team.')
  const { tab } = await frameTab(page, {
    url: browser.demo.url,
    path: '/tab/library',
    person,
    entityId: 'library',
    team: { teamId: team.teamId, channelId: team.threadId },
  })
  await tab.getByRole('button', { name: /Handover call/ }).click()
  await details(tab).getByRole('button', { name: 'Share in Teams' }).click()
  await tab
    .getByText(/The link is copied/)
    .first()
    .waitFor()
  const copied = new URL(await page.evaluate(() => navigator.clipboard.readText()))
  expect(copied.pathname).toMatch(/^\/go\/library\/[0-9a-f-]{36}\/[0-9a-f-]{36}$/)
  expect(copied.searchParams.get('channel')).toBe(team.threadId)
  await close()
})

test('a tag shows what else has it', async () => {
  const visited = await browser.visit()
  const tab = await openResource(visited, /On-call rota/)
  await details(tab).getByRole('button', { name: 'Show what has the tag on-call' }).click()
  await tab.getByRole('button', { name: 'Remove filter #on-call' }).waitFor()
  await visited.close()
})

test('while the reader of Markdown is fetched, grey lines stand for the text, never its signs', async () => {
  const visited = await browser.visit()
  const reader = Promise.withResolvers<void>()
  await visited.page.route('**/assets/markdown-*.js', async (route) => {
    await reader.promise
    await route.continue()
  })
  const tab = await openResource(visited, /K4 defrost board swap/)
  await details(tab).getByRole('progressbar', { name: 'Loading the text' }).waitFor()
  expect(await details(tab).getByText('**Test**').count()).toBe(0)
  reader.resolve()
  await details(tab).getByRole('listitem').filter({ hasText: 'Restore power and hold Test' }).waitFor()
  await details(tab).getByRole('progressbar').waitFor({ state: 'detached' })
  await visited.close()
})

test('when the reader of Markdown can\u2019t be had, the rest of the resource stays', async () => {
  const visited = await browser.visit()
  await visited.page.route('**/assets/markdown-*.js', (route) => route.abort())
  const tab = await openResource(visited, /K4 defrost board swap/)
  await details(tab).getByRole('alert').waitFor()
  await details(tab).getByRole('textbox', { name: 'Add your view' }).waitFor()
  await visited.close()
})

test('a resource that is not there says so and leads on', async () => {
  const visited = await browser.visit()
  const tab = await visited.openTab()
  await visited.page.frames()[1]?.goto(`${browser.demo.url}/tab/library/01900000-0000-7000-8000-000000000000`)
  await details(tab).getByRole('heading', { name: 'This resource is not here.' }).waitFor()
  await details(tab).getByRole('button', { name: 'Show the library' }).click()
  await details(tab).waitFor({ state: 'detached' })
  await visited.close()
})
