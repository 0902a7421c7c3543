/** N3, S14, S15: whoever can't be reached, has left or has taken the app away is left in peace from the next card on; stewards see a number. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { planReply } from '#domain/api/check-in-replies.ts'
import { en } from '#domain/texts/en.ts'
import { aPlan } from '#tests/support/check-ins/a-plan.ts'
import { cardsFor, friday, moveTo, setPlan, wordsOf } from '#tests/support/check-ins/round.ts'
import { startApp, type StartedApp } from '#tests/support/start-app.ts'
import { envelope } from '#tests/support/teams/activities/activity.ts'
import { botAdded, botRemoved, membersAdded, membersRemoved } from '#tests/support/teams/activities/installation.ts'
import { personalMessage } from '#tests/support/teams/activities/messages.ts'
import { ada, ben, cleo, north, type TestPerson } from '#tests/support/teams/cast.ts'

const planPath = `/api/teams/${north.teamId}/check-in-plan`

let app: StartedApp
beforeEach(async () => {
  app = await startApp()
  await app.install(north, [ada, ben])
  await setPlan(app)
})
afterEach(() => app.stop())

/** Source: Microsoft Teams platform, "Conversation events in your Teams bot", *Installation update event*. */
const ownInstallation = (of: TestPerson, action: 'add' | 'remove') =>
  app.post({ ...envelope(of, 'personal'), type: 'installationUpdate', action })
const unreachable = async (as: TestPerson): Promise<number | null> => planReply.parse((await app.api(planPath, { as })).body).unreachable

describe('whoever can’t be reached', () => {
  test('is not tried again until they write; stewards see how many, members nothing', async () => {
    app.connector.fail('send', { status: 403, code: 'ConversationBlockedByUser' })
    await moveTo(app, friday)
    app.connector.heal()
    expect([await unreachable(ada), await unreachable(ben)]).toEqual([2, null])
    await moveTo(app, '2026-11-29T14:00:00.000Z')
    await moveTo(app, '2026-12-04T14:00:00.000Z')
    expect(cardsFor(app, ben)).toHaveLength(1)
    await app.post(personalMessage(ben, 'hello'))
    expect(await unreachable(ada)).toBe(1)
    await moveTo(app, '2026-12-06T14:00:00.000Z')
    await moveTo(app, '2026-12-11T14:00:00.000Z')
    expect(wordsOf(cardsFor(app, ben).at(-1))).toContain('Hello Ben')
  })

  test('a chat that Teams does not open is no fault of the service', async () => {
    app.connector.fail('create', { status: 403, code: 'BotNotInConversationRoster' })
    await moveTo(app, friday)
    expect(await unreachable(ada)).toBe(2)
    expect(app.log.entries.filter(({ level }) => level === 'error')).toEqual([])
  })
})

test('who takes the app away gets no card, and who takes it again gets the next one', async () => {
  await ownInstallation(ben, 'add')
  await ownInstallation(ben, 'remove')
  await moveTo(app, friday)
  expect([cardsFor(app, ben).length, cardsFor(app, ada).length, await unreachable(ada)]).toEqual([0, 1, 1])
  await ownInstallation(ben, 'add')
  await moveTo(app, '2026-11-29T14:00:00.000Z')
  await moveTo(app, '2026-12-04T14:00:00.000Z')
  expect(cardsFor(app, ben)).toHaveLength(1)
})

test('S14: who leaves before it is sent gets none, who joins gets one, at once known by their device’s clock', async () => {
  app.connector.setRoster(north, [ada, cleo])
  await app.post(membersRemoved(north, ada, [ben]))
  await app.post(membersAdded(north, ada, [cleo]))
  await moveTo(app, friday)
  expect([cardsFor(app, ben).length, cardsFor(app, cleo).length]).toEqual([0, 1])
})

test('who joins after it was due is asked next week, not at once', async () => {
  await moveTo(app, '2026-11-27T14:01:00.000Z')
  app.connector.setRoster(north, [ada, ben, cleo])
  await app.post(membersAdded(north, ada, [cleo]))
  await moveTo(app, '2026-11-28T14:00:00.000Z')
  expect(cardsFor(app, cleo)).toEqual([])
  await moveTo(app, '2026-12-04T14:00:00.000Z')
  expect(cardsFor(app, cleo)).toHaveLength(1)
})

test('a time of their own, and the clock of their device, count from the next card on', async () => {
  const own = { weekly: { weekday: 4, time: '09:30' }, workingDays: [1, 2, 3, 4], pause: null, zone: 'Asia/Tokyo' }
  expect((await app.api('/api/me/check-in-times', { as: ben, method: 'PUT', body: own })).body).toMatchObject({
    next: '2026-11-26T00:30:00.000Z',
  })
  await moveTo(app, '2026-11-26T00:30:00.000Z')
  expect([cardsFor(app, ben).length, cardsFor(app, ada).length]).toEqual([1, 0])
  expect(JSON.stringify(cardsFor(app, ben)[0])).toContain(en.checkIn.byClock('Asia/Tokyo'))
})

