/** The personal tab and the page that adds the channel's tab, in a bare host. */
import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { frameTab, type FrameTab } from '#tests/support/browser/frame-tab.ts'
import { asPhone, openDemo, type DemoBrowser, type Visited } from '#tests/support/browser/open-demo.ts'

let browser: DemoBrowser
beforeAll(async () => {
  browser = await openDemo()
})
afterAll(() => browser.close())

const person = (key: string) => {
  const found = browser.demo.localTeams.world.people.find((one) => one.key === key)
  if (found === undefined) throw new Error(`Nobody is called ${key}.`)
  return found
}

const open = ({ page }: Visited, path: string, more: Partial<FrameTab> = {}) =>
  frameTab(page, { url: browser.demo.url, path, person: person('ana'), entityId: path.split('/').at(-1) ?? '', ...more })

test('this week shows by day what the teams shared; opening leads into the team, saving into the notebook', async () => {
  const visited = await browser.visit()
  const { tab, calls } = await open(visited, '/tab/week')
  const today = tab.getByRole('region', { name: 'Shared Today' })
  await today.getByText('Mei-Ling Chen in Field Service North').waitFor()
  await today.getByRole('button', { name: /^Save Arctis 9 firmware/ }).click()
  await tab.getByText('Saved to your notebook').first().waitFor()
  await today.getByRole('button', { name: 'Arctis 9 firmware 3.2: what changed in the defrost logic', exact: true }).click()
  await expect.poll(async () => (await calls()).filter(({ func }) => func === 'executeDeepLink').length).toBe(1)
  await tab.getByRole('tab', { name: 'Notebook' }).click()
  await tab
    .getByRole('list', { name: 'My notebook' })
    .getByText(/Arctis 9 firmware/)
    .waitFor()
  await tab.getByRole('list', { name: 'My notebook' }).getByRole('button', { name: 'Open in the team' }).first().click()
  const opened = async () => (await calls()).filter(({ func }) => func === 'executeDeepLink').map(({ args }) => String(args[0]))
  await expect.poll(async () => (await opened()).length).toBe(2)
  // A link without the channel would open nowhere.
  expect((await opened())[1]).toBe((await opened())[0])
  expect((await opened())[1]).toContain('channel=19')
  expect(visited.faults()).toEqual([])
  await visited.close()
})

test('a thought is kept with one field, deleted with undo, and passed on to a team', async () => {
  const visited = await browser.visit()
  const { tab } = await open(visited, '/tab/notebook')
  const field = tab.getByRole('textbox', { name: 'Keep a thought, a link or both' })
  await tab.getByRole('button', { name: 'Keep', exact: true }).click()
  await tab.getByText('Write something first.').waitFor()
  await field.fill('A wet motor reads low on the megger')
  await tab.getByRole('button', { name: 'Keep', exact: true }).click()
  const list = tab.getByRole('list', { name: 'My notebook' })
  await list.getByText('A wet motor reads low on the megger').waitFor()
  expect(await field.inputValue()).toBe('')
  await list.getByRole('button', { name: 'Delete A wet motor reads low on the megger' }).click()
  await list.getByText('A wet motor').waitFor({ state: 'detached' })
  await tab.getByRole('button', { name: 'Undo' }).click()
  await list.getByRole('button', { name: /^Pass on A wet motor/ }).click()
  const form = tab.getByRole('dialog', { name: 'Share with Field Service North' })
  expect(await form.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('A wet motor reads low on the megger')
  await form.getByRole('textbox', { name: 'When would a teammate need this?' }).fill('Before you condemn a motor')
  await form.getByRole('button', { name: 'Share' }).click()
  await list.getByText(/Passed on, kept/).waitFor()
  expect(visited.faults()).toEqual([])
  await visited.close()
})

test('what was typed in the notebook survives a reload', async () => {
  const visited = await browser.visit()
  const { tab } = await open(visited, '/tab/notebook')
  const field = tab.getByRole('textbox', { name: 'Keep a thought, a link or both' })
  await field.fill('Half a thought')
  await visited.page.frames()[1]?.evaluate(() => window.location.reload())
  await expect.poll(() => field.inputValue()).toBe('Half a thought')
  await visited.close()
})

test.each(['default', 'dark', 'contrast'])('the personal tab holds in the theme %s, and on a phone', async (theme) => {
  const visited = await browser.visit()
  const { tab } = await open(visited, '/tab/week', { theme, person: person('leila') })
  await tab.getByRole('region', { name: 'Shared Today' }).waitFor()
  await expectNoFindings(visited, 'week')
  await tab.getByRole('tab', { name: 'Notebook' }).click()
  await tab.getByRole('heading', { name: 'Your notebook is empty' }).waitFor()
  await expectNoFindings(visited, 'notebook')
  await asPhone(visited.page)
  await tab.getByRole('tab', { name: 'This week' }).click()
  await tab.getByRole('region', { name: 'Shared Today' }).waitFor()
  const overflow = await tab.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth)
  expect(overflow).toBeLessThanOrEqual(0)
  expect(visited.faults()).toEqual([])
  await visited.close()
})

test('a channel\u2019s tab is offered to Teams, and saved under the name that everything calls it by', async () => {
  const visited = await browser.visit()
  const { tab, calls, call } = await open(visited, '/tab/configure', { frameContext: 'settings' })
  await tab.getByRole('heading', { name: 'Add your team\u2019s library to this channel' }).waitFor()
  await expect.poll(async () => (await calls()).find(({ func }) => func === 'settings.setValidityState')?.args).toEqual([true])
  await call('settings.save', [{}])
  await expect
    .poll(async () => (await calls()).find(({ func }) => func === 'settings.setSettings')?.args[0])
    .toMatchObject({ entityId: 'library', contentUrl: `${browser.demo.url}/tab/library`, suggestedDisplayName: 'Commonplace' })
  await expect.poll(async () => (await calls()).some(({ func }) => func === 'settings.save.success')).toBe(true)
  await visited.close()
})

async function expectNoFindings({ page }: Visited, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  const findings = serious.flatMap(({ id, nodes }) =>
    nodes.filter(({ html }) => !html.includes('data-tabster-dummy')).map(({ target }) => `${id}: ${target.join(' ')}`),
  )
  expect(findings, what).toEqual([])
}
