/** A new release on what earlier ones wrote, a backup of theirs, and what a later one has left. */
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { entryPageReply, resourcePageReply, resourceReply, teamSettingsReply } from '#domain/api/replies.ts'
import { createApp } from '#bot/app.ts'
import { makeBackup } from '#bot/commands/make-backup.ts'
import { restoreBackup } from '#bot/commands/restore-backup.ts'
import type { DocumentStore, StoreDocument } from '#bot/ports/document-store.ts'
import { localTenantId } from '#bot/ports/local-tenant.ts'
import { schemaSteps, schemaVersion } from '#bot/store/sqlite/schema.ts'
import { openSqliteStore } from '#bot/store/sqlite/open-sqlite-store.ts'
import { readModules } from '#tests/architecture/read-modules.ts'
import { openCosmosForTest } from '#tests/support/cosmos/open-cosmos.ts'
import { olderDocuments, writeOlderDatabase } from '#tests/support/older/older-store.ts'
import { recordingLog } from '#tests/support/recording-log.ts'
import { startApp, type StartedApp } from '#tests/support/start-app.ts'
import { sqlitePlace } from '#tests/support/store/sqlite.ts'
import { query } from '#tests/support/teams/activities/extension.ts'
import { ada, ben, north } from '#tests/support/teams/cast.ts'
import { startFakeConnector, type FakeConnector } from '#tests/support/teams/fake-connector.ts'
import { titlesOf } from '#tests/support/teams/read-answers.ts'

const place = sqlitePlace()
const library = `/api/teams/${north.teamId}/resources`
const titles = ['Coil manual', 'Defrost board K4', 'Valve torque table', 'What the compressor told us']
const clock = { nowMs: () => Date.parse('2026-11-23T09:00:00.000Z') }
let connector: FakeConnector

beforeEach(async () => {
  connector = await startFakeConnector()
  connector.setRoster(north, [ada, ben])
})
afterEach(() => connector.close())

type Started = { readonly app: StartedApp; readonly store: DocumentStore }
type Start = (extra?: readonly StoreDocument[]) => Promise<Started>

async function onSqlite(extra: readonly StoreDocument[] = []): Promise<Started> {
  writeOlderDatabase(place.file, [...olderDocuments(connector.serviceUrl), ...extra])
  return started(await startApp({ directory: place.folder, connector }))
}

async function onCosmos(extra: readonly StoreDocument[] = []): Promise<Started> {
  const cosmos = await openCosmosForTest()
  onTestFinished(cosmos.close)
  for (const document of [...olderDocuments(connector.serviceUrl), ...extra]) await cosmos.store.create('app', document)
  return started(await startApp({ wrapStore: () => cosmos.second, connector }), cosmos.store)
}

function started(app: StartedApp, store = app.store): Started {
  onTestFinished(() => app.stop())
  return { app, store }
}

const partition = `t|${localTenantId}|g|${north.teamId}`
const idOf = (title: string): string => String(olderDocuments('').find((document) => document['title'] === title)?.id)
const listed = async ({ app }: Started): Promise<readonly string[]> =>
  resourcePageReply
    .parse((await app.api(`${library}?limit=100`, { as: ben })).body)
    .items.map(({ title }) => title)
    .toSorted()
const found = async ({ app }: Started, words: string): Promise<readonly string[]> =>
  titlesOf(await app.post(query(ben, { team: north }, words)))
const edit = ({ app }: Started, id: string, version: number, title: string) =>
  app.api(`${library}/${id}`, { as: ada, method: 'PUT', body: { kind: 'aid', title }, headers: { 'if-match': `"r${version}"` } })
const read = async ({ app }: Started, title: string) => resourceReply.parse((await app.api(`${library}/${idOf(title)}`, { as: ben })).body)

