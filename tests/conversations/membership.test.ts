/** Who is in: people join and leave a team that has the app. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { unconfirmedHeader } from '#domain/api/endpoint.ts'
import { startApp, type StartedApp } from '#tests/support/start-app.ts'
import { initialRun, submitForm } from '#tests/support/teams/activities/extension.ts'
import { membersAdded, membersRemoved } from '#tests/support/teams/activities/installation.ts'
import { ada, aPerson, ben, cleo, north, south, type TestPerson } from '#tests/support/teams/cast.ts'
import { dialogOf, sentenceOf, titlesOf } from '#tests/support/teams/read-answers.ts'
import { shareAs } from '#tests/support/teams/share-as.ts'

let app: StartedApp
beforeEach(async () => {
  app = await startApp()
  await app.install(north, [ada, ben])
  await shareAs(app, ada, north, { title: 'Defrost board K4' })
})
afterEach(() => app.stop())

const minuteMs = 60_000
const statusFor = async (person: TestPerson): Promise<number> => (await app.api(`/api/teams/${north.teamId}`, { as: person })).status

test('someone who joins is in at once, also when they were turned away a moment before', async () => {
  expect(await statusFor(cleo)).toBe(404)
  app.connector.setRoster(north, [ada, ben, cleo])
  await app.post(membersAdded(north, ada, [cleo]))
  expect(await statusFor(cleo)).toBe(200)
  expect(titlesOf(await app.post(initialRun(cleo, 'groupChat')))).toEqual(['Defrost board K4'])
})

test.each([
  ['with the Entra id', false],
  ['by the id of Teams alone, as in Microsoft’s example', true],
])('someone who is removed is out at once, named %s', async (_how, withoutEntraId) => {
  expect(titlesOf(await app.post(initialRun(ben, 'groupChat')))).toEqual(['Defrost board K4'])
  app.connector.setRoster(north, [ada])
  await app.post(membersRemoved(north, ada, [ben], { withoutEntraId }))
  expect(await statusFor(ben)).toBe(404)
  expect(sentenceOf(await app.post(initialRun(ben, 'groupChat')))).toContain('None of your teams')
  expect(sentenceOf(await app.post(initialRun(ben, { team: north })))).toContain('None of your teams')
  expect(await statusFor(ada)).toBe(200)
})

test('a removal that nobody tells of takes effect within five minutes', async () => {
  expect(await statusFor(ben)).toBe(200)
  app.connector.setRoster(north, [ada])
  app.clock.advance(5 * minuteMs - 1)
  expect(await statusFor(ben)).toBe(200)
  app.clock.advance(1)
  expect(await statusFor(ben)).toBe(404)
  expect(sentenceOf(await app.post(initialRun(ben, { team: north })))).toContain('None of your teams')
})

test('a form that was open when its author was removed is not taken, and keeps its text', async () => {
  const typed = { submissionId: 'form-of-ben', teamId: north.teamId, title: 'Too late' }
  expect(await statusFor(ben)).toBe(200)
  app.connector.setRoster(north, [ada])
  await app.post(membersRemoved(north, ada, [ben]))
  expect(dialogOf(await app.post(submitForm(ben, 'groupChat', typed))).values['title']).toBe('Too late')
  expect(titlesOf(await app.post(initialRun(ada, { team: north })))).toEqual(['Defrost board K4'])
})

test('people who come and go in a private channel neither enter nor leave the team', async () => {
  const inPrivateChannel = { team: { id: north.threadId }, channel: { id: '19:f00d@thread.tacv2', type: 'private' }, tenant: { id: 'x' } }
  await app.post({ ...membersRemoved(north, ada, [ben]), channelData: inPrivateChannel })
  await app.post({ ...membersAdded(north, ada, [cleo]), channelData: inPrivateChannel })
  expect(titlesOf(await app.post(initialRun(ben, 'groupChat')))).toEqual(['Defrost board K4'])
  expect(await statusFor(cleo)).toBe(404)
})

test('an event about a team without the app is taken and changes nothing', async () => {
  expect((await app.post(membersAdded(south, ada, [cleo]))).status).toBe(200)
  expect((await app.api('/api/me', { as: cleo })).body).toMatchObject({ teams: [] })
})

test('Teams is asked once for a person, however much they type within five minutes', async () => {
  const asked = (): number => app.connector.requests.filter(({ kind, path }) => kind === 'member' && path.endsWith(ben.personId)).length
  await Promise.all(Array.from({ length: 12 }, () => app.post(initialRun(ben, { team: north }))))
  expect(asked()).toBe(1)
  app.clock.advance(5 * minuteMs)
  await app.post(initialRun(ben, { team: north }))
  expect(asked()).toBe(2)
})

test('strangers share one reading of the roster for half a minute', async () => {
  const read = (): number => app.connector.requests.filter(({ kind }) => kind === 'roster-page').length
  const strangers = ['Dora', 'Emil', 'Fatou', 'Goran'].map(aPerson)
  const before = read()
  expect(await Promise.all(strangers.map(statusFor))).toEqual([404, 404, 404, 404])
  expect(await statusFor(aPerson('Hanna'))).toBe(404)
  expect(read()).toBe(before + 1)
  app.clock.advance(30_000)
  expect(await Promise.all(strangers.map(statusFor))).toEqual([404, 404, 404, 404])
  expect(read()).toBe(before + 2)
})

test('someone whom Teams knows by its own id alone is found in the shared roster, and at once after joining', async () => {
  const lookup = { status: 404, code: 'MemberNotFoundInConversation' }
  app.clock.advance(5 * minuteMs)
  app.connector.fail('member', lookup)
  expect(await statusFor(cleo)).toBe(404)
  expect(await statusFor(ben)).toBe(200)
  app.connector.setRoster(north, [ada, ben, cleo])
  await app.post(membersAdded(north, ada, [cleo]))
  expect(await statusFor(cleo)).toBe(200)
})

test('a reading of the roster that failed is not kept', async () => {
  app.connector.fail('roster-page', { status: 503 }, 1)
  expect(await statusFor(cleo)).toBe(503)
  expect(await statusFor(cleo)).toBe(404)
})

test('while Teams does not say who is in the team, nobody new gets in', async () => {
  app.connector.fail('member', { status: 503 })
  const refused = await app.api(`/api/teams/${north.teamId}`, { as: cleo })
  expect(refused).toMatchObject({ status: 503, body: { code: 'roster-unreachable' } })
  app.connector.heal()
  expect(await statusFor(cleo)).toBe(404)
})

describe('while Teams can\u2019t be asked', () => {
  const path = `/api/teams/${north.teamId}/resources`
  const share = (title: string) => ({ as: ben, body: { title }, headers: { 'idempotency-key': `key-${title}` } })

  beforeEach(async () => {
    await statusFor(ben)
    app.connector.fail('member', { status: 503 })
    app.connector.fail('roster-page', { status: 503 })
  })

  test('A3: who was a member reads on for a quarter of an hour, and it is marked', async () => {
    app.clock.advance(5 * minuteMs)
    const answer = await app.api(path, { as: ben })
    expect(answer.status).toBe(200)
    expect(answer.headers.get(unconfirmedHeader)).toBe('true')
    expect(titlesOf(await app.post(initialRun(ben, { team: north })))).toEqual(['Defrost board K4'])
    app.clock.advance(10 * minuteMs)
    expect((await app.api(path, { as: ben })).status).toBe(200)
    app.clock.advance(1)
    expect(await app.api(path, { as: ben })).toMatchObject({ status: 503, body: { code: 'roster-unreachable' } })
  })

  test('A3: changes wait, and are told when to come again', async () => {
    app.clock.advance(5 * minuteMs)
    const refused = await app.api(path, share('Later'))
    expect(refused).toMatchObject({ status: 503, body: { code: 'roster-unreachable' } })
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    app.connector.heal()
    expect((await app.api(path, share('Later'))).status).toBe(201)
    expect((await app.api(path, { as: ben })).headers.get(unconfirmedHeader)).toBeNull()
  })

  test('a removal that is told of counts at once', async () => {
    await app.post(membersRemoved(north, ada, [ben]))
    expect(await statusFor(ben)).toBe(503)
  })

  test('a Teams that hangs holds nobody up who reads', async () => {
    app.connector.heal()
    app.connector.fail('member', 'hang')
    app.clock.advance(5 * minuteMs)
    expect(titlesOf(await app.post(initialRun(ben, { team: north })))).toEqual(['Defrost board K4'])
  })
})
