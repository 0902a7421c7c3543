/** Opens the database file: durable, shared safely between processes of one machine, at this release's version. */
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StoreError } from '#bot/ports/document-store.ts'
import { migrate } from './schema.ts'
import { isBusy, withSqliteFaults } from './sqlite-faults.ts'

const busyTimeoutMs = 5_000
const retryMs = 20

/**
 * Creates the file and its folder when there are none. WAL lets readers go on while one process writes;
 * `synchronous = FULL` keeps every acknowledged write through a loss of power.
 * @throws StoreError `misconfigured`, `newer-version`, `throttled` (another process holds the file)
 */
export function openSqliteFile(file: string): DatabaseSync {
  createFolder(file)
  return withSqliteFaults(file, () => {
    const database = new DatabaseSync(file, { timeout: busyTimeoutMs })
    try {
      waitingItsTurn(() => {
        useWriteAheadLog(database)
        database.exec('PRAGMA synchronous = FULL')
        migrate(database, file)
      })
      return database
    } catch (error) {
      database.close()
      throw error
    }
  })
}

/**
 * SQLite's own waiting leaves out the moment in which a new file changes to the write-ahead log: whoever opens it just
 * then is refused at once. So opening waits by itself, as long as a write would.
 */
function waitingItsTurn(open: () => void): void {
  const cell = new Int32Array(new SharedArrayBuffer(4))
  for (let waitedMs = 0; ; waitedMs += retryMs) {
    try {
      open()
      return
    } catch (error) {
      if (!isBusy(error) || waitedMs >= busyTimeoutMs) throw error
      // Nothing else runs yet: a pause that blocks is what is wanted.
      Atomics.wait(cell, 0, 0, retryMs)
    }
  }
}

/** The mode stays with the file; only the first process to open it has to switch, under a lock that waits its turn. */
function useWriteAheadLog(database: DatabaseSync): void {
  if (journalMode(database, 'PRAGMA journal_mode') !== 'wal') journalMode(database, 'PRAGMA journal_mode = WAL')
}

function journalMode(database: DatabaseSync, pragma: string): unknown {
  return database.prepare(pragma).get()?.['journal_mode']
}

function createFolder(file: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true })
  } catch (error) {
    throw new StoreError(
      'misconfigured',
      `The folder ${dirname(file)} for the database cannot be created. Give the service's user write access to where it should be, or point COMMONPLACE_DATA elsewhere.`,
      { cause: error },
    )
  }
}
