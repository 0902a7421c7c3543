/** What only SQLite promises: plans that seek, clear words when the file can't be used, and versions of the file. */
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { DocumentQuery, DocumentStore, OrderBy } from '#bot/ports/document-store.ts'
import { openStore, sqliteFileName } from '#bot/store/open-store.ts'
import { cursorFilter } from '#bot/store/page-cursor.ts'
import { openSqliteStore, sqliteStore } from '#bot/store/sqlite/open-sqlite-store.ts'
import { migrate, schemaSteps } from '#bot/store/sqlite/schema.ts'
import { openSqliteFile } from '#bot/store/sqlite/sqlite-file.ts'
import { pageSql } from '#bot/store/sqlite/sqlite-reads.ts'
import { aDocument, aTeamPartition, codeOf } from '#tests/support/store/documents.ts'
import { temporaryFolder } from '#tests/support/store/sqlite.ts'
import { tickingClock } from '#tests/support/store/ticking-clock.ts'

const { clock, advance } = tickingClock()
let folder = ''
let file = ''
let remove = (): void => {}
const open: DatabaseSync[] = []

beforeEach(() => {
  ;({ folder, remove } = temporaryFolder())
  file = join(folder, sqliteFileName)
})
afterEach(() => {
  for (const database of open.splice(0)) if (database.isOpen) database.close()
  remove()
})

/** A raw connection, closed after the test. */
const connect = (options: ConstructorParameters<typeof DatabaseSync>[1] = {}): DatabaseSync => {
  const database = new DatabaseSync(file, options)
  open.push(database)
  return database
}
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
  const store = openSqliteStore({ file, clock })
  const document = aDocument({ pk: aTeamPartition(), title: 'kept' })
  await store.create('app', document)
  await store.close()
  return document
}

describe('opening', () => {
  test('openStore makes the folder and the file, and loads only SQLite', async () => {
    const store = await openStore({ kind: 'sqlite', directory: join(folder, 'deep', 'er') }, { clock })
    await store.ping()
    await store.close()
    expect(
      readFileSync(join(folder, 'deep', 'er', sqliteFileName))
        .subarray(0, 15)
        .toString(),
    ).toBe('SQLite format 3')
  })

  test('the file is in WAL mode, and every commit is synced in full', () => {
    const database = openSqliteFile(file)
    open.push(database)
    expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' })
    expect(database.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 })
    expect(database.prepare('PRAGMA busy_timeout').get()).toEqual({ timeout: 5000 })
  })

  test('D6: two connections of one file see each other at once', async () => {
    const [one, two] = [openSqliteStore({ file, clock }), openSqliteStore({ file, clock })]
    const stored = await one.create('app', aDocument({ pk: aTeamPartition() }))
    expect(await two.get('app', stored.document.pk, stored.document.id)).toEqual(stored)
    await two.delete('app', stored.document.pk, stored.document.id)
    expect(await one.get('app', stored.document.pk, stored.document.id)).toBeNull()
    await Promise.all([one.close(), two.close()])
  })
})

describe('plans', () => {
  const cases: readonly (readonly ['app' | 'ops', OrderBy['field'], string, string])[] = [
    ['app', 'id', 'app_by_id', 'id'],
    ['app', 'createdAt', 'app_by_created', 'created_at'],
    ['app', 'updatedAt', 'app_by_updated', 'updated_at'],
    ['ops', 'id', 'ops_by_id', 'id'],
    ['ops', 'createdAt', 'ops_by_created', 'created_at'],
    ['ops', 'dueAt', 'ops_by_due', 'due_at'],
  ]
  test.each(cases.flatMap((row) => (['asc', 'desc'] as const).map((direction) => [...row, direction] as const)))(
    'a page of %s by %s seeks in %s from %s on, %s, and sorts nothing',
    async (container, field, index, column, direction) => {
      const store = openSqliteStore({ file, clock })
      const pk = aTeamPartition()
      for (let n = 0; n < 3; n += 1) await store.create(container, aDocument({ pk, dueAt: `2026-11-2${n}T09:00:00Z` }))
      const query: DocumentQuery = {
        type: 'note',
        where: { op: 'eq', field: 'kind', value: 'aid' },
        orderBy: { field, direction },
        limit: 1,
      }
      const plain: DocumentQuery = { type: 'note', orderBy: query.orderBy, limit: 1 }
      const cursor = (await store.query(container, pk, plain)).nextCursor ?? ''
      const { sql, values } = pageSql(clock.nowMs(), pk, query, cursorFilter(container, pk, { ...plain, cursor }))
      const plan = connect()
        .prepare(`EXPLAIN QUERY PLAN SELECT doc.body FROM ${container} AS doc WHERE ${sql}`)
        .all(...values)
      const steps = plan.map((step) => String(step['detail']))
      expect(steps[0]).toBe(`SEARCH doc USING INDEX ${index} (pk=? AND type=? AND ${column}${direction === 'asc' ? '>' : '<'}?)`)
      expect(steps.filter((step) => step.includes('TEMP B-TREE'))).toEqual([])
      await store.close()
    },
  )

  test('changes, single documents and expiry seek too', () => {
    const database = openSqliteFile(file)
    open.push(database)
    const planOf = (sql: string): string =>
      String(
        database
          .prepare(`EXPLAIN QUERY PLAN ${sql}`)
          .all()
          .map((step) => step['detail']),
      )
    expect(planOf('SELECT body FROM app AS doc WHERE doc.pk = ? AND doc.seq > ? AND doc.seq <= ? ORDER BY doc.seq LIMIT ?')).toBe(
      'SEARCH doc USING INDEX app_by_change (pk=? AND seq>? AND seq<?)',
    )
    expect(planOf('SELECT body FROM app AS doc WHERE doc.pk = ? AND doc.id = ?')).toBe('SEARCH doc USING INDEX app_by_key (pk=? AND id=?)')
    expect(planOf('SELECT rowid FROM app WHERE expires_at <= ? LIMIT 10')).toContain('app_by_expiry')
  })
})

