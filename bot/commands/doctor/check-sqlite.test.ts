/** The doctor on the database file. */
import { chmodSync, mkdirSync, readdirSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { openSqliteFile } from '#bot/store/sqlite/sqlite-file.ts'
import { told, words } from '#tests/support/doctor/findings.ts'
import { sqlitePlace } from '#tests/support/store/sqlite.ts'
import { schemaSteps } from '#bot/store/sqlite/schema.ts'
import { checkSqlite, type Disk, type Looks } from './check-sqlite.ts'

const place = sqlitePlace()
const roomy: Disk = { type: 0xef53, freeBytes: 50 * 1024 ** 3 }
const look = (folder = place.folder, disk = roomy, more: Looks = {}) => checkSqlite(folder, { diskOf: () => disk, ...more })

/** With enough in it for a second page to break. */
function aDatabase(): string {
  const database = openSqliteFile(place.file)
  database.exec(`INSERT INTO app (pk, id, type, created_at, seq, body) VALUES ('p', 'i', 't', '', 1, '"${'x'.repeat(50_000)}"')`)
  database.close()
  return place.file
}

test('no database yet: the first start makes it, and the doctor leaves nothing behind', () => {
  expect(words(look(join(place.folder, 'a', 'b'))[0])).toContain('the first start makes it')
  expect(look().map(({ status }) => status)).toEqual(['ok'])
  expect(readdirSync(place.folder)).toEqual([])
})

test('a sound database is told with its version, and read while the service has it open', () => {
  const service = openSqliteFile(aDatabase())
  const findings = look()
  service.close()
  expect(told(findings)).toEqual(['ok store'])
  expect(words(findings[0])).toContain(`is sound, version ${schemaSteps.length}`)
})

test('the disk of this machine is asked when no other is named', () => {
  aDatabase()
  expect(checkSqlite(place.folder)[0]?.status).toBe('ok')
})

test('an older version is told, with what the next start does', () => {
  const database = new DatabaseSync(aDatabase())
  database.exec('PRAGMA user_version = 1')
  database.close()
  expect(words(look()[0])).toContain(`from version 1 to ${schemaSteps.length}`)
})

test('a newer version is a problem', () => {
  const database = new DatabaseSync(aDatabase())
  database.exec('PRAGMA user_version = 99')
  database.close()
  const [finding] = look()
  expect(finding?.status).toBe('problem')
  expect(words(finding)).toMatch(/newer release.+Install that release.+with this release\u2019s `npm run restore`/u)
})

test.each([
  ['a file that is no database', (file: string) => writeFileSync(file, 'not a database, but long enough to be looked at '.repeat(50))],
  ['a file that was cut off', (file: string) => truncateSync(file, 20_480)],
])('%s is told as damaged, with the way back', (_what, damage) => {
  damage(aDatabase())
  const [finding] = look()
  expect(finding?.status).toBe('problem')
  expect(words(finding)).toMatch(/is damaged.+put back the last backup/u)
})

test('a folder that is a file is a problem', () => {
  writeFileSync(join(place.folder, 'file'), '')
  expect(words(look(join(place.folder, 'file'))[0])).toContain('is a file, not a folder')
})

test('a folder that can\u2019t be written is a problem', () => {
  const locked = join(place.folder, 'locked')
  mkdirSync(locked)
  chmodSync(locked, 0o500)
  // Root writes anywhere but among the processes.
  const [finding] = look(process.getuid?.() === 0 ? '/proc' : locked)
  expect(finding?.status).toBe('problem')
  expect(words(finding)).toMatch(/can\u2019t be written.+COMMONPLACE_DATA/u)
})

test.each([
  [0x6969, 'NFS'],
  [0xfe534d42, 'SMB'],
  [0xff534d42, 'CIFS'],
])('a disk of type %i is a network share, which SQLite can\u2019t trust', (type, name) => {
  const findings = look(place.folder, { ...roomy, type })
  expect(told(findings)).toEqual(['problem store'])
  expect(words(findings[0])).toContain(name)
})

test('less than a gigabyte free is a warning', () => {
  const findings = look(place.folder, { ...roomy, freeBytes: 700 * 1024 ** 2 })
  expect(told(findings)).toEqual(['ok store', 'warning store'])
  expect(words(findings[1])).toContain('700 MB')
  expect(words(findings[1])).toContain(dirname(place.file))
})

test.each(['', '-wal', '-shm'])('a file%s that this user can\u2019t write is a problem, as the start finds it', (beside) => {
  const service = openSqliteFile(aDatabase())
  const [finding] = look(place.folder, roomy, { mayUse: (file) => file !== place.file + beside })
  service.close()
  expect(finding?.status).toBe('problem')
  expect(words(finding)).toContain(`can\u2019t write ${place.file}${beside}`)
  expect(finding?.next).toContain('chown')
})

test.skipIf(process.getuid?.() === 0)('rights are asked of the system (skipped as root, who may use anything)', () => {
  chmodSync(aDatabase(), 0o400)
  expect(words(look()[0])).toContain('can\u2019t write')
})

test.skipIf(process.platform === 'win32').each([
  [0o755, 0o644, ['ok store', 'warning store']],
  [0o700, 0o644, ['ok store']],
  [0o755, 0o600, ['ok store']],
])('a folder of mode %o with a file of %o: others who can read it are told', (folderMode, fileMode, expected) => {
  chmodSync(aDatabase(), fileMode)
  chmodSync(place.folder, folderMode)
  const findings = look()
  expect(told(findings)).toEqual(expected)
  if (expected.length > 1) expect(words(findings[1])).toMatch(/Other users.+private notebooks too.+chmod 600/u)
})
