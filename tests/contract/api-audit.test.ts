/** The trail of administrative acts: who, what, when, for stewards alone, and never what anybody wrote. */
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { auditPageReply, resourceReply } from '#domain/api/replies.ts'
import { startApp, type StartedApp } from '#tests/support/start-app.ts'
import { ada, ben, north, type TestPerson } from '#tests/support/teams/cast.ts'

let app: StartedApp
beforeEach(async () => {
  app = await startApp()
  await app.install(north, [ada, ben])
})
afterEach(() => app.stop())

const team = `/api/teams/${north.teamId}`
const post = (as: TestPerson, path: string, body: unknown = {}) =>
  app.api(path, { as, method: 'POST', body, headers: { 'idempotency-key': randomUUID() } })
async function acts(as: TestPerson): Promise<readonly unknown[]> {
  const { items } = auditPageReply.parse((await app.api(`${team}/audit`, { as })).body)
  return items.map(({ act, by, whom, count }) => [act, by?.name, whom?.name ?? null, count])
}

test('appointing, dismissing and taking over are written down once, when something has changed', async () => {
  const appoint = () => app.api(`${team}/stewards/${ben.personId}`, { as: ada, method: 'PUT' })
  await appoint()
  app.clock.advance(1_000)
  await appoint()
  await app.api(`${team}/stewards/${ben.personId}`, { as: ada, method: 'DELETE' })
  app.clock.advance(1_000)
  await app.api(`${team}/stewards/${ada.personId}`, { as: ada, method: 'DELETE' })
  app.clock.advance(60_000)
  await post(ben, `${team}/stewards/take-over`)
  await post(ben, `${team}/stewards/take-over`)
  expect(await acts(ben)).toEqual([
    ['team-taken-over', ben.name, null, null],
    ['steward-dismissed', ada.name, ada.name, null],
    ['steward-dismissed', ada.name, ben.name, null],
    ['steward-appointed', ada.name, ben.name, null],
  ])
})

test('what goes in, what goes out and what is removed for good is written down, without a word of it', async () => {
  const key = { 'idempotency-key': randomUUID() }
  const bringIn = () =>
    app.api(`${team}/import?mode=import&fileName=a.csv`, { as: ada, file: 'title\nSecret one\nSecret two', headers: key })
  await bringIn()
  await bringIn()
  await app.api(`${team}/import?mode=preview&fileName=a.csv`, {
    as: ada,
    file: 'title\nSecret',
    headers: { 'idempotency-key': randomUUID() },
  })
  app.clock.advance(1_000)
  await app.api(`${team}/export`, { as: ben })
  app.clock.advance(1_000)
  const { resourceId } = resourceReply.parse((await post(ben, `${team}/resources`, { title: 'Secret three' })).body)
  await app.api(`${team}/resources/${resourceId}`, { as: ada, method: 'DELETE' })
  await app.api(`${team}/resources/${resourceId}/for-good`, { as: ada, method: 'DELETE' })
  expect(await acts(ada)).toEqual([
    ['resource-removed', ada.name, null, null],
    ['space-exported', ben.name, null, null],
    ['list-imported', ada.name, null, 2],
  ])
  expect(JSON.stringify((await app.api(`${team}/audit`, { as: ada })).body)).not.toMatch(/secret/iu)
})

test('a member who deletes themselves is a former member there, also where others did something to them', async () => {
  await app.api(`${team}/stewards/${ben.personId}`, { as: ada, method: 'PUT' })
  app.clock.advance(1_000)
  await post(ben, '/api/me/deletion', { contributions: 'keep' })
  await app.settled()
  expect(await acts(ada)).toEqual([
    ['member-deleted', 'A former member', null, null],
    ['steward-appointed', ada.name, 'A former member', null],
  ])
})

test('an act is forgotten after a year', async () => {
  await app.api(`${team}/export`, { as: ada })
  app.clock.advance(364 * 24 * 3_600_000)
  expect(await acts(ada)).toHaveLength(1)
  app.clock.advance(2 * 24 * 3_600_000)
  expect(await acts(ada)).toEqual([])
})