test('expired rows leave the file with later writes', async () => {
  const store = openSqliteStore({ file, clock })
  const pk = aTeamPartition()
  for (let n = 0; n < 12; n += 1) await store.create('ops', aDocument({ pk, ttl: 5 }))
  await advance(10)
  await store.create('ops', aDocument({ pk }))
  await store.create('ops', aDocument({ pk }))
  expect(connect().prepare('SELECT count(*) AS rows FROM ops').get()).toEqual({ rows: 2 })
  await store.close()
})

describe('D4: a file that cannot be used', () => {
  test('a corrupt header: refused with what to do, and left as it is', async () => {
    await seed()
    const bytes = readFileSync(file)
    bytes.fill('garbage!', 0, 96)
    writeFileSync(file, bytes)
    expect(await failureOf(() => openSqliteStore({ file, clock }))).toMatchObject({
      code: 'misconfigured',
      message: expect.stringMatching(/damaged or not a SQLite database.*put back the last backup/u),
    })
    expect(readFileSync(file).equals(bytes)).toBe(true)
  })

  test('damage in the middle: the call that meets it is refused, nothing is invented', async () => {
    const { pk, id } = await seed()
    const bytes = readFileSync(file)
    bytes.fill(0xff, 4096)
    writeFileSync(file, bytes)
    expect(await failureOf(async () => openSqliteStore({ file, clock }).get('app', pk, id))).toMatchObject({
      code: 'misconfigured',
      message: expect.stringContaining('damaged'),
    })
  })

  test('a folder that cannot be made', async () => {
    writeFileSync(join(folder, 'a-file'), '')
    const error = await failureOf(() => openStore({ kind: 'sqlite', directory: join(folder, 'a-file', 'data') }, { clock }))
    expect(error).toMatchObject({ code: 'misconfigured', message: expect.stringMatching(/cannot be created.*COMMONPLACE_DATA/u) })
  })

  test('a file that cannot be opened', async () => {
    mkdirSync(file)
    expect(await failureOf(() => openSqliteStore({ file, clock }))).toMatchObject({
      code: 'misconfigured',
      message: expect.stringMatching(/cannot be opened.*COMMONPLACE_DATA/u),
    })
  })

  test('a connection that may only read: reads go on, writes and ping are refused', async () => {
    const { pk, id } = await seed()
    const store = sqliteStore(connect({ readOnly: true }), { file, clock })
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
    chmodSync(file, 0o400)
    chmodSync(folder, 0o500)
    const error = await failureOf(async () => openSqliteStore({ file, clock }).ping())
    chmodSync(folder, 0o700)
    expect(error).toMatchObject({ code: 'misconfigured', message: expect.stringContaining('write access') })
  })

  test('a full disk: writes and ping are refused, reads go on, nothing half-written stays, and space heals it', async () => {
    const { pk, id } = await seed()
    const database = connect()
    const store = sqliteStore(database, { file, clock })
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
    const store = sqliteStore(connect({ timeout: 30 }), { file, clock })
    const holder = connect()
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
    const database = connect()
    database.exec('PRAGMA user_version = 99')
    database.close()
    const before = readFileSync(file)
    const error = await failureOf(() => openSqliteStore({ file, clock }))
    expect(error).toMatchObject({
      code: 'newer-version',
      message: expect.stringMatching(/newer release.*file version 99.*knows 1.*Install that release/u),
    })
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  test('an older file is brought up to date, keeps its documents, and again changes nothing', async () => {
    const { pk, id } = await seed()
    const database = connect()
    migrate(database, file, steps)
    migrate(database, file, steps)
    expect(versionOf(database)).toBe(2)
    expect(database.prepare('SELECT count(*) AS rows FROM extra').get()).toEqual({ rows: 1 })
    expect(database.prepare('SELECT count(*) AS rows FROM app WHERE pk = ? AND id = ?').get(pk, id)).toEqual({ rows: 1 })
  })

  test('a step that fails half-way leaves the version before it, and the right step runs later', async () => {
    const { pk, id } = await seed()
    const database = connect()
    expect(() => migrate(database, file, [...schemaSteps, 'CREATE TABLE extra (n INTEGER); INSERT INTO nowhere VALUES (1)'])).toThrow(
      'nowhere',
    )
    expect(versionOf(database)).toBe(1)
    migrate(database, file, steps)
    expect(versionOf(database)).toBe(2)
    expect(database.prepare('SELECT count(*) AS rows FROM app WHERE pk = ? AND id = ?').get(pk, id)).toEqual({ rows: 1 })
  })

  test('an empty file is a new one', async () => {
    writeFileSync(file, '')
    const store: DocumentStore = openSqliteStore({ file, clock })
    expect(await codeOf(store.create('app', aDocument({ pk: aTeamPartition() })))).toBe('none')
    await store.close()
  })
})
