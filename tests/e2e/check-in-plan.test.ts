/** The team's plan of check-ins: set by stewards in sentences, read by everyone, never overwritten unseen. */
import type { FrameLocator } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { planReply } from '#domain/api/check-in-replies.ts'
import { aPlan } from '#tests/support/check-ins/a-plan.ts'
import { expectFocus, walkAndPress, walkTo } from '#tests/support/browser/keyboard.ts'
import { openAppTabs, type AppTabs } from '#tests/support/browser/open-app-tab.ts'
import { ada, ben, north } from '#tests/support/teams/cast.ts'

const path = `/api/teams/${north.teamId}/check-in-plan`

const onCall = '19:0a1b2c3d4e5f@thread.tacv2'

let tabs: AppTabs
beforeAll(async () => {
  tabs = await openAppTabs('2026-11-23T09:00:00.000Z', [ada, ben])
})
afterAll(() => tabs.close())
beforeEach(() => setPlan({}))

const stands = async () => planReply.parse((await tabs.app.api(path, { as: ada })).body).plan

async function setPlan(change: Parameters<typeof aPlan>[0]): Promise<void> {
  const { headers } = await tabs.app.api(path, { as: ada })
  const body = aPlan({ zone: 'Europe/London', ...change })
  await tabs.app.api(path, { as: ada, method: 'PUT', body, headers: { 'if-match': headers.get('etag') ?? '' } })
}

async function openPlan(as = ada) {
  const opened = await tabs.open('/tab/settings', { as, isInTeam: true })
  return { ...opened, plan: opened.tab.getByRole('region', { name: 'Check-ins', exact: true }) }
}

const when = (tab: FrameLocator) => tab.getByRole('group', { name: 'When', exact: true })
const nextThree = (tab: FrameLocator) => tab.getByRole('region', { name: 'The next three' })

test('the next three are written out while the sentence is changed, and hold once it is saved', async () => {
  const { tab, plan, faults, close } = await openPlan()
  await nextThree(tab).getByText('In your time, London', { exact: true }).waitFor()
  expect(await nextThree(tab).getByRole('listitem').allInnerTexts()).toEqual([
    expect.stringContaining('Friday 27 November, 15:00'),
    expect.stringContaining('Friday 4 December, 15:00'),
    expect.stringContaining('Friday 11 December, 15:00'),
  ])
  await when(tab).getByRole('combobox', { name: 'Weekday' }).selectOption({ label: 'Thursday' })
  await when(tab).getByRole('combobox', { name: 'Time', exact: true }).selectOption({ label: '09:30' })
  await nextThree(tab).getByText('Thursday 26 November, 09:30').waitFor()
  await nextThree(tab).getByText('With your changes, in your time, London').waitFor()
  await tab.getByRole('status').filter({ hasText: 'The next one: Thursday 26 November, 09:30' }).waitFor()
  expect((await stands()).weekly).toEqual({ weekday: 5, time: '15:00' })
  await plan.getByRole('button', { name: 'Save plan' }).click()
  await tab.getByText('The plan is saved').first().waitFor()
  expect((await stands()).weekly).toEqual({ weekday: 4, time: '09:30' })
  expect(await plan.getByRole('button', { name: 'Discard changes' }).count()).toBe(0)
  expect(faults()).toEqual([])
  await close()
})

test('switched off, nobody is asked', async () => {
  const { tab, plan, close } = await openPlan()
  await plan.getByRole('switch', { name: 'Ask once a week' }).click()
  await nextThree(tab).getByText('Nobody is asked.').waitFor()
  expect(await nextThree(tab).getByRole('listitem').count()).toBe(0)
  await plan.getByRole('button', { name: 'Save plan' }).click()
  await tab.getByText('The plan is saved').first().waitFor()
  expect((await stands()).isOn).toBe(false)
  await close()
})

test('the team\u2019s own clock counts when it is chosen', async () => {
  const { tab, plan, page, close } = await openPlan()
  await when(tab).getByRole('combobox', { name: 'Whose time' }).selectOption({ label: 'the team\u2019s time' })
  const zone = plan.getByRole('combobox', { name: 'The team\u2019s time zone' })
  await zone.focus()
  await page.keyboard.type('chatham')
  await tab.getByRole('option', { name: 'Pacific/Chatham' }).click()
  // Three in the afternoon on the Chatham Islands is a quarter past one in the night in London.
  await nextThree(tab).getByText('Friday 27 November, 01:15').waitFor()
  await plan.getByRole('switch', { name: /Post what was shared/ }).click()
  await plan.getByText(/^Team time: Chatham/).waitFor()
  await plan.getByRole('button', { name: 'Save plan' }).click()
  await tab.getByText('The plan is saved').first().waitFor()
  expect(await stands()).toMatchObject({ zone: 'Pacific/Chatham', isOwnTime: false, roundUp: { channelId: null } })
  await close()
})

