/** A person's check-ins by week: read, searched, changed, answered late, taken back, and looked back on. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkInPageReply, currentCheckInReply } from '#domain/api/check-in-replies.ts'
import { aPlan } from '#tests/support/check-ins/a-plan.ts'
import { expectFocus } from '#tests/support/browser/keyboard.ts'
import { openAppTabs, type AppTabs } from '#tests/support/browser/open-app-tab.ts'
import { ada, ben, north } from '#tests/support/teams/cast.ts'

const learned = 'What did you find out that you did not know on Monday?'
const findOut = 'What do you want to find out next?'
const weekMs = 7 * 86_400_000

let tabs: AppTabs
/** From the first to the last that was answered. */
const weeks: string[] = []
beforeAll(async () => {
  tabs = await openAppTabs('2025-11-24T09:00:00.000Z', [ada, ben])
  const body = aPlan({
    questions: [
      { bank: 'learned', every: 1 },
      { bank: 'find-out', every: 1 },
    ],
  })
  await tabs.app.api(`/api/teams/${north.teamId}/check-in-plan`, { as: ada, method: 'PUT', body, headers: { 'if-match': '"r0"' } })
  // More than a page: a year and a week.
  for (let week = 0; week <= 52; week += 1) {
    const { checkIn } = currentCheckInReply.parse((await tabs.app.api('/api/me/check-ins/current', { as: ada })).body)
    weeks.push(checkIn?.week ?? '')
    await answer(checkIn?.week ?? '', 'q1', week === 0 ? 'The Arctis 8 wants its firmware first' : `Thing number ${String(week)}`)
    if (week === 50) await answer(checkIn?.week ?? '', 'q2', 'Why the Nordby loop loses pressure')
    if (week < 52) tabs.app.clock.advance(weekMs)
  }
})
afterAll(() => tabs.close())

const answer = (week: string, questionId: string, text: string) =>
  tabs.app.api(`/api/me/check-ins/${week}/answers`, {
    as: ada,
    method: 'PUT',
    body: { answers: [{ questionId, text, seen: 0, share: null }] },
  })

/** What stands, from the latest week on. */
async function stands(): Promise<readonly (readonly (string | null)[])[]> {
  const { items } = checkInPageReply.parse((await tabs.app.api('/api/me/check-ins', { as: ada })).body)
  return items.map(({ questions }) => questions.map((question) => question.answer?.text ?? null))
}

test('the latest week stands first, and one looks back at a year ago and at what one wanted to find out', async () => {
  const { tab, faults, close } = await tabs.open('/tab/check-ins')
  const back = tab.getByRole('region', { name: 'Looking back' })
  await back.getByText('The Arctis 8 wants its firmware first').waitFor()
  await back.getByText('Why the Nordby loop loses pressure').waitFor()
  const titles = tab.getByRole('heading', { level: 2 })
  await tab.getByRole('region', { name: 'This week' }).getByText('Thing number 52').waitFor()
  expect((await titles.allInnerTexts())[1]).toBe('This week')
  expect((await titles.allInnerTexts())[2]).toMatch(/^Week of 16.+22 November$/u)
  await tab.getByRole('button', { name: 'Show more' }).click()
  await tab.getByText('Thing number 1', { exact: true }).waitFor()
  expect(faults()).toEqual([])
  await close()
})

test('words find weeks of any age, nothing found says so, and all weeks come back', async () => {
  const { tab, close } = await tabs.open('/tab/check-ins')
  const search = tab.getByRole('searchbox', { name: 'Search my check-ins' })
  await search.fill('arctis firmware')
  await tab
    .getByRole('region', { name: /^Week of 24/ })
    .getByText('The Arctis 8 wants its firmware first')
    .waitFor()
  await tab.getByText('Thing number 52').waitFor({ state: 'detached' })
  await tab.getByRole('status').filter({ hasText: '1 week found' }).waitFor()
  await search.fill('submarine')
  await tab.getByRole('heading', { name: 'Nothing about \u201Csubmarine\u201D' }).waitFor()
  await tab.getByRole('button', { name: 'Show all weeks' }).click()
  await tab.getByText('Thing number 52').waitFor()
  await close()
})

