/** The whole service on Azure Cosmos DB (the strict fake): installed, shared, found, listed; and what a person sees while it is away. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { problemReply, resourcePageReply } from '#domain/api/replies.ts'
import { openCosmosForTest } from '#tests/support/cosmos/open-cosmos.ts'
import { startApp, type StartedApp } from '#tests/support/start-app.ts'
import { query, submitForm } from '#tests/support/teams/activities/extension.ts'
import { ada, ben, north } from '#tests/support/teams/cast.ts'
import { dialogOf, titlesOf } from '#tests/support/teams/read-answers.ts'
import { shareAs } from '#tests/support/teams/share-as.ts'

let app: StartedApp
let cosmos: Awaited<ReturnType<typeof openCosmosForTest>>

beforeAll(async () => {
  cosmos = await openCosmosForTest()
  app = await startApp({ wrapStore: () => cosmos.store })
  await app.install(north, [ada, ben])
})
afterAll(async () => {
  await app.stop()
  await cosmos.close()
})

test('what one person shares, another finds while typing and sees in the tab', async () => {
  await shareAs(app, ada, north, { title: 'Defrost board K4', link: 'https://example.org/k4' })
  expect(titlesOf(await app.post(query(ben, 'groupChat', 'defrots')))).toEqual(['Defrost board K4'])
  const page = resourcePageReply.parse((await app.api(`/api/teams/${north.teamId}/resources`, { as: ben })).body)
  expect(page.items.map(({ title, linkHost }) => [title, linkHost])).toEqual([['Defrost board K4', 'example.org']])
})

test('another instance shares, and this one finds it at once', async () => {
  const other = await startApp({ wrapStore: () => cosmos.second, connector: app.connector })
  await shareAs(other, ben, north, { title: 'From the other instance' })
  expect(titlesOf(await app.post(query(ada, { team: north }, 'other instance')))).toEqual(['From the other instance'])
  await other.stop()
})

test('while the store is away a form comes back with everything typed, and sending it again shares it once', async () => {
  const form = { submissionId: 'kept-through-an-outage', title: 'Kept through an outage', why: 'When the store is away' }
  cosmos.fake.failNext(50, 503)
  const dialog = dialogOf(await app.post(submitForm(ada, { team: north }, form)))
  expect(dialog.values).toMatchObject({ title: form.title, why: form.why })
  expect(dialog.words).toContain('What you typed is kept.')
  cosmos.fake.clear()
  const answers = [await app.post(submitForm(ada, { team: north }, form)), await app.post(submitForm(ada, { team: north }, form))]
  expect(answers.map(titlesOf)).toEqual([[form.title], [form.title]])
  expect(titlesOf(await app.post(query(ben, { team: north }, '"kept through"')))).toEqual([form.title])
})

test('while the store is away the tab is told to come back, and the service says that it is not ready', async () => {
  cosmos.fake.failNext(50, 503)
  const answer = await app.api(`/api/teams/${north.teamId}/resources`, { as: ada })
  expect([answer.status, problemReply.parse(answer.body).code]).toEqual([503, 'store-busy'])
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await app.api('/health/ready')).status).toBe(503)
  expect((await app.api('/health/live')).status).toBe(200)
  cosmos.fake.clear()
  expect((await app.api('/health/ready')).status).toBe(200)
})

test('A9: a store that asks for half a minute is not waited for: the tab is told when to come back, and the same request then shares once', async () => {
  const send = () =>
    app.api(`/api/teams/${north.teamId}/resources`, {
      as: ada,
      body: { title: 'Shared after the throttling' },
      headers: { 'idempotency-key': 'kept-through-throttling' },
    })
  cosmos.fake.throttle(1_000, 30_000)
  const refused = await send()
  expect([refused.status, problemReply.parse(refused.body).code, refused.headers.get('retry-after')]).toEqual([503, 'store-busy', '30'])
  cosmos.fake.clear()
  expect([(await send()).status, (await send()).status]).toEqual([201, 201])
  const page = resourcePageReply.parse(
    (await app.api(`/api/teams/${north.teamId}/resources?query="after the throttling"`, { as: ben })).body,
  )
  expect(page.items.map(({ title }) => title)).toEqual(['Shared after the throttling'])
})
