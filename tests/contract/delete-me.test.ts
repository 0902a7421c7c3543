/** Delete me: at once in the app, and afterwards nothing of the person is left anywhere in the store. */
import { randomUUID } from 'node:crypto'
import { describe, expect, onTestFinished, test } from 'vitest'
import {
  commentsReply,
  deletedPageReply,
  entryPageReply,
  helpedReply,
  historyReply,
  resourceReply,
  teamSettingsReply,
} from '#domain/api/replies.ts'
import { formerMemberId } from '#domain/people/former-member.ts'
import { teamDocumentTypes } from '#bot/store/repositories/people/forget-in-team.ts'
import { StoreError } from '#bot/ports/document-store.ts'
import { adaDoesEverything, type Left } from '#tests/support/a-busy-person.ts'
import { engines, onSqlite, type OnEngine } from '#tests/support/engines.ts'
import type { Answer, StartedApp, StartOptions } from '#tests/support/start-app.ts'
import { holding } from '#tests/support/store/everything-in.ts'
import { interceptedStore } from '#tests/support/store/intercepted-store.ts'
import { openFormOnMessage, submitFormOnMessage } from '#tests/support/teams/activities/extension.ts'
import { ada, ben, cleo, north, south, type TestPerson, type TestTeam } from '#tests/support/teams/cast.ts'
import { dialogOf } from '#tests/support/teams/read-answers.ts'

const deleteMe = (app: StartedApp, contributions: 'keep' | 'remove', key: string = randomUUID()): Promise<Answer> =>
  app.api('/api/me/deletion', { as: ada, body: { contributions }, headers: { 'idempotency-key': key } })

const traces = ({ everything }: OnEngine): readonly string[] => holding(everything(), [ada.personId, ada.userId, ada.name])

async function ready(
  start: (options?: Pick<StartOptions, 'wrapStore'>) => Promise<OnEngine>,
  options = {},
): Promise<OnEngine & { readonly left: Left }> {
  const engine = await start(options)
  onTestFinished(engine.stop)
  const left = await adaDoesEverything(engine.app)
  await engine.app.settled()
  return { ...engine, left }
}

describe.each(engines)('on %s', (_name, start) => {
  test.each(['keep', 'remove'] as const)('A15: nothing names them any more when they chose to %s what they gave', async (contributions) => {
    const engine = await ready(start)
    expect(traces(engine).length).toBeGreaterThan(50)
    // Their personal page is open, and goes on asking.
    const look = () => Promise.all(['/api/me', '/api/me/week', '/api/me/notebook'].map((path) => engine.app.api(path, { as: ada })))
    await look()
    expect((await deleteMe(engine.app, contributions)).status).toBe(200)
    await look()
    await engine.app.settled()
    await look()
    expect(traces(engine)).toEqual([])
  })
})

test('every type of document in a team’s partition is one that is looked through', async () => {
  const { everything } = await ready(onSqlite)
  const rows = everything().map((row) => JSON.parse(row) as { readonly pk?: string; readonly type?: string })
  const types = new Set(rows.filter(({ pk }) => pk?.includes('|g|')).map(({ type }) => type))
  expect([...types].filter((type) => !teamDocumentTypes.some((known) => known === type) && type !== 'removed')).toEqual([])
  expect(types.size).toBeGreaterThan(5)
})

const of = (team: TestTeam, resourceId: string): string => `/api/teams/${team.teamId}/resources/${resourceId}`
const read = async (app: StartedApp, as: TestPerson, path: string): Promise<unknown> => (await app.api(path, { as })).body
const former = { personId: formerMemberId, name: 'A former member' }

test('their own space is gone with the answer, before anything else is done', async () => {
  const { app } = await ready(onSqlite)
  app.connector.fail('send', { status: 503 })
  await deleteMe(app, 'keep')
  expect(entryPageReply.parse(await read(app, ada, '/api/me/notebook')).items).toEqual([])
})

test('what they gave stays under a former member, still in its place, and the counts are right', async () => {
  const { app, left } = await ready(onSqlite)
  await deleteMe(app, 'keep')
  await app.settled()
  const hers = resourceReply.parse(await read(app, ben, of(north, left.hers)))
  expect(hers).toMatchObject({ title: 'Changed', sharedBy: former, helpedCount: 1, commentCount: 2, outdated: { by: former } })
  expect(resourceReply.parse(await read(app, cleo, of(south, left.inSouth)))).toMatchObject({ sharedBy: former, mayEdit: true })
  const { stories } = helpedReply.parse(await read(app, ben, `${of(north, left.bens)}/helped`))
  expect(stories.map(({ by }) => by.name)).toEqual(['A former member'])
  const { items } = commentsReply.parse(await read(app, ben, `${of(north, left.hers)}/comments`))
  expect(items.map(({ by }) => by)).toContainEqual(former)
  const history = historyReply.parse(await read(app, ben, `${of(north, left.hers)}/history`))
  expect(history.items.map(({ by }) => by)).toEqual([former, former])
  const found = (await read(app, ben, `/api/teams/${north.teamId}/resources?query=%22Ada Brandt%22`)) as { readonly total: number }
  expect(found.total).toBe(0)
})