test('D8: of every version that a codec upgrades from there is a document', () => {
  const upgraded = readModules().flatMap(({ source }) =>
    Array.from(source.matchAll(/documentCodec\(\{\s*type: '([a-z-]+)',\s*version: (\d+)/gu), ([, type = '', version]) =>
      Array.from({ length: Number(version) - 1 }, (_, at) => `${type} ${at + 1}`),
    ).flat(),
  )
  expect(upgraded.length).toBeGreaterThan(1)
  const there = new Set(olderDocuments('').map(({ type, schemaVersion: version }) => `${type} ${version}`))
  expect(upgraded.filter((wanted) => !there.has(wanted))).toEqual([])
})

describe.each<readonly [string, Start]>([
  ['SQLite', onSqlite],
  ['Cosmos DB', onCosmos],
])('D8: what earlier releases wrote, on %s', (_engine, start) => {
  test('is listed, found and read, with what has come since as it was then', async () => {
    const service = await start()
    const { app } = service
    expect(await listed(service)).toEqual(titles)
    expect(await found(service, 'defrost')).toEqual(['Defrost board K4'])
    expect(await found(service, 'torque')).toEqual(['Valve torque table'])
    expect(await read(service, 'Defrost board K4')).toMatchObject({ revision: 1, edited: null, helpedCount: 0, tags: ['k4'] })
    expect(await read(service, 'What the compressor told us')).toMatchObject({ helpedCount: 1 })
    expect(await read(service, 'Valve torque table')).toMatchObject({ outdated: { by: { name: ben.name }, instead: '' } })
    const known = await app.api(`/api/teams/${north.teamId}/known-link?link=${encodeURIComponent('http://example.org/k4/')}`, { as: ada })
    expect(known.body).toMatchObject({ resource: { title: 'Coil manual' } })
    const settings = teamSettingsReply.parse((await app.api(`/api/teams/${north.teamId}/settings`, { as: ada })).body)
    expect(settings.stewards.map(({ name }) => name)).toEqual([ada.name])
    // A form that was sent to the earlier release is known, and not taken for another one.
    const headers = { 'idempotency-key': '01990000-0000-7000-8000-0000000000f1' }
    expect((await app.api(library, { as: ben, body: { title: 'Other words' }, headers })).status).toBe(422)
    const { items } = entryPageReply.parse((await app.api('/api/me/notebook', { as: ben })).body)
    expect(items).toMatchObject([{ title: 'Ask about the coil', thought: '' }])
  })

  test('is changed like any other, and is of this release from then on', async () => {
    const service = await start()
    const { app, store } = service
    const id = idOf('Defrost board K4')
    expect((await app.api(`${library}/${id}/helped`, { as: ben, method: 'PUT', body: { line: 'An hour' } })).status).toBe(200)
    // Counted in place, without a rewrite.
    expect((await store.get('app', partition, id))?.document).toMatchObject({ schemaVersion: 1, helpedCount: 1 })
    expect((await edit(service, id, 1, 'Defrost board K5')).status).toBe(200)
    expect((await store.get('app', partition, id))?.document).toMatchObject({ schemaVersion: 2, helpedCount: 1, title: 'Defrost board K5' })
    expect(await found(service, 'K5')).toEqual(['Defrost board K5'])
    expect(await read(service, 'Defrost board K4')).toMatchObject({ revision: 2, helpedCount: 1 })
    const path = `${library}/${idOf('What the compressor told us')}`
    expect((await app.api(path, { as: ada, method: 'DELETE' })).status).toBe(200)
    expect(await listed(service)).toEqual(['Coil manual', 'Defrost board K5', 'Valve torque table'])
    const headers = { 'idempotency-key': randomUUID() }
    expect((await app.api(library, { as: ben, body: { title: 'Of this release' }, headers })).status).toBe(201)
  })

  test('of a later release is left as it is, and keeps nobody from the rest', async () => {
    const later = {
      ...olderDocuments('')[4],
      id: '01990000-0000-7000-8000-000000000009',
      schemaVersion: 99,
      colour: 'red',
    } as StoreDocument
    const service = await start([{ ...later, resourceId: later.id, title: 'From the future' }])
    const { app, store } = service
    const before = await store.get('app', partition, later.id)
    expect(await listed(service)).toEqual(titles)
    expect(JSON.stringify((await app.post(query(ben, { team: north }, 'future'))).body)).not.toContain('From the future')
    expect(app.log.events()).toContain('search.unreadable-resource')
    expect((await app.api(`${library}/${later.id}`, { as: ben })).status).toBe(500)
    expect((await edit(service, later.id, 1, 'Overwritten')).status).toBe(500)
    expect((await app.api(`${library}/${later.id}`, { as: ada, method: 'DELETE' })).status).toBe(500)
    expect((await app.api(`${library}/${later.id}/helped`, { as: ben, method: 'PUT', body: {} })).status).toBe(500)
    expect(app.log.text()).toContain('was written by a newer release of Commonplace: version 99')
    expect(await store.get('app', partition, later.id)).toEqual(before)
  })
})

describe('D8: a database file', () => {
  const versionOf = (): number => {
    const database = new DatabaseSync(place.file, { readOnly: true })
    const version = schemaVersion(database)
    database.close()
    return version
  }

  test.each(schemaSteps.slice(1).map((_step, at) => at + 1))(
    'killed in the middle of step %i is upgraded by the next start',
    async (step) => {
      writeOlderDatabase(place.file, olderDocuments(connector.serviceUrl))
      const child = spawn(process.execPath, [join(import.meta.dirname, 'children/upgrader.ts'), place.file, String(step)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      await once(child.stdout, 'data')
      child.kill('SIGKILL')
      await once(child, 'exit')
      expect(versionOf()).toBe(step)
      const service = started(await startApp({ directory: place.folder, connector }))
      expect(versionOf()).toBe(schemaSteps.length)
      expect(await listed(service)).toEqual(titles)
    },
  )

  test('of an earlier release is upgraded by the service with a line in the log', async () => {
    writeOlderDatabase(place.file, olderDocuments(connector.serviceUrl))
    const from = versionOf()
    const store = { kind: 'sqlite', directory: place.folder } as const
    const config = { mode: 'local', host: '127.0.0.1', port: 0, store, linkPreviews: false, logLevel: 'silent' } as const
    for (let time = 0; time < 2; time += 1) {
      const recorded = recordingLog()
      const app = await createApp(config, { log: recorded.log, pages: false })
      await app.stop()
      const told = time === 0 ? [{ event: 'store.upgraded', from, to: schemaSteps.length }] : []
      expect(recorded.entries.filter(({ event }) => event === 'store.upgraded')).toMatchObject(told)
    }
  })

  test('of an earlier release is a backup too: put back, it is upgraded, and found from then on', async () => {
    const backup = join(place.folder, 'earlier.db')
    writeOlderDatabase(backup, olderDocuments(connector.serviceUrl))
    const now = openSqliteStore({ file: place.file, clock })
    await now.create('app', { ...(olderDocuments('')[4] as StoreDocument), id: 'later' })
    await now.close()
    await restoreBackup({ backup, database: place.file, clock })
    expect(versionOf()).toBe(schemaSteps.length)
    const service = started(await startApp({ directory: place.folder, connector }))
    expect(await listed(service)).toEqual(titles)
    expect(await found(service, 'defrost')).toEqual(['Defrost board K4'])
  })
})

test('after a restore the service finds what the backup holds, and not what came later', async () => {
  const first = await onSqlite()
  const share = async (title: string) => {
    const headers = { 'idempotency-key': randomUUID() }
    expect((await first.app.api(library, { as: ben, body: { title }, headers })).status).toBe(201)
  }
  await share('Before the backup')
  const backup = join(place.folder, 'kept.db')
  await makeBackup({ database: place.file, target: backup, isForced: false, clock })
  await share('After the backup')
  expect((await found(first, 'backup')).toSorted()).toEqual(['After the backup', 'Before the backup'])
  await first.app.stop()
  await restoreBackup({ backup, database: place.file, clock })
  const second = started(await startApp({ directory: place.folder, connector }))
  expect(await found(second, 'backup')).toEqual(['Before the backup'])
  expect(await listed(second)).toEqual(['Before the backup', ...titles].toSorted())
})
