/** Backups and restores of SQLite: under load, cut short at every step, refused where they would do harm. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { makeBackup } from '#bot/commands/make-backup.ts'
import { restoreBackup } from '#bot/commands/restore-backup.ts'
import type { DocumentStore } from '#bot/ports/document-store.ts'
import { createTeamLibrary } from '#bot/search/team-library.ts'
import { schemaSteps } from '#bot/store/sqlite/schema.ts'
import { openSqliteStore } from '#bot/store/sqlite/open-sqlite-store.ts'
import { inspectDatabase } from '#bot/store/sqlite/sqlite-copy.ts'
import { aSearchableResource, readSearchableResource, resourceDocument, typed } from '#tests/support/searchable-resource.ts'
import { backupsForTest, idsIn, makeForeign, withDatabase } from '#tests/support/store/backups.ts'
import { aDocument, codeOf, idsOf } from '#tests/support/store/documents.ts'
import { counterDocument, killPartition } from './kill-plan.ts'

const untilStep = join(import.meta.dirname, 'children/until-step.ts')
const { clock, pk, place, backupFile, backUp, restore, beside, write, ids } = backupsForTest()

describe('under load', () => {
  test('D9: a backup taken while three processes write, restored, is whole and holds every write acknowledged before it began', async () => {
    const before = openSqliteStore({ file: place.file, clock })
    await before.create('app', counterDocument)
    const acknowledged: string[] = []
    const writers = [1, 2, 3].map((writer) => startWriter(writer, acknowledged))
    try {
      await Promise.all(writers.map(({ hasWritten }) => hasWritten(20)))
      const begun = [...acknowledged]
      await backUp()
      // They wrote on while it was made: otherwise nothing was shown.
      await Promise.all(writers.map(({ hasWritten }) => hasWritten(begun.length)))
      await Promise.all(writers.map(({ kill }) => kill()))
      await before.close()

      await restore()
      expect(stateOfFile(place.file)).toEqual({ integrity: 'ok', torn: 0, uncounted: 0 })
      const restored = openSqliteStore({ file: place.file, clock })
      const missing: string[] = []
      for (const name of begun) if ((await restored.get('app', killPartition, `a-${name}`)) === null) missing.push(name)
      await restored.close()
      expect(missing).toEqual([])
      expect(begun.length).toBeGreaterThan(59)
    } finally {
      await Promise.all(writers.map(({ kill }) => kill()))
    }
  })
})

describe('a backup', () => {
  test('says what it holds, is one file that can be read without write access, and has its checksum beside it', async () => {
    await write('one', 'two')
    const { documents, sha256, file } = await backUp()
    expect(documents).toBe(2)
    expect(readFileSync(`${file}.sha256`, 'utf8')).toBe(`${sha256}  kept.db\n`)
    expect(beside()).toEqual(expect.arrayContaining(['kept.db', 'kept.db.sha256']))
    expect(beside().filter((name) => name.startsWith('kept'))).toHaveLength(2)
    const database = new DatabaseSync(file, { readOnly: true })
    expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'delete' })
    database.close()
  })

  test('gets a name with the instant in a folder', async () => {
    await write('one')
    mkdirSync(join(place.folder, 'backups'))
    const { file } = await makeBackup({ database: place.file, target: join(place.folder, 'backups'), isForced: false, clock })
    expect(file).toBe(join(place.folder, 'backups', 'commonplace-20261125T090000Z.db'))
  })

  test('is not written over, unless that is wanted', async () => {
    await write('one')
    await backUp()
    await write('two')
    await expect(backUp()).rejects.toThrow(/exists already.*--force/u)
    expect(idsIn(backupFile())).toEqual(['one'])
    await backUp(true)
    expect(idsIn(backupFile())).toEqual(['one', 'two'])
  })

  test.each([
    ['no database', () => backUp(), /There is no database .*COMMONPLACE_DATA/u],
    [
      'no such folder',
      async () => write('one').then(() => backUpTo(join(place.folder, 'nowhere', 'x.db'))),
      /is not there, or its folder/u,
    ],
    [
      'a path through a file',
      async () => write('one').then(() => backUpTo(join(place.file, 'x.db'))),
      /is a file and no folder|is not there/u,
    ],
    [
      'a damaged database',
      async () => {
        await write('one')
        damage(place.file)
        return backUp()
      },
      /damaged/u,
    ],
  ])('is refused with a sentence: %s', async (_why, attempt, sentence) => {
    await expect(attempt()).rejects.toThrow(sentence)
    expect(beside().filter((name) => /kept|partial|nowhere/u.test(name))).toEqual([])
  })

  const backUpTo = (target: string) => makeBackup({ database: place.file, target, isForced: false, clock })

  test.skipIf(!existsSync('/dev/full'))('says so when the disk is full', async () => {
    await write('one')
    const folder = join(place.folder, 'full')
    mkdirSync(folder)
    // A device that takes nothing, where the copy is about to be written.
    const onStep = (step: string): void => {
      if (step !== 'begun') return
      const [partial = ''] = readdirSync(folder)
      rmSync(join(folder, partial))
      symlinkSync('/dev/full', join(folder, partial))
    }
    const made = makeBackup({ database: place.file, target: join(folder, 'x.db'), isForced: false, clock, onStep })
    await expect(made).rejects.toThrow(/full|Free some space/u)
    expect(readdirSync(folder)).toEqual([])
  })

  test.each(['copied', 'renamed'])('killed when it is %s leaves the one before or a whole one', async (step) => {
    await write('one')
    await backUp()
    await write('two')
    await killAt('backup', step)
    const held = idsIn(backupFile())
    expect(held).toEqual(step === 'copied' ? ['one'] : ['one', 'two'])
    await restore()
    expect(await ids()).toEqual(held)
    // What the one that was killed had begun goes with the next.
    await backUp(true)
    expect(beside().filter((name) => name.includes('partial'))).toEqual([])
  })
})

describe('a restore', () => {
  test('brings back what the backup holds, and keeps what was there before', async () => {
    await write('one')
    await backUp()
    await write('two')
    const { documents, kept } = await restore()
    expect(documents).toBe(1)
    expect(await ids()).toEqual(['one'])
    expect(kept).toBe(`${place.file}.before-restore-20261125T090000Z`)
    expect(idsIn(kept ?? '')).toEqual(['one', 'two'])
    expect(await restore()).toMatchObject({ kept: `${kept}-2`, keptBefore: [basename(kept ?? '')] })
    expect(beside().filter((name) => /restoring|partial/u.test(name))).toEqual([])
  })

  test('where there was no database, and over one that is damaged, of which every file is kept', async () => {
    await write('one')
    await backUp()
    const elsewhere = join(place.folder, 'elsewhere.db')
    expect((await restoreBackup({ backup: backupFile(), database: elsewhere, clock })).kept).toBeNull()
    expect(idsIn(elsewhere)).toEqual(['one'])
    damage(place.file)
    const damaged = readFileSync(place.file)
    writeFileSync(`${place.file}-wal`, 'what was in the log')
    const { kept } = await restore()
    expect(await ids()).toEqual(['one'])
    expect(readFileSync(kept ?? '').equals(damaged)).toBe(true)
    expect(readFileSync(`${kept}-wal`, 'utf8')).toBe('what was in the log')
  })

  describe.skipIf(process.platform === 'win32')('leaves the file to whom it belongs', () => {
    const isRoot = process.getuid?.() === 0
    const service = isRoot ? { uid: 12_345, gid: 12_346 } : { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 }
    const of = (path: string) => {
      const { uid, gid, mode } = statSync(path)
      return { uid, gid, mode: mode & 0o777 }
    }
    const give = (path: string, mode: number): void => {
      chmodSync(path, mode)
      chownSync(path, service.uid, service.gid)
    }

    test.each([
      ['sound', () => undefined],
      ['damaged', () => damage(place.file)],
    ])('the one that was there, %s, and what is kept of it have its owner and mode', async (_how, spoil) => {
      await write('one')
      await backUp()
      give(place.file, 0o640)
      spoil()
      const { kept } = await restore()
      expect([of(place.file), of(kept ?? '')]).toEqual([
        { ...service, mode: 0o640 },
        { ...service, mode: 0o640 },
      ])
    })

    test('a new one has the owner of its folder, and is for that user alone', async () => {
      await write('one')
      await backUp()
      const folder = join(place.folder, 'service')
      mkdirSync(folder)
      give(folder, 0o755)
      await restoreBackup({ backup: backupFile(), database: join(folder, 'commonplace.db'), clock })
      expect(of(join(folder, 'commonplace.db'))).toEqual({ ...service, mode: 0o600 })
    })
  })

  test('without its checksum beside it is taken with a word about that', async () => {
    await write('one')
    await backUp()
    expect((await restore()).hadChecksum).toBe(true)
    rmSync(`${backupFile()}.sha256`)
    expect((await restore()).hadChecksum).toBe(false)
  })

  test('of a newer release’s database names that database', async () => {
    await write('one')
    const newer = place.connect()
    newer.exec(`PRAGMA user_version = ${schemaSteps.length + 1}`)
    newer.close()
    await expect(backUp()).rejects.toThrow(`${place.file} was written by a newer release`)
  })

  test.each<readonly [string, (file: string) => string]>([
    ['by its name', (file) => file],
    [
      'by a link to it',
      (file) => {
        symlinkSync(file, join(place.folder, 'link'))
        return join(place.folder, 'link')
      },
    ],
  ])('takes what a restore that was killed has left, %s, and leaves it where it is', async (_how, named) => {
    await write('one')
    const left = `${place.file}.99999999.0123456789ab.restoring`
    await makeBackup({ database: place.file, target: left, isForced: false, clock })
    await write('two')
    expect((await restoreBackup({ backup: named(left), database: place.file, clock })).documents).toBe(1)
    expect(idsIn(left)).toEqual(['one'])
  })

  test('that fails leaves no copy of what nothing happened to', async () => {
    await write('one')
    await backUp()
    await write('two')
    const full = Object.assign(new Error('database or disk is full'), { errcode: 13 })
    for (const at of ['kept', 'written']) {
      const onStep = (step: string): void => {
        if (step === at) throw full
      }
      await expect(restoreBackup({ backup: backupFile(), database: place.file, clock, onStep })).rejects.toThrow(/full/u)
      expect(beside().filter((name) => /before-restore|restoring/u.test(name))).toEqual([])
      expect(await ids()).toEqual(['one', 'two'])
    }
  })

  test('that fails over a damaged database keeps what was in its log', async () => {
    await write('one')
    await backUp()
    damage(place.file)
    writeFileSync(`${place.file}-wal`, 'what was in the log')
    const failAt = (at: string) => (step: string) => {
      if (step === at) throw new Error('cut off')
    }
    const attempt = (at: string) => restoreBackup({ backup: backupFile(), database: place.file, clock, onStep: failAt(at) })
    await expect(attempt('kept')).rejects.toThrow('cut off')
    expect(readFileSync(`${place.file}-wal`, 'utf8')).toBe('what was in the log')
    expect(beside().filter((name) => name.includes('before-restore'))).toEqual([])
    await expect(attempt('written')).rejects.toThrow('cut off')
    const log = beside().find((name) => name.endsWith('-wal')) ?? ''
    expect(readFileSync(join(place.folder, log), 'utf8')).toBe('what was in the log')
  })

  test.each<readonly [string, (database: DatabaseSync) => void]>([
    ['read', makeForeign],
    ['drop', (database) => database.exec('CREATE VIRTUAL TABLE songs USING fts5 (title)')],
  ])('over tables that only another program can %s is refused with a sentence', async (_what, make) => {
    await write('one')
    await backUp()
    const other = join(place.folder, 'other.db')
    withDatabase(other, make)
    await expect(restoreBackup({ backup: backupFile(), database: other, clock })).rejects.toMatchObject({
      name: 'OperatorError',
      message: expect.stringContaining('is a database of another program'),
    })
    expect(beside().filter((name) => /before-restore|restoring/u.test(name))).toEqual([])
  })

  test('replaces another program’s database, and keeps it', async () => {
    await write('one')
    await backUp()
    const other = join(place.folder, 'other.db')
    const songs = 'CREATE TABLE album (id INTEGER PRIMARY KEY); CREATE TABLE song (album REFERENCES album); CREATE TABLE change_counter (n)'
    withDatabase(other, (database) => database.exec(`${songs}; INSERT INTO album VALUES (1); INSERT INTO song VALUES (1)`))
    const { kept } = await restoreBackup({ backup: backupFile(), database: other, clock })
    expect(idsIn(other)).toEqual(['one'])
    withDatabase(kept ?? '', (database) => expect(database.prepare('SELECT album FROM song').get()).toEqual({ album: 1 }))
  })

  test('is refused while another process has the database open, even an idle one, and goes when it has ended', async () => {
    await write('one')
    await backUp()
    const child = spawn(process.execPath, [join(import.meta.dirname, 'children/holder.ts'), place.file], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    await once(child.stdout, 'data')
    await expect(restore()).rejects.toThrow(/open in another process.*Stop it first.*Nothing was changed/u)
    child.stdin.end()
    await once(child, 'exit')
    await restore()
  })

  test.each(['prepared', 'kept', 'written', 'committed'])('killed when it is %s leaves the old database or the new one', async (step) => {
    await write('one')
    await backUp()
    await write('two')
    await killAt('restore', step)
    expect(await ids()).toEqual(step === 'committed' ? ['one'] : ['one', 'two'])
    expect(inspectDatabase(place.file)).toEqual({ app: step === 'committed' ? 1 : 2, ops: 0 })
    await restore()
    expect(await ids()).toEqual(['one'])
    expect(beside().filter((name) => name.includes('restoring'))).toEqual([])
  })

  test.skipIf(process.platform === 'win32')('is refused for a pipe, and doesn’t wait for what may come through it', async () => {
    await write('one')
    execFileSync('mkfifo', [backupFile()])
    await expect(restore()).rejects.toThrow(/kept\.db is no file/u)
  })

  test('begins another history: a place in the changes from before is refused, also once as much was written again', async () => {
    await write('one')
    await backUp()
    const before = openSqliteStore({ file: place.file, clock })
    const two = await before.create('app', aDocument({ pk, id: 'two' }))
    const { cursor } = await before.changes('app', pk, 'now', 100)
    await before.close()
    await restore()
    const after = openSqliteStore({ file: place.file, clock })
    const other = await after.create('app', aDocument({ pk, id: 'two' }))
    // Nobody who has read the other one may write over this one.
    expect(other.etag).not.toBe(two.etag)
    for (const id of ['three', 'four']) await after.create('app', aDocument({ pk, id }))
    expect(await codeOf(after.changes('app', pk, cursor, 100))).toBe('invalid')
    const page = await after.changes('app', pk, 'start', 100)
    expect(idsOf(page.items)).toEqual(['one', 'two', 'three', 'four'])
    expect((await after.changes('app', pk, page.cursor, 100)).items).toEqual([])
    await after.close()
  })

  test('lets an index that has read further begin anew: it knows what the backup holds, and not what came later', async () => {
    const share = (store: DocumentStore, id: string) =>
      store.create('app', resourceDocument(aSearchableResource({ id, title: `Board ${id}` })))
    let store = openSqliteStore({ file: place.file, clock })
    const library = createTeamLibrary(
      { store: { changes: (...given) => store.changes(...given) }, readResource: readSearchableResource },
      pk,
      () => undefined,
    )
    const found = async () => (await library.fresh()).find(typed('board'), { skip: 0, limit: 10 }).items.map(({ resourceId }) => resourceId)
    await share(store, 'one')
    await backUp()
    await share(store, 'two')
    expect((await found()).toSorted()).toEqual(['one', 'two'])
    await store.close()
    await restore()
    store = openSqliteStore({ file: place.file, clock })
    // As many writes as the index had read before.
    await share(store, 'three')
    expect((await found()).toSorted()).toEqual(['one', 'three'])
    await store.close()
  })

  test('puts a backup from before an upgrade over the file of a newer release, which this one refuses to open', async () => {
    await write('one')
    await backUp()
    const newer = place.connect()
    newer.exec(`CREATE TABLE extra (n INTEGER); PRAGMA user_version = ${schemaSteps.length + 1}`)
    newer.close()
    expect(() => openSqliteStore({ file: place.file, clock })).toThrow(
      /newer release.*put back a backup.*with this release’s `npm run restore`/u,
    )
    await restore()
    expect(await ids()).toEqual(['one'])
  })

  test.each<readonly [string, () => void, RegExp]>([
    ['no file', () => undefined, /There is no file/u],
    ['a folder', () => mkdirSync(backupFile()), /kept\.db is a folder/u],
    ['version 0', () => versioned(0), /no database of Commonplace/u],
    ['a version below that', () => versioned(-5), /no database of Commonplace/u],
    ['tables of another make', () => versioned(1, 'ALTER TABLE app RENAME COLUMN seq TO number'), /no database of Commonplace/u],
    [
      'a checksum as large as a disk',
      () => (withChecksum(''), truncateSync(`${backupFile()}.sha256`, 2 ** 30)),
      /kept\.db\.sha256 holds no whole checksum/u,
    ],
    ['an empty checksum', () => withChecksum(''), /kept\.db\.sha256 holds no whole checksum/u],
    ['half a checksum', () => withChecksum('0123456789abcdef'), /kept\.db\.sha256 holds no whole checksum/u],
    [
      'a folder as checksum',
      () => (copyFileSync(place.file, backupFile()), mkdirSync(`${backupFile()}.sha256`)),
      /kept\.db\.sha256 holds no whole checksum/u,
    ],
    [
      'not a database',
      () => writeFileSync(backupFile(), 'a shopping list, longer than any header of a database would be'.repeat(20)),
      /no database of Commonplace/u,
    ],
    [
      'another program’s database',
      () => withDatabase(backupFile(), (other) => other.exec('CREATE TABLE songs (title TEXT)')),
      /no database of Commonplace/u,
    ],
    ['damage in the middle', () => (copyFileSync(place.file, backupFile()), damage(backupFile(), 4_096)), /damaged/u],
    [
      'a newer release',
      () => {
        copyFileSync(place.file, backupFile())
        withDatabase(backupFile(), (newer) => newer.exec(`PRAGMA user_version = ${schemaSteps.length + 1}`))
      },
      /written by a newer release/u,
    ],
    ['another checksum', () => withChecksum(`${'0'.repeat(64)}  kept.db\n`), /was changed or damaged since/u],
  ])('is refused with a sentence, and changes nothing: %s', async (_why, prepare, sentence) => {
    await write('one', 'two')
    prepare()
    const bytes = readFileSync(place.file)
    await expect(restore()).rejects.toThrow(sentence)
    expect(readFileSync(place.file).equals(bytes)).toBe(true)
    expect(beside().filter((name) => /before-restore|restoring/u.test(name))).toEqual([])
  })
})

function versioned(version: number, change = ''): void {
  copyFileSync(place.file, backupFile())
  withDatabase(backupFile(), (database) => database.exec(`${change}; PRAGMA user_version = ${version}`))
}

function withChecksum(content: string): void {
  copyFileSync(place.file, backupFile())
  writeFileSync(`${backupFile()}.sha256`, content)
}

function damage(file: string, from = 0): void {
  const bytes = readFileSync(file)
  bytes.fill(0xfe, from, from + 8_192)
  writeFileSync(file, bytes)
}

async function killAt(what: 'backup' | 'restore', step: string): Promise<void> {
  const child = spawn(process.execPath, [untilStep, what, place.file, backupFile(), step], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [said] = (await once(child.stdout, 'data')) as [Buffer]
  expect(said.toString()).toBe(`AT ${step}\n`)
  await killed(child)
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, 'exit')
  child.kill('SIGKILL')
  await exit
}

/** A writer of numbered batches, whose acknowledged names come into `acknowledged`. */
function startWriter(writer: number, acknowledged: string[]) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'children/batch-writer.ts'), place.file, String(writer)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let rest = ''
  let written = 0
  child.stdout.on('data', (data: Buffer) => {
    const lines = `${rest}${data.toString()}`.split('\n')
    rest = lines.pop() ?? ''
    const names = lines.filter((line) => line.startsWith('ACK ')).map((line) => line.slice(4))
    written += names.length
    acknowledged.push(...names)
  })
  return {
    /** Resolves when it has written as many. */
    hasWritten: async (count: number) => {
      while (written < count) await once(child.stdout, 'data')
    },
    kill: () => killed(child),
  }
}

function stateOfFile(file: string): Readonly<Record<string, unknown>> {
  const database = new DatabaseSync(file, { readOnly: true })
  const one = (sql: string): unknown => Object.values(database.prepare(sql).get() ?? {})[0]
  const state = {
    integrity: one('PRAGMA integrity_check'),
    torn: one(`SELECT count(*) FROM (SELECT substr(id, 3) AS name FROM app WHERE type IN ('a', 'b') GROUP BY name HAVING count(*) <> 2)`),
    uncounted: one(`SELECT (SELECT count(*) FROM app WHERE type = 'a') - (SELECT json_extract(body, '$.n') FROM app WHERE id = 'counter')`),
  }
  database.close()
  return state
}
