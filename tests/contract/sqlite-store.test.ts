/** What only SQLite promises about its file: how it is opened, what is said when it can't be used, and its versions. */
import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { openStore, sqliteFileName } from '#bot/store/open-store.ts'
import { openSqliteStore, sqliteStore } from '#bot/store/sqlite/open-sqlite-store.ts'
import { migrate, schemaSteps } from '#bot/store/sqlite/schema.ts'
import { openSqliteFile } from '#bot/store/sqlite/sqlite-file.ts'
import { aDocument, aTeamPartition, codeOf } from '#tests/support/store/documents.ts'
import { sqlitePlace } from '#tests/support/store/sqlite.ts'
import { tickingClock } from '#tests/support/store/ticking-clock.ts'

const { clock } = tickingClock()
const place = sqlitePlace()

const failureOf = async (call: () => unknown): Promise<unknown> => {
  try {
    await call()
  } catch (error) {
    return error
  }
  throw new Error('it should have failed')
}
/** A store with one document, closed again. */
const seed = async (): Promise<{ readonly pk: string; readonly id: string }> => {
  const store = openSqliteStore({ file: place.file, clock })
  const document = aDocument({ pk: aTeamPartition(), title: 'kept' })
  await store.create('app', document)
  await store.close()
  return document
}

describe('opening', () => {
  test('openStore makes the folder and the file, where they are missing', async () => {
    const store = await openStore({ kind: 'sqlite', directory: join(place.folder, 'deep', 'er') }, { clock })
    await store.ping()
    await store.close()
    expect(
      readFileSync(join(place.folder, 'deep', 'er', sqliteFileName))
        .subarray(0, 15)
        .toString(),
    ).toBe('SQLite format 3')
  })

  test('the file is in WAL mode, and every commit is synced in full', () => {
    const database = openSqliteFile(place.file)
    place.closeAfter(database)
    expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' })
    expect(database.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 })
    expect(database.prepare('PRAGMA busy_timeout').get()).toEqual({ timeout: 5000 })
  })

  test.skipIf(process.platform === 'win32')(
    'a new folder and what is in it are for this user alone, and what is there keeps its modes',
    async () => {
      const modeOf = (path: string): number => statSync(path).mode & 0o777
      const folder = join(place.folder, 'private')
      const store = await openStore({ kind: 'sqlite', directory: folder }, { clock })
      await store.ping()
      const files = ['', '-wal', '-shm'].map((beside) => join(folder, `${sqliteFileName}${beside}`))
      expect([folder, ...files].map(modeOf)).toEqual([0o700, 0o600, 0o600, 0o600])
      await store.close()
      const [file = ''] = files
      chmodSync(file, 0o644)
      chmodSync(folder, 0o755)
      await (await openStore({ kind: 'sqlite', directory: folder }, { clock })).close()
      expect([folder, file].map(modeOf)).toEqual([0o755, 0o644])
    },
  )

  test('whoever opens a file of an earlier release is told, once', async () => {
    const upgrades: unknown[] = []
    const open = () => openSqliteStore({ file: place.file, clock, onUpgraded: (versions) => upgrades.push(versions) })
    await open().close()
    expect(upgrades).toEqual([])
    const older = place.connect()
    older.exec('ALTER TABLE change_counter DROP COLUMN history; PRAGMA user_version = 2')
    older.close()
    await open().close()
    await open().close()
    expect(upgrades).toEqual([{ from: 2, to: schemaSteps.length }])
  })

  test('D6: two connections of one file see each other at once', async () => {
    const [one, two] = [openSqliteStore({ file: place.file, clock }), openSqliteStore({ file: place.file, clock })]
    const stored = await one.create('app', aDocument({ pk: aTeamPartition() }))
    expect(await two.get('app', stored.document.pk, stored.document.id)).toEqual(stored)
    await two.delete('app', stored.document.pk, stored.document.id)
    expect(await one.get('app', stored.document.pk, stored.document.id)).toBeNull()
    await Promise.all([one.close(), two.close()])
  })
})