test('S9: who moves to a day that is over, and a team that does, is asked next week and not at the old time', async () => {
  await moveTo(app, '2026-11-25T09:00:00.000Z')
  await app.api('/api/me/check-in-times', {
    as: ben,
    method: 'PUT',
    body: { weekly: { weekday: 1, time: '09:00' }, workingDays: [1, 2, 3, 4, 5], pause: null, zone: null },
  })
  await moveTo(app, friday)
  expect([cardsFor(app, ben).length, cardsFor(app, ada).length]).toEqual([0, 1])
  await moveTo(app, '2026-11-30T08:00:00.000Z')
  expect(cardsFor(app, ben)).toHaveLength(1)
  await moveTo(app, '2026-12-02T09:00:00.000Z')
  await setPlan(app, { weekly: { weekday: 1, time: '10:00' } })
  await moveTo(app, '2026-12-04T14:00:00.000Z')
  expect(cardsFor(app, ada)).toHaveLength(1)
  await moveTo(app, '2026-12-07T09:00:00.000Z')
  expect(cardsFor(app, ada)).toHaveLength(2)
})

test('a plan that is saved while they are asked keeps nobody from it', async () => {
  app.connector.fail('create', { status: 429, retryAfter: 600 })
  await moveTo(app, friday)
  await setPlan(app, { holidays: [{ from: '2026-12-24', to: '2027-01-01', label: 'Winter' }] })
  app.connector.heal()
  await moveTo(app, '2026-11-27T15:30:00.000Z')
  expect([cardsFor(app, ben).length, cardsFor(app, ada).length]).toEqual([1, 1])
})

test('a team that has the app again after it was due is asked next week', async () => {
  await app.post(botRemoved(north, ada))
  await moveTo(app, '2026-12-04T15:00:00.000Z')
  await app.post(botAdded(north, ada))
  await app.settled()
  await moveTo(app, '2026-12-05T09:00:00.000Z')
  expect(cardsFor(app, ben)).toEqual([])
  await moveTo(app, '2026-12-06T14:00:00.000Z')
  await moveTo(app, '2026-12-11T14:00:00.000Z')
  expect(cardsFor(app, ben)).toHaveLength(1)
})

test('S9: a team that moves its day after this week’s card asks nobody twice', async () => {
  await moveTo(app, friday)
  await setPlan(app, { weekly: { weekday: 6, time: '10:00' } })
  await moveTo(app, '2026-11-28T12:00:00.000Z')
  expect(cardsFor(app, ben)).toHaveLength(1)
  await moveTo(app, '2026-12-05T09:00:00.000Z')
  expect(cardsFor(app, ben)).toHaveLength(2)
})

test('the same plan again changes nothing; two stewards at once: one is told', async () => {
  const put = (body: unknown, ifMatch: string) => app.api(planPath, { as: ada, method: 'PUT', body, headers: { 'if-match': ifMatch } })
  expect((await put(aPlan(), '"r0"')).status).toBe(200)
  const both = await Promise.all([put(aPlan({ zone: 'Asia/Tokyo' }), '"r1"'), put(aPlan({ zone: 'Europe/Oslo' }), '"r1"')])
  expect(both.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 412])
  expect(planReply.parse((await app.api(planPath, { as: ada })).body).revision).toBe(2)
})

test.each([
  ['no question', { questions: [] }, 'questions'],
  ['six questions', { questions: Array.from({ length: 6 }, (_, at) => ({ text: `What ${at}?`, every: 1 })) }, 'questions'],
  ['a question without words', { questions: [{ text: ' \u200B ', every: 1 }] }, 'questions.0'],
  ['a question of 201 letters', { questions: [{ text: 'x'.repeat(201), every: 1 }] }, 'questions.0'],
  ['a time that is none', { weekly: { weekday: 5, time: '24:00' } }, 'weekly.time'],
  ['a zone that is none', { zone: 'W. Europe Standard Time' }, 'zone'],
  ['a holiday that ends before it begins', { holidays: [{ from: '2026-12-24', to: '2026-12-23', label: '' }] }, 'holidays.0'],
  ['a day that does not exist', { pausedUntil: '2026-02-30' }, 'pausedUntil'],
])('a plan with %s is refused beside its field', async (_what, change, field) => {
  const answer = await app.api(planPath, { as: ada, method: 'PUT', body: { ...aPlan(), ...change }, headers: { 'if-match': '"r1"' } })
  expect([answer.status, answer.body]).toMatchObject([400, { code: 'invalid-input', fields: { [field]: expect.any(String) } }])
  expect(planReply.parse((await app.api(planPath, { as: ada })).body).plan).toEqual(aPlan())
})
