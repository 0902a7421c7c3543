/** A team lets go of what nobody used for as long as it chose: first to Recently deleted, and off until somebody chooses it. */
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { auditPageReply, deletedPageReply, problemReply, resourcePageReply, resourceReply, teamSettingsReply } from '#domain/api/replies.ts'
import { startApp, type StartedApp } from '#tests/support/start-app.ts'
import { installationUpdate } from '#tests/support/teams/activities/installation.ts'
import { ada, ben, north, type TestPerson } from '#tests/support/teams/cast.ts'

const dayMs = 24 * 3_600_000
const team = `/api/teams/${north.teamId}`

let app: StartedApp
beforeEach(async () => {
  app = await startApp({ startsAt: '2026-01-10T09:00:00.000Z' })
  await app.install(north, [ada, ben])
})
afterEach(() => app.stop())

const share = async (title: string): Promise<string> =>
  resourceReply.parse(
    (await app.api(`${team}/resources`, { as: ben, body: { title, kind: 'aid' }, headers: { 'idempotency-key': randomUUID() } })).body,
  ).resourceId
const choose = (months: number | null, as: TestPerson = ada) => app.api(`${team}/retention`, { as, method: 'PUT', body: { months } })
const titles = async (): Promise<readonly string[]> =>
  resourcePageReply
    .parse((await app.api(`${team}/resources`, { as: ben })).body)
    .items.map(({ title }) => title)
    .toSorted()
const later = async (days: number): Promise<void> => {
  for (let day = 0; day < days; day += 1) {
    app.clock.advance(dayMs)
    await app.settled()
  }
}

test('everything stays until a steward chooses otherwise, and members read what was chosen', async () => {
  await share('Old')
  await later(400)
  expect(await titles()).toEqual(['Old'])
  expect(problemReply.parse((await choose(6, ben)).body).code).toBe('stewards-only')
  for (const months of [0, 7, '6', -6]) expect(problemReply.parse((await choose(months as number)).body).code).toBe('invalid-input')
  expect(teamSettingsReply.parse((await choose(6)).body).retentionMonths).toBe(6)
  expect(teamSettingsReply.parse((await app.api(`${team}/settings`, { as: ben })).body).retentionMonths).toBe(6)
})

test('what nobody used goes a day later, can be brought back, and what was used stays', async () => {
  const used = await share('Marked as helpful')
  const viewed = await share('With a view')
  const edited = await share('Edited')
  await share('Unused')
  await later(185)
  await app.api(`${team}/resources/${used}/helped`, { as: ada, method: 'PUT', body: { line: 'An hour' } })
  await app.api(`${team}/resources/${viewed}/comments`, {
    as: ada,
    body: { text: 'Still so' },
    headers: { 'idempotency-key': randomUUID() },
  })
  await app.api(`${team}/resources/${edited}`, {
    as: ada,
    method: 'PUT',
    body: { title: 'Edited again', kind: 'aid' },
    headers: { 'if-match': '"r1"' },
  })
  await app.api(`${team}/import?mode=import&fileName=a.csv`, {
    as: ada,
    file: 'title,created\nFrom an old list,2001-01-01T00:00:00Z',
    headers: { 'idempotency-key': randomUUID() },
  })
  await choose(6)
  await app.settled()
  expect(await titles()).toContain('Unused')
  await later(1)
  expect(await titles()).toEqual(['Edited again', 'From an old list', 'Marked as helpful', 'With a view'])
  const { items } = deletedPageReply.parse((await app.api(`${team}/deleted`, { as: ben })).body)
  expect(items.map(({ title, deletedBy }) => [title, deletedBy.name])).toEqual([['Unused', 'Commonplace']])
  const acts = auditPageReply.parse((await app.api(`${team}/audit`, { as: ada })).body).items
  expect(acts.map(({ act, by, count }) => [act, by?.name ?? null, count])).toEqual([
    ['retention-applied', null, 1],
    ['retention-changed', ada.name, 6],
    ['list-imported', ada.name, 1],
  ])
  // Brought back, it stays for as long again.
  await app.api(`${team}/resources/${items[0]?.resourceId ?? ''}/restore`, {
    as: ben,
    method: 'POST',
    headers: { 'idempotency-key': randomUUID() },
  })
  await later(2)
  expect(await titles()).toContain('Unused')
  await later(190)
  expect(await titles()).toEqual([])
})

test('taken back within the day, nothing goes; chosen anew, it goes on, also when the app was gone for a while', async () => {
  await share('Old')
  await later(200)
  await choose(6)
  await choose(null)
  await later(3)
  expect(await titles()).toEqual(['Old'])
  await choose(6)
  await app.post(installationUpdate(north, ada, 'remove'))
  await later(5)
  await app.install(north, [ada, ben])
  expect(await titles()).toEqual(['Old'])
  await later(2)
  expect(await titles()).toEqual([])
})