test('what they gave goes when they chose so: what they shared, their views and their marks', async () => {
  const { app, left } = await ready(onSqlite)
  const total = async (): Promise<number> =>
    ((await read(app, ben, `/api/teams/${north.teamId}/library`)) as { readonly total: number }).total
  const before = await total()
  await deleteMe(app, 'remove')
  await app.settled()
  expect((await app.api(of(north, left.hers), { as: ben })).status).toBe(404)
  expect(await total()).toBeLessThan(before)
  const bens = resourceReply.parse(await read(app, ben, of(north, left.bens)))
  expect(bens).toMatchObject({ title: 'Changed', sharedBy: { name: ben.name }, helpedCount: 0, commentCount: 0, edited: { by: former } })
  const deleted = deletedPageReply.parse(await read(app, ben, `/api/teams/${north.teamId}/deleted`))
  expect(deleted.items.map(({ title, deletedBy }) => [title, deletedBy])).toEqual([['Out of place', former]])
})

test('the team of which they were the last steward has none, and any member can take over', async () => {
  const { app } = await ready(onSqlite)
  await deleteMe(app, 'keep')
  await app.settled()
  const settings = async () => teamSettingsReply.parse(await read(app, ben, `/api/teams/${north.teamId}/settings`))
  const { stewards } = await settings()
  for (const { personId } of stewards) await app.api(`/api/teams/${north.teamId}/stewards/${personId}`, { as: ben, method: 'DELETE' })
  expect(await settings()).toMatchObject({ mayTakeOver: true })
})

test('A15: what was about to be sent to them is not sent', async () => {
  const { app } = await ready(onSqlite)
  app.connector.fail('create', { status: 503 })
  const about = { author: ada, html: '<p>Something else of Ada’s</p>' }
  const { data, values } = dialogOf(await app.post(openFormOnMessage(ben, { team: north }, about)))
  await app.post(submitFormOnMessage(ben, { team: north }, about, { ...values, ...data, teamId: north.teamId, knownLink: 'separate' }))
  await app.settled()
  app.connector.heal()
  await deleteMe(app, 'keep')
  const before = app.connector.requests.length
  for (let hour = 0; hour < 48; hour += 1) {
    app.clock.advance(3_600_000)
    await app.settled()
  }
  expect(app.connector.requests.slice(before).filter(({ kind }) => kind === 'create' || kind === 'send')).toEqual([])
})

test('whoever comes back begins anew, also when the request arrives once more', async () => {
  const { app } = await ready(onSqlite)
  const key = randomUUID()
  await deleteMe(app, 'keep', key)
  await app.settled()
  await app.api('/api/me/notebook', { as: ada, body: { text: 'A new start' }, headers: { 'idempotency-key': randomUUID() } })
  expect((await deleteMe(app, 'keep', key)).status).toBe(200)
  await app.settled()
  expect(entryPageReply.parse(await read(app, ada, '/api/me/notebook')).items).toMatchObject([{ title: 'A new start' }])
})

test('killed at any write, it is finished by the next attempt', async () => {
  let writesLeft = Number.POSITIVE_INFINITY
  const dying = interceptedStore(async (call, _args, proceed) => {
    if (!['create', 'upsert', 'replace', 'delete', 'batch', 'increment'].includes(call)) return proceed()
    writesLeft -= 1
    if (writesLeft < 0) throw new StoreError('unavailable', 'the process is gone')
    return proceed()
  })
  const engine = await ready(onSqlite, { wrapStore: dying })
  const { app } = engine
  const key = randomUUID()
  // A few more writes get through with each life; the last one lives on.
  for (const writes of [0, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144]) {
    writesLeft = writes
    await deleteMe(app, 'keep', key)
    app.clock.advance(3_600_000)
    await app.settled()
  }
  writesLeft = Number.POSITIVE_INFINITY
  expect((await deleteMe(app, 'keep', key)).status).toBe(200)
  app.clock.advance(3_600_000)
  await app.settled()
  expect(traces(engine)).toEqual([])
})
