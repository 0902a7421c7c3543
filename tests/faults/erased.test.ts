/** What is deleted for good is gone from the disk: the raw bytes of the file, of its log and of a backup are looked at. */
import { randomUUID } from 'node:crypto'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { resourceReply } from '#domain/api/replies.ts'
import { makeBackup } from '#bot/commands/make-backup.ts'
import { restoreBackup } from '#bot/commands/restore-backup.ts'
import { createTenantRemover } from '#bot/commands/tenant-remover.ts'
import { localTenantId } from '#bot/ports/local-tenant.ts'
import { openSqliteStore } from '#bot/store/sqlite/open-sqlite-store.ts'
import { adaDoesEverything } from '#tests/support/a-busy-person.ts'
import { startApp, type StartedApp } from '#tests/support/start-app.ts'
import { aDocument } from '#tests/support/store/documents.ts'
import { lyingIn } from '#tests/support/store/raw-bytes.ts'
import { sqlitePlace } from '#tests/support/store/sqlite.ts'
import { ada, ben, cleo, north, south } from '#tests/support/teams/cast.ts'

const place = sqlitePlace()
const clock = { nowMs: () => Date.parse('2026-11-25T09:00:00.000Z') }
const tidyMs = 60_000
const words = 'Clear coil is more likely the board'
const backup = (): string => join(place.folder, 'kept.db')

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }))
afterEach(() => void vi.useRealTimers())

const backUp = () => makeBackup({ database: place.file, target: backup(), isForced: true, clock })

async function started(): Promise<StartedApp> {
  const app = await startApp({ directory: place.folder })
  onTestFinished(() => app.stop())
  return app
}

const share = async (app: StartedApp): Promise<string> =>
  resourceReply.parse(
    (
      await app.api(`/api/teams/${north.teamId}/resources`, {
        as: ben,
        body: { title: words, body: `${words}. `.repeat(400), kind: 'aid' },
        headers: { 'idempotency-key': randomUUID() },
      })
    ).body,
  ).resourceId

test('a resource that is deleted for good while the service runs', async () => {
  const app = await started()
  await app.install(north, [ada, ben])
  const path = `/api/teams/${north.teamId}/resources/${await share(app)}`
  expect(lyingIn(place.file, [words])).not.toEqual([])
  await app.api(path, { as: ben, method: 'DELETE' })
  expect((await app.api(`${path}/for-good`, { as: ada, method: 'DELETE' })).status).toBe(200)
  await app.settled()
  vi.advanceTimersByTime(tidyMs)
  expect(lyingIn(place.file, [words])).toEqual([])
  await backUp()
  expect(lyingIn(backup(), [words, north.name])).toEqual([`${north.name} in the file`])
})

test('a person who deleted themselves, and what they gave', async () => {
  const app = await started()
  await adaDoesEverything(app)
  await app.settled()
  const hers = [ada.personId, ada.userId, ada.name, 'a thought of her own']
  expect(lyingIn(place.file, hers).length).toBeGreaterThan(3)
  const asked = { as: ada, body: { contributions: 'remove' }, headers: { 'idempotency-key': randomUUID() } }
  expect((await app.api('/api/me/deletion', asked)).status).toBe(200)
  await app.settled()
  vi.advanceTimersByTime(tidyMs)
  expect(lyingIn(place.file, hers)).toEqual([])
  await backUp()
  expect(lyingIn(backup(), hers)).toEqual([])
})

test('a tenant that is removed, also one whose file earlier releases wrote', async () => {
  const app = await started()
  await adaDoesEverything(app)
  await app.settled()
  await app.stop()
  // Earlier releases left on the disk what they deleted.
  const before = new DatabaseSync(place.file)
  before.exec(`PRAGMA secure_delete = OFF; DELETE FROM app WHERE type = 'resource'`)
  before.close()
  const theirs = [ada, ben, cleo].flatMap(({ personId, name }) => [personId, name]).concat(north.name, south.name, 'Changed')
  expect(lyingIn(place.file, theirs).length).toBeGreaterThan(5)
  const remover = await createTenantRemover({ store: { kind: 'sqlite', directory: place.folder } }, clock)
  await remover.remove(localTenantId)
  expect(lyingIn(place.file, theirs)).toEqual([])
  await remover.close()
  expect(lyingIn(place.file, theirs)).toEqual([])
})

test('what a file of before still holds does not go into a backup, nor back with a restore', async () => {
  const store = openSqliteStore({ file: place.file, clock })
  for (let at = 0; at < 50; at += 1) await store.create('app', aDocument({ pk: 'team', id: `d${at}`, text: `${words} `.repeat(20) }))
  await store.close()
  const before = new DatabaseSync(place.file)
  before.exec(`PRAGMA secure_delete = OFF; DELETE FROM app WHERE id <> 'd1'; UPDATE app SET body = replace(body, '${words}', 'left')`)
  before.close()
  expect(lyingIn(place.file, [words])).toEqual([`${words} in the file`])
  await backUp()
  expect(lyingIn(backup(), [words, 'left'])).toEqual(['left in the file'])
  const { kept } = await restoreBackup({ backup: backup(), database: place.file, clock })
  expect(lyingIn(place.file, [words, 'left'])).toEqual(['left in the file'])
  expect(lyingIn(kept ?? '', [words, 'left'])).toEqual(['left in the file'])
})

test('while somebody reads, the log stays as it is, and is emptied a minute after they have ended', async () => {
  const store = openSqliteStore({ file: place.file, clock })
  onTestFinished(() => store.close())
  await store.create('app', aDocument({ pk: 'team', id: 'gone', text: words }))
  await store.create('app', aDocument({ pk: 'team', id: 'left', text: 'left' }))
  const reader = place.connect({ readOnly: true })
  reader.exec('BEGIN; SELECT count(*) FROM app')
  await store.delete('app', 'team', 'gone')
  vi.advanceTimersByTime(tidyMs)
  expect(lyingIn(place.file, [words])).not.toEqual([])
  reader.exec('COMMIT')
  vi.advanceTimersByTime(tidyMs)
  expect(lyingIn(place.file, [words])).toEqual([])
  expect((await store.get('app', 'team', 'left'))?.document['text']).toBe('left')
})

test('the file is packed a minute after a removal, and once a day at most', async () => {
  const store = openSqliteStore({ file: place.file, clock })
  onTestFinished(() => store.close())
  const isSmall = (): boolean => statSync(place.file).size < 200_000
  const fillAndRemove = async (): Promise<void> => {
    const ids = Array.from({ length: 100 }, (_, at) => `d${at}`)
    await store.batch(
      'app',
      'team',
      ids.map((id) => ({ op: 'create', document: aDocument({ pk: 'team', id, text: words.repeat(200) }) })),
    )
    await store.batch(
      'app',
      'team',
      ids.map((id) => ({ op: 'delete', id })),
    )
  }
  await fillAndRemove()
  vi.advanceTimersByTime(tidyMs)
  expect(isSmall()).toBe(true)
  await fillAndRemove()
  vi.advanceTimersByTime(23 * 60 * tidyMs)
  expect([isSmall(), lyingIn(place.file, [words])]).toEqual([false, []])
  vi.advanceTimersByTime(2 * 60 * tidyMs)
  expect(isSmall()).toBe(true)
})
