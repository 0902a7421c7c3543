/** Stewards of a team: the first one, those they appoint, and a team that has none left. */
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { membersReply, problemReply, teamSettingsReply } from '#domain/api/replies.ts'
import { startApp, type Answer, type StartedApp } from '#tests/support/start-app.ts'
import { membersRemoved } from '#tests/support/teams/activities/installation.ts'
import { ada, aCrowd, aPerson, ben, cleo, north, type TestPerson } from '#tests/support/teams/cast.ts'
import { cardOf, wordsOf } from '#tests/support/teams/read-answers.ts'

let app: StartedApp
const dora = aPerson('Dora Lindqvist')
beforeEach(async () => {
  app = await startApp()
  await app.install(north, [ada, ben, dora])
})
afterEach(() => app.stop())

const team = `/api/teams/${north.teamId}`
const settings = async (as: TestPerson) => teamSettingsReply.parse((await app.api(`${team}/settings`, { as })).body)
const appoint = (as: TestPerson, who: TestPerson) => app.api(`${team}/stewards/${who.personId}`, { as, method: 'PUT' })
const dismiss = (as: TestPerson, who: TestPerson) => app.api(`${team}/stewards/${who.personId}`, { as, method: 'DELETE' })
const takeOver = (as: TestPerson) =>
  app.api(`${team}/stewards/take-over`, { as, method: 'POST', headers: { 'idempotency-key': randomUUID() } })
const codeOf = ({ body }: Answer): string => problemReply.parse(body).code

test('who added the app is the first, and appoints others', async () => {
  expect(await settings(ben)).toMatchObject({ isSteward: false, mayTakeOver: false, stewards: [{ name: ada.name }] })
  expect(codeOf(await appoint(ben, ben))).toBe('stewards-only')
  expect((await appoint(ada, ben)).status).toBe(200)
  expect((await appoint(ben, dora)).status).toBe(200)
  expect((await appoint(ben, dora)).status).toBe(200)
  expect((await settings(dora)).stewards.map(({ name }) => name)).toEqual([ada.name, ben.name, dora.name])
})

test('someone who is not in the team is not appointed', async () => {
  expect(codeOf(await appoint(ada, cleo))).toBe('not-found')
  expect((await settings(ada)).stewards).toHaveLength(1)
})

test.each([404, 403])('while Teams answers %d for the whole roster, nobody takes over, and nobody loses their place', async (status) => {
  await app.api(team, { as: ben })
  app.connector.fail('roster-page', { status })
  expect(codeOf(await takeOver(ben))).toBe('roster-unreachable')
  expect(codeOf(await app.api(`${team}/settings`, { as: ben }))).toBe('roster-unreachable')
  app.connector.heal()
  app.clock.advance(60_000)
  expect((await app.api(`${team}/settings`, { as: ada })).body).toMatchObject({ isSteward: true, mayTakeOver: false })
})

test('whoever is dismissed by another doesn\u2019t come back by having stepped down before', async () => {
  const stewards = (as: TestPerson, whom: TestPerson, method: 'PUT' | 'DELETE') =>
    app.api(`${team}/stewards/${whom.personId}`, { as, method })
  await stewards(ada, ben, 'PUT')
  await stewards(ben, ben, 'DELETE')
  await stewards(ada, ben, 'PUT')
  expect((await stewards(ada, ben, 'DELETE')).status).toBe(200)
  expect(codeOf(await takeOver(ben))).toBe('has-stewards')
})

test('a team with a steward is not taken over', async () => {
  expect(codeOf(await takeOver(ben))).toBe('has-stewards')
})

test('when the last one steps down, one of those who try takes over, and the channel is told once', async () => {
  await dismiss(ada, ada)
  expect(await settings(ben)).toMatchObject({ stewards: [], mayTakeOver: true })
  const before = app.connector.sent().length
  const answers = await Promise.all([takeOver(ben), takeOver(dora), takeOver(ben)])
  const { stewards } = await settings(ada)
  expect(stewards).toHaveLength(1)
  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(1)
  await app.settled()
  const told = app.connector
    .sent()
    .slice(before)
    .map(({ activity }) => wordsOf(cardOf(activity)))
  expect(told).toHaveLength(1)
  expect(told[0]).toContain(`${stewards[0]?.name ?? 'nobody'} now looks after Commonplace here`)
})

test('who stepped down takes it back within a moment, also beside another steward, and nobody is told', async () => {
  await appoint(ada, ben)
  await dismiss(ada, ada)
  const before = app.connector.sent().length
  expect((await takeOver(ada)).status).toBe(200)
  expect((await settings(ada)).stewards.map(({ name }) => name)).toEqual([ben.name, ada.name])
  await app.settled()
  expect(app.connector.sent()).toHaveLength(before)
  await dismiss(ada, ada)
  app.clock.advance(60_000)
  expect(codeOf(await takeOver(ada))).toBe('has-stewards')
  expect(codeOf(await takeOver(dora))).toBe('has-stewards')
})

test('a steward who has left the team no longer is one, and can’t keep it from the others', async () => {
  app.connector.setRoster(north, [ben, dora])
  await app.post(membersRemoved(north, ada, [ada]))
  expect(await settings(ben)).toMatchObject({ stewards: [], mayTakeOver: true })
  expect((await takeOver(ben)).status).toBe(200)
  expect((await appoint(ada, ada)).status).toBe(404)
})

test('members are found by a part of their name, at most twenty-five', async () => {
  app.connector.setRoster(north, [ada, ben, dora, ...aCrowd(40)])
  app.clock.advance(60_000)
  const find = async (name: string) =>
    membersReply.parse((await app.api(`${team}/members?name=${encodeURIComponent(name)}`, { as: ada })).body)
  expect(await find('LIND')).toEqual({ items: [{ personId: dora.personId, name: dora.name }], hasMore: false })
  expect(await find('member')).toMatchObject({ hasMore: true })
  expect((await find('')).items).toHaveLength(25)
})