test('an answer of this week is changed, one of before is not; a question without an answer takes one at any time', async () => {
  const { tab, close } = await tabs.open('/tab/check-ins')
  const now = tab.getByRole('region', { name: 'This week' })
  const before = tab.getByRole('region', { name: /^Week of 16.+22 November/ })
  await now.getByRole('button', { name: `Edit the answer to: ${learned}` }).click()
  const field = now.getByRole('textbox', { name: learned })
  await expectFocus(field)
  await field.fill('Thing number 52, said better')
  await now.getByRole('button', { name: 'Keep', exact: true }).click()
  await now.getByText('Thing number 52, said better').waitFor()
  await expectFocus(now.getByRole('button', { name: `Edit the answer to: ${learned}` }))
  await before.getByText('Thing number 51').waitFor()
  expect(await before.getByRole('button', { name: /^Edit/ }).count()).toBe(0)
  await before.getByRole('button', { name: `Answer: ${findOut}` }).click()
  await before.getByRole('textbox', { name: findOut }).fill('Late, and welcome')
  await before.getByRole('button', { name: 'Keep', exact: true }).click()
  await before.getByText('Late, and welcome').waitFor()
  expect((await stands()).slice(0, 2)).toEqual([
    ['Thing number 52, said better', null],
    ['Thing number 51', 'Late, and welcome'],
  ])
  await close()
})

test('an answer is taken back at once, and comes back with one press', async () => {
  const { tab, close } = await tabs.open('/tab/check-ins')
  const week = tab.getByRole('region', { name: /^Week of 2.+8 November/ })
  await week.getByText('Thing number 49').waitFor()
  await week.getByRole('button', { name: `Take back the answer to: ${learned}` }).click()
  await week.getByText('Thing number 49').waitFor({ state: 'detached' })
  await expectFocus(week.getByRole('button', { name: `Answer: ${learned}` }))
  await expect.poll(async () => (await stands())[3]).toEqual([null, null])
  await tab.getByRole('button', { name: 'Undo' }).click()
  await week.getByText('Thing number 49').waitFor()
  await expect.poll(async () => (await stands())[3]).toEqual(['Thing number 49', null])
  await close()
})

test('half an answer survives a reload; changed elsewhere, both are there', async () => {
  const { tab, page, close } = await tabs.open('/tab/check-ins')
  const now = tab.getByRole('region', { name: 'This week' })
  await now.getByRole('button', { name: `Answer: ${findOut}` }).click()
  await now.getByRole('textbox', { name: findOut }).fill('Half an ans')
  await answer(weeks.at(-1) ?? '', 'q2', 'From the chat')
  await page.frames()[1]?.evaluate(() => window.location.reload())
  const field = now.getByRole('textbox', { name: findOut })
  await expect.poll(() => field.inputValue()).toBe('Half an ans')
  await now.getByText('You changed this answer elsewhere.').waitFor()
  await now.getByText('From the chat').waitFor()
  await now.getByRole('button', { name: 'Take the one that stands' }).click()
  await field.waitFor({ state: 'detached' })
  expect((await stands())[0]?.[1]).toBe('From the chat')
  await close()
})

test('a link leads to its week, however old; to a week without a check-in it says so', async () => {
  const { tab, close } = await tabs.open('/tab/week', { subPageId: `check-ins/${weeks[0] ?? ''}` })
  await expectFocus(tab.getByRole('heading', { name: /^Week of 24.+30 November 2025$/ }))
  await close()
  const missing = await tabs.open('/tab/week', { subPageId: 'check-ins/2019-W01' })
  await missing.tab.getByText('There is no check-in of that week.').waitFor()
  await missing.close()
})

test('who has none reads what this is; what could not be loaded says why and tries again', async () => {
  const { tab, page, close } = await tabs.open('/tab/check-ins', { as: ben })
  await tab.getByRole('heading', { name: 'No check-ins yet' }).waitFor()
  await tab.getByRole('button', { name: 'Open this week' }).click()
  await tab.getByRole('region', { name: 'My check-in' }).waitFor()
  await page.route('**/api/me/check-ins', (route) => route.fulfill({ status: 404, json: notFound }))
  await page.frames()[1]?.evaluate(() => window.location.assign('/tab/check-ins'))
  await tab.getByText('Your check-ins could not be loaded.').waitFor()
  await page.unroute('**/api/me/check-ins')
  await tab.getByRole('button', { name: 'Try again' }).click()
  await tab.getByRole('heading', { name: 'No check-ins yet' }).waitFor()
  await close()
})

const notFound = { type: 'about:blank', title: 'none', status: 404, detail: 'none', code: 'not-found', reference: 'r-1' }
