/** When a person is asked: chosen in their own settings, by the clock of their device until they say otherwise. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ownTimesReply } from '#domain/api/check-in-replies.ts'
import { aPlan } from '#tests/support/check-ins/a-plan.ts'
import { expectFocus, walkAndPress, walkTo } from '#tests/support/browser/keyboard.ts'
import { openAppTabs, type AppTabs } from '#tests/support/browser/open-app-tab.ts'
import { ada, ben, cleo, north, type TestPerson } from '#tests/support/teams/cast.ts'

let tabs: AppTabs
beforeAll(async () => {
  tabs = await openAppTabs('2026-11-23T09:00:00.000Z', [ada, ben, cleo])
  const path = `/api/teams/${north.teamId}/check-in-plan`
  await tabs.app.api(path, { as: ada, method: 'PUT', body: aPlan(), headers: { 'if-match': '"r0"' } })
})
afterAll(() => tabs.close())

const times = async (as: TestPerson) => ownTimesReply.parse((await tabs.app.api('/api/me/check-in-times', { as })).body)

async function openTimes(as: TestPerson) {
  const opened = await tabs.open('/tab/settings', { as })
  return { ...opened, panel: opened.tab.getByRole('region', { name: 'Check-ins', exact: true }) }
}

test('the device says its zone once per session, and the next check-in is written out in it', async () => {
  expect((await times(ada)).deviceZone).toBeNull()
  const { panel, page, tab, close } = await openTimes(ada)
  const told: string[] = []
  page.on('request', (request) => request.url().endsWith('/device-zone') && told.push(request.url()))
  await panel.getByText('Next: Friday 27 November, 15:00, in London').waitFor()
  await expect.poll(async () => (await times(ada)).deviceZone).toBe('Europe/London')
  await page.frames()[1]?.evaluate(() => window.location.reload())
  await panel.getByText('Next: Friday 27 November, 15:00, in London').waitFor()
  await tab.getByRole('tab', { name: 'This week' }).click()
  await tab.getByRole('button', { name: 'Prompt: Fridays, 15:00' }).click()
  await panel.waitFor()
  expect(told).toEqual([])
  await close()
})

test('a day, a time and a zone of one\u2019s own hold at once', async () => {
  const { panel, page, tab, faults, close } = await openTimes(ben)
  await panel.getByRole('list', { name: 'Teams that ask you' }).getByText('Field Service North: Fridays, 15:00').waitFor()
  await panel.getByRole('radio', { name: 'At my own time' }).click()
  const own = panel.getByRole('group', { name: 'At my own time' })
  await own.getByRole('combobox', { name: 'Weekday' }).selectOption({ label: 'Wednesday' })
  await own.getByRole('combobox', { name: 'Time' }).selectOption({ label: '10:00' })
  await panel.getByText('Next: Wednesday 25 November, 10:00, in London').waitFor()
  await panel.getByRole('combobox', { name: 'My time zone' }).focus()
  await page.keyboard.type('tokyo')
  await tab.getByRole('option', { name: 'Asia/Tokyo' }).click()
  await panel.getByText('Next: Wednesday 25 November, 10:00, in Tokyo').waitFor()
  expect(await times(ben)).toMatchObject({ weekly: { weekday: 3, time: '10:00' }, zone: 'Asia/Tokyo', next: '2026-11-25T01:00:00.000Z' })
  await panel.getByRole('radio', { name: 'When my teams ask' }).click()
  await panel.getByText('Next: Friday 27 November, 15:00, in Tokyo').waitFor()
  await panel.getByRole('checkbox', { name: 'Friday' }).click()
  await panel.getByText('Next: Thursday 26 November, 15:00, in Tokyo').waitFor()
  expect(faults()).toEqual([])
  await close()
})

test('days are taken out as fast as one presses, and the last one stays', async () => {
  const { panel, close } = await openTimes(cleo)
  for (const day of ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Saturday', 'Sunday'])
    await panel.getByRole('checkbox', { name: day }).click()
  await expect.poll(async () => (await times(cleo)).workingDays).toEqual([5])
  await panel.getByRole('checkbox', { name: 'Friday' }).click()
  await panel.getByText('One day has to stay. To be left alone, pause or stop.').waitFor()
  expect((await times(cleo)).workingDays).toEqual([5])
  await close()
})

test('by keyboard alone one pauses, stops, starts again and takes it back; nobody asks why', async () => {
  const { panel, page, tab, close } = await openTimes(cleo)
  const pause = panel.getByRole('group', { name: 'Pause', exact: true })
  await walkAndPress(page, pause.getByRole('button', { name: 'Pause until then' }))
  await pause.getByText('Choose a day first.').waitFor()
  await pause.getByLabel('Do not ask me before').fill('2026-12-07')
  await walkAndPress(page, pause.getByRole('button', { name: 'Pause until then' }))
  await pause.getByText('Paused: you are not asked before Monday 7 December.').waitFor()
  await expectFocus(pause)
  await panel.getByText('Next: Friday 11 December, 15:00, in London').waitFor()
  await walkAndPress(page, pause.getByRole('button', { name: 'Start again' }))
  await panel.getByText('Next: Friday 27 November, 15:00, in London').waitFor()
  await walkTo(page, pause.getByRole('button', { name: 'Stop asking me' }))
  await page.keyboard.press('Enter')
  await panel.getByText('You are not asked in the weeks to come.').waitFor()
  expect((await times(cleo)).pause).toBe('stopped')
  await tab.getByRole('tab', { name: 'This week' }).click()
  await tab.getByRole('button', { name: 'Prompt: paused' }).waitFor()
  await tab.getByRole('button', { name: 'Undo' }).last().click()
  await expect.poll(async () => (await times(cleo)).pause).toBeNull()
  await close()
})