test('questions are added, written, moved and removed by keyboard alone; the focus stays with what was done', async () => {
  const { tab, plan, page, close } = await openPlan()
  const list = plan.getByRole('list', { name: 'Questions of this team' })
  const add = plan.getByRole('button', { name: 'Add a question' })
  await when(tab).getByRole('combobox', { name: 'Weekday' }).focus()
  await walkAndPress(page, add)
  await expectFocus(tab.getByRole('menuitem').first())
  await page.keyboard.press('Enter')
  await list.getByText('What helped you get on?').waitFor()
  await expectFocus(list.getByRole('button', { name: 'More for: What helped you get on?' }))
  await walkTo(page, add, 'Shift+Tab')
  await page.keyboard.press('Enter')
  await tab.getByRole('menuitem', { name: 'Write your own' }).waitFor()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await expectFocus(list.getByRole('textbox', { name: 'Question 4' }))
  await page.keyboard.type('Who surprised you?')
  await page.keyboard.press('Enter')
  await list.getByText('Who surprised you?').waitFor()
  await expectFocus(list.getByRole('button', { name: 'More for: Who surprised you?' }))
  await page.keyboard.press('Enter')
  await tab.getByRole('menuitem', { name: 'Move up' }).waitFor()
  await page.keyboard.press('Home')
  await page.keyboard.press('Enter')
  await expectFocus(list.getByRole('button', { name: 'More for: Who surprised you?' }))
  await list.getByRole('combobox', { name: 'How often: Who surprised you?' }).selectOption({ label: 'every fourth week' })
  await list.getByRole('button', { name: /^More for: What did you find out/ }).focus()
  await page.keyboard.press('Enter')
  await tab.getByRole('menuitem', { name: 'Remove' }).waitFor()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await list.getByText(/What did you find out/).waitFor({ state: 'detached' })
  await expectFocus(list.getByRole('button', { name: /^More for: What do you know now/ }))
  await walkAndPress(page, plan.getByRole('button', { name: 'Save plan' }))
  await tab.getByText('The plan is saved').first().waitFor()
  expect((await stands()).questions).toEqual([
    { bank: 'others-could-use', every: 1 },
    { text: 'Who surprised you?', every: 4 },
    { bank: 'helped', every: 1 },
  ])
  await close()
})

test('a holiday takes its week out of the next three; what can\u2019t be saved is said beside its place', async () => {
  const { tab, plan, close } = await openPlan()
  await plan.getByRole('button', { name: 'Add a holiday' }).click()
  const holidays = plan.getByRole('list', { name: 'Holidays of this team' })
  await expectFocus(holidays.getByLabel('First day'))
  await plan.getByRole('button', { name: 'Save plan' }).click()
  await holidays.getByText('Choose a first and a last day; the last one can\u2019t come before the first.').waitFor()
  await holidays.getByLabel('First day').fill('2026-12-03')
  await holidays.getByLabel('Last day').fill('2026-12-04')
  await holidays.getByLabel('What it is called').fill('Winter fair')
  await holidays.getByRole('button', { name: 'Done' }).click()
  await holidays.getByText('Winter fair').waitFor()
  await expect.poll(() => nextThree(tab).getByText('Friday 4 December').count()).toBe(0)
  await nextThree(tab).getByText('Friday 18 December, 15:00').waitFor()
  await plan.getByLabel('Pause for everyone until').fill('2026-12-14')
  await expect.poll(() => nextThree(tab).getByText('Friday 27 November').count()).toBe(0)
  await plan.getByRole('button', { name: 'Save plan' }).click()
  await tab.getByText('The plan is saved').first().waitFor()
  expect(await stands()).toMatchObject({
    holidays: [{ from: '2026-12-03', to: '2026-12-04', label: 'Winter fair' }],
    pausedUntil: '2026-12-14',
  })
  await close()
})

