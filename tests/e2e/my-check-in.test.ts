/** The check-in of this week in the personal tab: answered, shared, put off, skipped; nothing that was typed is lost. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { currentCheckInReply } from '#domain/api/check-in-replies.ts'
import { resourcePageReply } from '#domain/api/replies.ts'
import { aPlan } from '#tests/support/check-ins/a-plan.ts'
import { expectFocus, walkAndPress, walkTo } from '#tests/support/browser/keyboard.ts'
import { openAppTabs, type AppTabs } from '#tests/support/browser/open-app-tab.ts'
import { ada, aPerson, ben, cleo, north, south, type TestPerson } from '#tests/support/teams/cast.ts'
import { shareAs } from '#tests/support/teams/share-as.ts'

const learned = 'What did you find out that you did not know on Monday?'
const others = 'What do you know now that others could use?'
const dora = aPerson('Dora Lind')
const emil = aPerson('Emil Sand')
const fay = aPerson('Fay Moreau')

let tabs: AppTabs
beforeAll(async () => {
  tabs = await openAppTabs('2026-11-23T09:00:00.000Z', [ada, ben, dora, emil, fay])
  await tabs.app.install(south, [cleo])
  const path = `/api/teams/${north.teamId}/check-in-plan`
  await tabs.app.api(path, { as: ada, method: 'PUT', body: aPlan(), headers: { 'if-match': '"r0"' } })
})
afterAll(() => tabs.close())

const current = async (as: TestPerson) => currentCheckInReply.parse((await tabs.app.api('/api/me/check-ins/current', { as })).body)

const answersOf = async (as: TestPerson) => (await current(as)).checkIn?.questions.map(({ answer }) => answer?.text ?? null)

async function answerElsewhere(as: TestPerson, text: string, seen: number): Promise<void> {
  const week = (await current(as)).checkIn?.week ?? ''
  const body = { answers: [{ questionId: 'q1', text, seen, share: null }] }
  await tabs.app.api(`/api/me/check-ins/${week}/answers`, { as, method: 'PUT', body })
}

async function openWeek(as: TestPerson) {
  const opened = await tabs.open('/tab/week', { as })
  const card = opened.tab.getByRole('region', { name: 'My check-in' })
  await card.waitFor()
  return { ...opened, card, field: (name: string) => card.getByRole('textbox', { name }) }
}

test('what was done this week stands on top; one answer is shared, the other stays one\u2019s own', async () => {
  await shareAs(tabs.app, ada, north, { title: 'Defrost K4' })
  await tabs.app.api('/api/me/notebook', {
    as: ada,
    body: { text: 'https://coils.example/sensor' },
    headers: { 'idempotency-key': 'capture-of-ada-0001' },
  })
  const { card, tab, field, faults, close } = await openWeek(ada)
  const did = card.getByRole('region', { name: 'What you did this week' })
  await did.getByText('Shared \u201CDefrost K4\u201D').waitFor()
  await did.getByRole('button', { name: '1 capture waits for a thought' }).waitFor()
  await field(learned).fill('A wet motor reads low on the megger')
  await card.getByRole('button', { name: `Only me. Who sees the answer to: ${learned}` }).click()
  await tab.getByRole('menuitemradio', { name: /Field Service North, as a story/ }).click()
  await card.getByText('Shared with Field Service North as a story').waitFor()
  await field(others).fill('Nothing yet')
  await card.getByRole('button', { name: 'Send my check-in' }).click()
  await card.getByText('Your check-in is kept.').waitFor()
  await card.getByText('Shared with Field Service North as a story').waitFor()
  await card.getByText('Only me', { exact: true }).waitFor()
  await card.getByRole('button', { name: 'Open in the team' }).waitFor()
  const shared = resourcePageReply.parse((await tabs.app.api(`/api/teams/${north.teamId}/resources`, { as: ben })).body).items
  expect(shared.map(({ title, kind }) => [title, kind])).toContainEqual(['A wet motor reads low on the megger', 'story'])
  expect(JSON.stringify(shared)).not.toContain('Nothing yet')
  await card.getByRole('button', { name: 'Edit' }).click()
  await expectFocus(field(learned))
  await card.getByText('The team keeps what you shared. Change that in its library.').waitFor()
  await field(others).fill('Dry it first')
  await card.getByRole('button', { name: 'Send my check-in' }).click()
  await card.getByText('Dry it first').waitFor()
  expect(await answersOf(ada)).toEqual(['A wet motor reads low on the megger', 'Dry it first'])
  expect(faults()).toEqual([])
  await close()
})

test('by keyboard alone one answers, chooses a team and sends; then the confirmation has the focus', async () => {
  const { card, tab, page, field, close } = await openWeek(fay)
  await tab.getByRole('tab', { name: 'This week' }).focus()
  await walkTo(page, field(learned))
  await page.keyboard.type('A story of mine')
  await walkAndPress(page, card.getByRole('button', { name: `Only me. Who sees the answer to: ${learned}` }))
  await expectFocus(tab.getByRole('menuitemradio', { name: /^Only me/ }))
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expectFocus(card.getByRole('button', { name: /^Shared with Field Service North as a story\./ }))
  await walkAndPress(page, card.getByRole('button', { name: 'Send my check-in' }))
  await card.getByText('Your check-in is kept.').waitFor()
  await page.keyboard.press('Tab')
  await expectFocus(card.getByRole('button', { name: 'Open in the team' }))
  await walkAndPress(page, card.getByRole('button', { name: 'Edit' }))
  await field(others).fill('Half of it')
  await walkAndPress(page, card.getByRole('button', { name: 'Cancel' }))
  await card.getByText('Your check-in is kept.').waitFor()
  await tab.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => field(others).inputValue()).toBe('Half of it')
  await close()
})

test('half an answer survives a reload and a busy store, and is sent once', async () => {
  const { card, page, field, close } = await openWeek(ben)
  await field(learned).fill('Half an ans')
  await page.frames()[1]?.evaluate(() => window.location.reload())
  await expect.poll(() => field(learned).inputValue()).toBe('Half an ans')
  let tries = 0
  await page.route('**/api/me/check-ins/*/answers', (route) => {
    tries += 1
    return tries === 1 ? route.fulfill({ status: 503, json: storeBusy }) : route.continue()
  })
  await card.getByRole('button', { name: 'Send my check-in' }).click()
  await card.getByText('Saving and loading are slow right now.').waitFor()
  await card
    .getByText(/What you typed is kept/)
    .first()
    .waitFor()
  expect(await field(learned).inputValue()).toBe('Half an ans')
  await card.getByRole('button', { name: 'Send my check-in' }).click()
  await card.getByText('Your check-in is kept.').waitFor()
  expect(await answersOf(ben)).toEqual(['Half an ans', null])
  await close()
})

test('an answer that was changed elsewhere is shown beside the one in the field, and one chooses', async () => {
  const { card, field, close } = await openWeek(dora)
  await field(learned).fill('From the tab')
  await answerElsewhere(dora, 'From the chat', 0)
  await card.getByRole('button', { name: 'Send my check-in' }).click()
  await card.getByText('You changed this answer elsewhere.').waitFor()
  await card.getByText('From the chat').waitFor()
  expect(await field(learned).inputValue()).toBe('From the tab')
  expect(await answersOf(dora)).toEqual(['From the chat', null])
  await card.getByRole('button', { name: 'Keep the one in the field' }).click()
  await card.getByRole('button', { name: 'Send my check-in' }).click()
  await card.getByText('Your check-in is kept.').waitFor()
  expect(await answersOf(dora)).toEqual(['From the tab', null])
  await close()
})

test('a team that could not be given an answer is named, and the answer is kept', async () => {
  const { card, tab, page, field, close } = await openWeek(emil)
  await page.route('**/api/me/check-ins/*/answers', async (route) => {
    const response = await route.fetch()
    const reply = (await response.json()) as { outcomes: object[] }
    const outcomes = [{ questionId: 'q1', outcome: 'kept-unshared', sentence: 'Kept for you, but not shared: Teams did not answer.' }]
    await route.fulfill({ response, json: { ...reply, outcomes } })
  })
  await field(learned).fill('For the others')
  await card.getByRole('button', { name: /^Only me\. .*Monday/ }).click()
  await tab.getByRole('menuitemradio', { name: /as an idea/ }).click()
  await card.getByRole('button', { name: 'Send my check-in' }).click()
  await card.getByText('Kept for you, but not shared: Teams did not answer.').waitFor()
  await card.getByText('For the others').waitFor()
  await close()
})

test('later and skipping are one press each, and skipping can be taken back', async () => {
  tabs.app.clock.advance(7 * 86_400_000)
  const { card, tab, field, close } = await openWeek(ben)
  await card.getByRole('button', { name: 'Later' }).click()
  await tab.getByRole('menuitem', { name: 'Next working morning' }).click()
  await tab.getByText('Commonplace asks again Tuesday 1 December, 09:00').first().waitFor()
  await card.getByText('Commonplace asks you Tuesday 1 December, 09:00. You can begin now.').waitFor()
  await card.getByRole('button', { name: 'Skip this week' }).click()
  await card.getByText('Skipped for this week. An answer is welcome at any time.').waitFor()
  await expect.poll(async () => (await current(ben)).checkIn?.isSkipped).toBe(true)
  await tab.getByRole('button', { name: 'Undo' }).click()
  await field(learned).waitFor()
  await card.getByRole('button', { name: 'Skip this week' }).click()
  await card.getByRole('button', { name: 'Answer after all' }).click()
  await expectFocus(field(learned))
  await expect.poll(async () => (await current(ben)).checkIn?.isSkipped).toBe(false)
  await close()
})

test('whose teams do not ask reads one quiet line', async () => {
  const { tab, faults, close } = await tabs.open('/tab/week', { as: cleo })
  await tab
    .getByText('None of your teams asks once a week what you learned. A steward can turn that on in the Settings of the team’s tab.')
    .waitFor()
  expect(await tab.getByRole('region', { name: 'My check-in' }).count()).toBe(0)
  expect(await tab.getByRole('button', { name: /^Prompt/ }).count()).toBe(0)
  expect(faults()).toEqual([])
  await close()
})

const storeBusy = { type: 'about:blank', title: 'busy', status: 503, detail: 'busy', code: 'store-busy', reference: 'r-1' }
