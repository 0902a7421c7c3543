/** Whole copies of the file: taken beside a running service, and looked at before anybody relies on them. */
import { closeSync, fsyncSync, openSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { OperatorError } from '#bot/ports/operator-error.ts'
import { newerFile, schemaSteps, schemaVersion } from './schema.ts'
import { isDamage, isRefusedSql, withSqliteFaults } from './sqlite-faults.ts'

/** How many documents are in each container, expired ones that nobody has swept away yet among them. */
export type Holdings = { readonly app: number; readonly ops: number }

const busyTimeoutMs = 5_000

/**
 * Copies what is in the file at one instant, while others go on writing to it, and nothing that was deleted: the copy is
 * one file, for this user alone when it is new, synced and verified.
 * @param to - replaced when it exists
 * @throws OperatorError, StoreError: the copy is then worth nothing
 */
export function copyDatabase(from: string, to: string): Holdings {
  const source = withSqliteFaults(from, () => new DatabaseSync(from, { readOnly: true, timeout: busyTimeoutMs }))
  try {
    ofOurs(from, () => checkOurs(source, from))
    copyOpen(source, from, to)
    return inspectDatabase(to)
  } finally {
    source.close()
  }
}

/** As `copyDatabase`, from a connection, of any release, without looking at the copy. */
export function copyOpen(source: DatabaseSync, from: string, to: string): void {
  writeFileSync(to, '', { mode: 0o600 })
  try {
    source.prepare('VACUUM INTO ?').run(to)
  } catch (error) {
    withSqliteFaults(isDamage(error) ? from : to, () => {
      throw error
    })
  }
  makeOneFile(to)
}

/**
 * Reads the whole file and changes nothing.
 * @throws OperatorError when it is damaged or no database of Commonplace; StoreError `newer-version`
 */
export function inspectDatabase(file: string): Holdings {
  return ofOurs(file, () => {
    const database = new DatabaseSync(file, { readOnly: true })
    try {
      checkOurs(database, file)
      const [found] = database.prepare('PRAGMA integrity_check(1)').all()
      if (found?.['integrity_check'] !== 'ok') throw notOurs(file)
      return holdingsOf(database)
    } finally {
      database.close()
    }
  })
}

/** Without a write-ahead log beside it, so that it can be copied, moved and read from a disk that can't be written. */
export function makeOneFile(file: string): void {
  withSqliteFaults(file, () => {
    const database = new DatabaseSync(file, { timeout: busyTimeoutMs })
    try {
      database.exec('PRAGMA journal_mode = DELETE')
    } finally {
      database.close()
    }
  })
  const opened = openSync(file, 'r+')
  fsyncSync(opened)
  closeSync(opened)
}

/** By its version, and by having the tables and columns that the steps to this version make. */
function checkOurs(database: DatabaseSync, file: string): void {
  const version = schemaVersion(database)
  if (version > schemaSteps.length) throw newerFile(file, version, schemaSteps.length)
  if (version < 1) throw notOurs(file)
  const made = new DatabaseSync(':memory:')
  try {
    made.exec(schemaSteps.slice(0, version).join(';'))
    const found = columnsOf(database)
    if (columnsOf(made).some((column) => !found.includes(column))) throw notOurs(file)
  } finally {
    made.close()
  }
}

function columnsOf(database: DatabaseSync): readonly string[] {
  const columns = database.prepare(
    "SELECT tables.name || '.' || columns.name AS name FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns WHERE tables.type = 'table'",
  )
  return columns.all().map(({ name }) => String(name))
}

function holdingsOf(database: DatabaseSync): Holdings {
  const count = (table: 'app' | 'ops'): number => Number(database.prepare(`SELECT count(*) AS found FROM ${table}`).get()?.['found'])
  return { app: count('app'), ops: count('ops') }
}

function ofOurs<Result>(file: string, work: () => Result): Result {
  try {
    return withSqliteFaults(file, work)
  } catch (error) {
    throw error instanceof Error && (isDamage(error.cause) || isRefusedSql(error)) ? notOurs(file, error) : error
  }
}

const notOurs = (file: string, cause?: unknown): OperatorError =>
  new OperatorError(`${file} is damaged, or no database of Commonplace. Nothing was changed. Use another file.`, { cause })
