/** Where a backup is written: never over the database or what is somebody else's, and what is left of it when it is cut off. */
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { makeBackup } from '#bot/commands/make-backup.ts'
import { openSqliteStore } from '#bot/store/sqlite/open-sqlite-store.ts'
import { backupsForTest, makeForeign, withDatabase } from '#tests/support/store/backups.ts'
import { aDocument } from '#tests/support/store/documents.ts'

const untilStep = join(import.meta.dirname, 'children/until-step.ts')
const { clock, pk, place, backupFile, backUp, beside, write, ids } = backupsForTest()

describe('a backup', () => {
  describe('never takes the place of the database beside which it is made', () => {
    test.each<readonly [string, () => string]>([
      ['itself', () => place.file],
      ['by another way', () => join(place.folder, 'x', '..', 'commonplace.db')],
      ['its log', () => `${place.file}-wal`],
      ['its log, which is not there', () => `${place.file}-journal`],
      ['its checksum', () => `${place.file}.sha256`],
      [
        'a link to it',
        () => {
          symlinkSync(place.file, backupFile())
          return backupFile()
        },
      ],
      [
        'through a link to its folder',
        () => {
          symlinkSync(place.folder, join(place.folder, 'linked'))
          return join(place.folder, 'linked', 'commonplace.db-shm')
        },
      ],
    ])('%s, also with --force', async (_which, target) => {
      mkdirSync(join(place.folder, 'x'))
      const service = openSqliteStore({ file: place.file, clock })
      await service.create('app', aDocument({ pk, id: 'one' }))
      const { ino } = statSync(place.file)
      const made = makeBackup({ database: place.file, target: target(), isForced: true, clock })
      await expect(made).rejects.toThrow(/is the service’s own database, or belongs to it/u)
      await service.create('app', aDocument({ pk, id: 'two' }))
      await service.close()
      expect(statSync(place.file).ino).toBe(ino)
      expect(await ids()).toEqual(['one', 'two'])
    })
  })

  test.each<readonly [string, () => string, RegExp]>([
    ['a name that is too long', () => join(place.folder, 'x'.repeat(300)), /name .* is too long/u],
    ['a name that becomes too long', () => join(place.folder, 'x'.repeat(250)), /name .*\/x{250}\S* is too long/u],
    ['a link to itself', () => loop(), /leads back to itself/u],
    ['a path through a link to itself', () => join(loop(), 'x.db'), /leads back to itself/u],
    ['a folder where the checksum would be', () => withBeside(mkdirSync), /where the checksum would be, is no file/u],
    [
      'a folder',
      () => mkdirSync(join(place.folder, 'commonplace-20261125T090000Z.db')) ?? place.folder,
      /is no file, and is not replaced/u,
    ],
  ])('is refused with a sentence also with --force: %s', async (_why, target, sentence) => {
    await write('one')
    await expect(makeBackup({ database: place.file, target: target(), isForced: true, clock })).rejects.toMatchObject({
      name: 'OperatorError',
      message: expect.stringMatching(sentence),
    })
    expect(beside().filter((name) => name.includes('partial'))).toEqual([])
  })

  test.skipIf(process.platform === 'win32')('replaces no pipe, and not a link that leads nowhere unless that is wanted', async () => {
    await write('one')
    execFileSync('mkfifo', [backupFile()])
    await expect(backUp(true)).rejects.toThrow(/is no file, and is not replaced/u)
    rmSync(backupFile())
    symlinkSync(join(place.folder, 'nowhere'), backupFile())
    await expect(backUp()).rejects.toThrow(/exists already/u)
    await backUp(true)
    expect(beside()).not.toContain('nowhere')
    expect(lstatSync(backupFile()).isFile()).toBe(true)
  })

  test('does not write over what has the name of its checksum, unless that is wanted', async () => {
    await write('one')
    withBeside((path) => writeFileSync(path, 'somebody’s own'))
    await expect(backUp()).rejects.toThrow(/kept\.db\.sha256.*is something else/u)
    expect(readFileSync(`${backupFile()}.sha256`, 'utf8')).toBe('somebody’s own')
    await backUp(true)
    rmSync(backupFile())
    // Its own from before is no obstacle.
    await backUp()
  })

  const loop = (): string => {
    symlinkSync(join(place.folder, 'loop'), join(place.folder, 'loop'))
    return join(place.folder, 'loop')
  }
  const withBeside = (make: (path: string) => unknown): string => {
    make(`${backupFile()}.sha256`)
    return backupFile()
  }

  test.each<readonly [string, () => void]>([
    ['is empty', () => writeFileSync(place.file, '')],
    ['is another program’s', () => withDatabase(place.file, (other) => other.exec('CREATE TABLE songs (title TEXT)'))],
    [
      'has tables of the same names',
      () =>
        withDatabase(place.file, (other) => {
          for (const table of ['app', 'ops', 'change_counter']) other.exec(`CREATE TABLE ${table} (x INTEGER)`)
          other.exec('PRAGMA user_version = 3')
        }),
    ],
    ['has tables that only another program can read', () => withDatabase(place.file, makeForeign)],
  ])('of a database that %s is refused with a sentence', async (_why, prepare) => {
    prepare()
    await expect(backUp()).rejects.toThrow(`${place.file} is damaged, or no database of Commonplace`)
    expect(beside()).toEqual(['commonplace.db'])
  })

  test('has a name that nobody can have taken before, and is this user’s alone from the beginning', async () => {
    await write('one')
    const seen: string[] = []
    const make = () =>
      makeBackup({
        database: place.file,
        target: backupFile(),
        isForced: true,
        clock,
        onStep: (step) => {
          if (step !== 'begun') return
          const partial = beside().find((name) => name.includes('partial')) ?? ''
          seen.push(partial)
          expect(statSync(join(place.folder, partial)).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o600)
        },
      })
    await make()
    await make()
    expect(seen.every((name) => /^kept\.db\.\d+\.[\da-f]{12}\.partial$/u.test(name))).toBe(true)
    expect(new Set(seen).size).toBe(2)
  })

  test('removes what was left of others, and nothing else that has such a name', async () => {
    await write('one')
    // Of a process that has ended, and of one that still runs.
    const ended = spawnSync(process.execPath, ['--version']).pid
    const left = [`kept.db.${ended}.0123456789ab.partial`, `kept.db.${ended}.0123456789ab.partial-journal`]
    const stays = [
      'kept.db.2024.partial export of the year.zip',
      `kept.db.${ended}.partial`,
      `kept.db.${process.ppid}.0123456789ab.partial`,
      `kept.db.${ended}.0123456789ab.partial.zip`,
      `other.db.${ended}.0123456789ab.partial`,
      `commonplace-20261124T090000Z.db.${ended}.0123456789ab.partial`,
    ]
    for (const name of [...left, ...stays]) writeFileSync(join(place.folder, name), 'x')
    await backUp()
    expect(beside()).toEqual(expect.arrayContaining(stays))
    expect(beside().filter((name) => left.includes(name))).toEqual([])
  })

  test('into a folder removes what was left of those before, whatever second they were of', async () => {
    await write('one')
    const folder = join(place.folder, 'backups')
    mkdirSync(folder)
    const ended = spawnSync(process.execPath, ['--version']).pid
    for (const name of ['.db', '.db.sha256'])
      writeFileSync(join(folder, `commonplace-20261124T080000Z${name}.${ended}.0123456789ab.partial`), 'x')
    writeFileSync(join(folder, `mine.db.${ended}.0123456789ab.partial`), 'x')
    const { file } = await makeBackup({ database: place.file, target: folder, isForced: false, clock })
    expect(readdirSync(folder).toSorted()).toEqual([basename(file), `${basename(file)}.sha256`, `mine.db.${ended}.0123456789ab.partial`])
  })

  test.skipIf(process.platform === 'win32').each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'that is told to end by %s leaves nothing, and ends by it',
    async (signal) => {
      await write('one')
      const child = spawn(process.execPath, [untilStep, 'backup', place.file, backupFile(), 'copied', signal], { stdio: 'inherit' })
      expect(await once(child, 'exit')).toEqual([null, signal])
      expect(beside().filter((name) => name.startsWith('kept'))).toEqual([])
    },
  )
})