describe('D4: a file that cannot be used', () => {
  test('a corrupt header: refused with what to do, and left as it is', async () => {
    await seed()
    const bytes = readFileSync(place.file)
    bytes.fill('garbage!', 0, 96)
    writeFileSync(place.file, bytes)
    expect(await failureOf(() => openSqliteStore({ file: place.file, clock }))).toMatchObject({
      code: 'misconfigured',
      message: expect.stringMatching(/damaged or not a SQLite database.*put back the last backup/u),
    })
    expect(readFileSync(place.file).equals(bytes)).toBe(true)
  })

  test('damage in the middle: the call that meets it is refused, nothing is invented', async () => {
    const { pk, id } = await seed()
    const bytes = readFileSync(place.file)
    bytes.fill(0xff, 4096)
    writeFileSync(place.file, bytes)
    expect(await failureOf(async () => openSqliteStore({ file: place.file, clock }).get('app', pk, id))).toMatchObject({
      code: 'misconfigured',
      message: expect.stringContaining('damaged'),
    })
  })

  test('a folder that cannot be made', async () => {
    writeFileSync(join(place.folder, 'a-file'), '')
    const error = await failureOf(() => openStore({ kind: 'sqlite', directory: join(place.folder, 'a-file', 'data') }, { clock }))
    expect(error).toMatchObject({ code: 'misconfigured', message: expect.stringMatching(/cannot be created.*COMMONPLACE_DATA/u) })
  })

  test('a file that cannot be opened', async () => {
    mkdirSync(place.file)
    expect(await failureOf(() => openSqliteStore({ file: place.file, clock }))).toMatchObject({
      code: 'misconfigured',
      message: expect.stringMatching(/cannot be opened.*COMMONPLACE_DATA/u),
    })
  })

  test('a connection that may only read: reads go on, writes and ping are refused', async () => {
    const { pk, id } = await seed()
    const store = sqliteStore(place.connect({ readOnly: true }), { file: place.file, clock })
    expect((await store.get('app', pk, id))?.document['title']).toBe('kept')
    for (const call of [() => store.ping(), () => store.create('app', aDocument({ pk }))]) {
      expect(await failureOf(call)).toMatchObject({
        code: 'misconfigured',
        message: expect.stringMatching(/can be read but not written.*write access/u),
      })
    }
  })

  test.skipIf(process.getuid?.() === 0)('a file and folder without write access (skipped as root, who may write anywhere)', async () => {
    await seed()
    chmodSync(place.file, 0o400)
    chmodSync(place.folder, 0o500)
    const error = await failureOf(async () => openSqliteStore({ file: place.file, clock }).ping())
    chmodSync(place.folder, 0o700)
    expect(error).toMatchObject({ code: 'misconfigured', message: expect.stringContaining('write access') })
  })

  test('a full disk: writes and ping are refused, reads go on, nothing half-written stays, and space heals it', async () => {
    const { pk, id } = await seed()
    const database = place.connect()
    const store = sqliteStore(database, { file: place.file, clock })
    const { page_count: pages } = database.prepare('PRAGMA page_count').get() ?? {}
    database.exec(`PRAGMA max_page_count = ${Number(pages)}`)
    const large = { op: 'create', document: aDocument({ pk, text: 'x'.repeat(100_000) }) } as const
    const small = { op: 'create', document: aDocument({ pk }) } as const
    expect(await failureOf(() => store.batch('app', pk, [small, large]))).toMatchObject({
      code: 'unavailable',
      message: expect.stringMatching(/is full, so nothing was written.*Free some space/u),
    })
    expect(await store.count('app', pk, { type: 'note' })).toBe(1)
    expect((await store.get('app', pk, id))?.document['title']).toBe('kept')
    database.exec('PRAGMA max_page_count = 1000000')
    await store.batch('app', pk, [small, large])
    expect(await store.count('app', pk, { type: 'note' })).toBe(3)
  })

  test('a lock held by another process: the writer is told to try again, readers are not held up', async () => {
    const { pk, id } = await seed()
    const store = sqliteStore(place.connect({ timeout: 30 }), { file: place.file, clock })
    const holder = place.connect()
    holder.exec('BEGIN IMMEDIATE')
    for (const call of [() => store.create('app', aDocument({ pk })), () => store.ping()]) {
      expect(await failureOf(call)).toMatchObject({
        code: 'throttled',
        retryAfterMs: 1000,
        message: expect.stringMatching(/Another process has held.*nothing was written.*Try again/u),
      })
    }
    expect(await store.get('app', pk, id)).not.toBeNull()
    holder.exec('ROLLBACK')
    await store.create('app', aDocument({ pk }))
  })
})

describe('D8: versions of the file', () => {
  const versionOf = (database: DatabaseSync): unknown => database.prepare('PRAGMA user_version').get()?.['user_version']
  const steps = [...schemaSteps, 'CREATE TABLE extra (n INTEGER); INSERT INTO extra VALUES (1)']

  test('a newer file is refused with a sentence, and not changed', async () => {
    await seed()
    const database = place.connect()
    database.exec('PRAGMA user_version = 99')
    database.close()
    const before = readFileSync(place.file)
    const error = await failureOf(() => openSqliteStore({ file: place.file, clock }))
    expect(error).toMatchObject({
      code: 'newer-version',
      message: expect.stringMatching(
        new RegExp(`newer release.*file version 99.*knows ${String(schemaSteps.length)}.*Install that release`, 'u'),
      ),
    })
    expect(readFileSync(place.file).equals(before)).toBe(true)
  })

  test('an older file is brought up to date, keeps its documents, and again changes nothing', async () => {
    const { pk, id } = await seed()
    const database = place.connect()
    migrate(database, place.file, steps)
    migrate(database, place.file, steps)
    expect(versionOf(database)).toBe(schemaSteps.length + 1)
    expect(database.prepare('SELECT count(*) AS rows FROM extra').get()).toEqual({ rows: 1 })
    expect(database.prepare('SELECT count(*) AS rows FROM app WHERE pk = ? AND id = ?').get(pk, id)).toEqual({ rows: 1 })
  })

  test('a step that fails half-way leaves the version before it, and the right step runs later', async () => {
    const { pk, id } = await seed()
    const database = place.connect()
    expect(() => migrate(database, place.file, [...schemaSteps, 'CREATE TABLE extra (n INTEGER); INSERT INTO nowhere VALUES (1)'])).toThrow(
      'nowhere',
    )
    expect(versionOf(database)).toBe(schemaSteps.length)
    migrate(database, place.file, steps)
    expect(versionOf(database)).toBe(schemaSteps.length + 1)
    expect(database.prepare('SELECT count(*) AS rows FROM app WHERE pk = ? AND id = ?').get(pk, id)).toEqual({ rows: 1 })
  })

  test('an empty file is a new one', async () => {
    writeFileSync(place.file, '')
    const store = openSqliteStore({ file: place.file, clock })
    expect(await codeOf(store.create('app', aDocument({ pk: aTeamPartition() })))).toBe('none')
    await store.close()
  })
})