test('what was changed survives a reload, an outage and Discard changes by mistake', async () => {
  const { tab, plan, page, close } = await openPlan()
  await when(tab).getByRole('combobox', { name: 'Weekday' }).selectOption({ label: 'Monday' })
  await plan.getByRole('button', { name: 'Add a question' }).click()
  await tab.getByRole('menuitem', { name: 'Write your own' }).click()
  await plan.getByRole('textbox', { name: 'Question 3' }).fill('Half a quest')
  await page.frames()[1]?.evaluate(() => window.location.reload())
  await plan.getByText('Half a quest').waitFor()
  expect(await when(tab).getByRole('combobox', { name: 'Weekday' }).inputValue()).toBe('1')
  await page.context().setOffline(true)
  await plan.getByRole('button', { name: 'Save plan' }).click()
  await plan.getByText('The plan could not be saved.').waitFor()
  await plan.getByText(/What you typed is kept/).waitFor()
  await page.context().setOffline(false)
  await plan.getByRole('button', { name: 'Discard changes' }).click()
  await plan.getByText('Half a quest').waitFor({ state: 'detached' })
  await tab.getByRole('button', { name: 'Undo' }).click()
  await plan.getByText('Half a quest').waitFor()
  await plan.getByRole('button', { name: 'Save plan' }).click()
  await tab.getByText('The plan is saved').first().waitFor()
  expect((await stands()).questions.at(-1)).toEqual({ text: 'Half a quest', every: 1 })
  await close()
})

test('when somebody else was faster, both versions are there and the steward decides', async () => {
  const { tab, plan, close } = await openPlan()
  await when(tab).getByRole('combobox', { name: 'Weekday' }).selectOption({ label: 'Tuesday' })
  await setPlan({ weekly: { weekday: 3, time: '11:00' } })
  await plan.getByRole('button', { name: 'Save plan' }).click()
  await plan.getByText('Somebody else changed the plan meanwhile.').waitFor()
  await plan.getByText('Every Wednesday at 11:00, in each person\u2019s own time.').waitFor()
  expect(await when(tab).getByRole('combobox', { name: 'Weekday' }).inputValue()).toBe('2')
  expect((await stands()).weekly.weekday).toBe(3)
  await plan.getByRole('button', { name: 'Take what stands' }).click()
  expect(await when(tab).getByRole('combobox', { name: 'Weekday' }).inputValue()).toBe('3')
  await tab.getByRole('button', { name: 'Undo' }).click()
  await plan.getByRole('button', { name: 'Save mine instead' }).click()
  await tab.getByText('The plan is saved').first().waitFor()
  expect((await stands()).weekly).toEqual({ weekday: 2, time: '15:00' })
  await close()
})

test('the round-up goes to the channel that is chosen', async () => {
  tabs.app.connector.setChannels(north, [
    { id: onCall, name: 'On call', type: 'standard' },
    { id: '19:secret@thread.tacv2', name: 'Secret', type: 'private' },
  ])
  await setPlan({ roundUp: { channelId: null, weekly: { weekday: 5, time: '16:00' } } })
  const { tab, plan, close } = await openPlan()
  const roundUp = plan.getByRole('group', { name: 'Round-up' })
  await roundUp.getByRole('combobox', { name: 'Channel' }).selectOption({ label: 'On call' })
  await roundUp.getByRole('combobox', { name: 'Weekday' }).selectOption({ label: 'Thursday' })
  await plan.getByRole('button', { name: 'Save plan' }).click()
  await tab.getByText('The plan is saved').first().waitFor()
  expect((await stands()).roundUp).toEqual({ channelId: onCall, weekly: { weekday: 4, time: '16:00' } })
  await close()
  const member = await openPlan(ben)
  await member.plan.getByText('What was shared goes to On call, Thursday at 16:00.').waitFor()
  await member.close()
})

test('a link from the channel leads to the settings', async () => {
  const { tab, close } = await tabs.open('/tab/library', { isInTeam: true, subPageId: 'settings' })
  await tab.getByRole('region', { name: 'Check-ins', exact: true }).waitFor()
  await close()
})

test('a member reads the plan in sentences, and where their own time is', async () => {
  await setPlan({
    questions: [
      { bank: 'learned', every: 1 },
      { text: 'Who surprised you?', every: 2 },
    ],
    holidays: [{ from: '2026-12-24', to: '2026-12-26', label: 'Winter' }],
    roundUp: { channelId: null, weekly: { weekday: 5, time: '16:00' } },
  })
  const { plan, faults, close } = await openPlan(ben)
  await plan.getByText('Every Friday at 15:00, in each person\u2019s own time.').waitFor()
  await plan.getByText('Who surprised you? (every second week)').waitFor()
  await plan.getByText('What was shared goes to General, Friday at 16:00.').waitFor()
  await plan.getByText(/December.*: Winter$/).waitFor()
  await plan.getByText('Your own day, time and pauses are in Settings of your personal tab.').waitFor()
  await plan.getByText('Stewards change the plan. Ask Ada Brandt.').waitFor()
  expect(await plan.getByRole('combobox').count()).toBe(0)
  expect(await plan.getByRole('button').count()).toBe(0)
  expect(faults()).toEqual([])
  await close()
})
