/** Puts the contents of one database file in place of another's, all of it or nothing, whenever it is cut short. */
import { closeSync, copyFileSync, existsSync, openSync, readSync, renameSync, rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { OperatorError } from '#bot/ports/operator-error.ts'
import { packed } from './erase.ts'
import { isBusy, isDamage, isRefusedSql, withSqliteFaults } from './sqlite-faults.ts'
import { openSqliteFile } from './sqlite-file.ts'
import { copyOpen, makeOneFile } from './sqlite-copy.ts'
import { syncFolder } from './sync-folder.ts'

export type ReplaceOptions = {
  /** What it is to hold. */
  readonly from: string
  /** Where what was there before is kept; nothing is kept of a file that was missing. */
  readonly keep: string
  /** Names what comes from now on, other than any name before: see `LastWrite`. */
  readonly history: string
  /** For tests that kill at each step. */
  readonly onStep: (step: ReplaceStep) => void
}

export type ReplaceStep = 'prepared' | 'kept' | 'written' | 'committed'

/** Where what was there before is until all of it is kept. */
export const keptPartly = (from: string): string => `${from}.kept`

const besides = ['', '-wal', '-shm'] as const

/**
 * While another process has the file open it is refused; one that opens it meanwhile waits.
 * @returns whether there was something to keep
 * @throws OperatorError, StoreError: then everything is as it was
 */
export function replaceDatabase(file: string, { from, keep, history, onStep }: ReplaceOptions): boolean {
  upgradeInto(from, history)
  onStep('prepared')
  const hadFile = existsSync(file)
  const database = hadFile ? openAlone(file) : null
  if (database === null) {
    try {
      if (hadFile) for (const beside of besides) if (existsSync(file + beside)) copyFileSync(file + beside, keep + beside)
      onStep('kept')
    } catch (error) {
      unkeep(keep)
      throw error
    }
    // A log of the file that was there must not be read into the one that comes.
    for (const beside of ['-wal', '-shm']) rmSync(file + beside, { force: true })
    onStep('written')
    renameSync(from, file)
    syncFolder(file)
    onStep('committed')
    return hadFile
  }
  let isReplaced = false
  try {
    copyOpen(database, file, keptPartly(from))
    renameSync(keptPartly(from), keep)
    syncFolder(keep)
    onStep('kept')
    withSqliteFaults(file, () => replaceContents(database, from, onStep))
    isReplaced = true
    onStep('committed')
    // Of what was deleted before, nothing is to stay; on a disk without room for that the new contents are there all the same.
    packed(database, file)
    return true
  } catch (error) {
    throw isRefusedSql(error) ? unreplaceable(file, error) : error
  } finally {
    database.close()
    if (!isReplaced) unkeep(keep)
  }
}

/** Of a database that nothing has happened to nothing has to be kept, on a disk that may be full of it. */
function unkeep(keep: string): void {
  for (const beside of besides) rmSync(keep + beside, { force: true })
}

const unreplaceable = (file: string, cause: unknown): OperatorError =>
  new OperatorError(
    `${file} is a database of another program and can’t be replaced. Move it away and run this again. Nothing was changed.`,
    {
      cause,
    },
  )

/**
 * The only connection to the file, on any process, until it is closed.
 * @returns null for a file that is damaged
 * @throws OperatorError while another process has it open
 */
export function openAlone(file: string): DatabaseSync | null {
  // SQLite would throw away the log beside a file whose head is damaged, and it may hold what people wrote last.
  if (!hasHead(file)) return null
  let database: DatabaseSync | null = null
  try {
    database = withSqliteFaults(file, () => new DatabaseSync(file, { timeout: 0 }))
    // A lock that every other connection to a write-ahead log stands in the way of, an idle one too.
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; BEGIN IMMEDIATE; COMMIT')
    if (database.prepare('PRAGMA quick_check(1)').get()?.['quick_check'] === 'ok') return database
  } catch (error) {
    database?.close()
    if (isBusy(error))
      throw new OperatorError(
        `${file} is open in another process: the service, an import or another tool. Stop it first and run this again. Nothing was changed.`,
        { cause: error },
      )
    if (isDamage(error)) return null
    return withSqliteFaults(file, () => {
      throw error
    })
  }
  database.close()
  return null
}

/** An empty file is a database too: a new one. */
function hasHead(file: string): boolean {
  const head = Buffer.alloc(16)
  const opened = openSync(file, 'r')
  const bytes = readSync(opened, head)
  closeSync(opened)
  return bytes === 0 || head.toString('latin1') === 'SQLite format 3\0'
}

/** To the version of this release: a backup may be of an older one. */
function upgradeInto(file: string, history: string): void {
  const database = openSqliteFile(file)
  database.prepare('UPDATE change_counter SET history = ?').run(history)
  database.close()
  makeOneFile(file)
}

/** In one transaction, whatever the tables were before: also those of a newer release. Numbers of writes are never given out again. */
function replaceContents(database: DatabaseSync, from: string, onStep: (step: ReplaceStep) => void): void {
  const names = (schema: string, type: string): readonly string[] =>
    database
      .prepare(`SELECT name FROM ${schema}.sqlite_schema WHERE type = ? AND name NOT LIKE 'sqlite~_%' ESCAPE '~'`)
      .all(type)
      .map(({ name }) => `"${String(name).replaceAll('"', '""')}"`)
  const create = (type: string): void => {
    for (const { sql } of database.prepare('SELECT sql FROM source.sqlite_schema WHERE type = ? AND sql IS NOT NULL').all(type))
      database.exec(String(sql))
  }
  database.prepare('ATTACH ? AS source').run(from)
  database.exec('PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE')
  try {
    const isOurs = database.prepare("SELECT 1 FROM pragma_table_info('change_counter', 'main') WHERE name = 'last_seq'").get() !== undefined
    const lastSeq = isOurs ? Number(database.prepare('SELECT last_seq FROM main.change_counter').get()?.['last_seq'] ?? 0) : 0
    for (const type of ['trigger', 'view', 'table']) for (const name of names('main', type)) database.exec(`DROP ${type} main.${name}`)
    create('table')
    for (const name of names('source', 'table')) database.exec(`INSERT INTO main.${name} SELECT * FROM source.${name}`)
    create('index')
    database.prepare('UPDATE main.change_counter SET last_seq = max(last_seq, ?)').run(lastSeq)
    const { user_version: version } = database.prepare('PRAGMA source.user_version').get() ?? {}
    database.exec(`PRAGMA main.user_version = ${Number(version)}`)
    onStep('written')
    database.exec('COMMIT')
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}
