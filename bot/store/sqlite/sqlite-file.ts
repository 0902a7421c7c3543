/** Opens the database file: durable, shared safely between processes of one machine, at this release's version. */
import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StoreError } from '#bot/ports/document-store.ts'
import { migrate, schemaSteps } from './schema.ts'
import { isBusy, unopenableFile, withSqliteFaults } from './sqlite-faults.ts'

/** Told the versions of the file, before and now. */
export type OnUpgraded = (versions: { readonly from: number; readonly to: number }) => void

const busyTimeoutMs = 5_000
const retryMs = 20

/**
 * Creates the file and its folder when there are none, for this user alone; those that are there keep their modes. WAL
 * lets readers go on while one process writes; `synchronous = FULL` keeps every acknowledged write through a loss of power.
 * @param onUpgraded - called when the file was of an earlier release
 * @throws StoreError `misconfigured`, `newer-version`, `throttled` (another process holds the file)
 */
export function openSqliteFile(file: string, onUpgraded?: OnUpgraded): DatabaseSync {
  createFolder(file)
  createFile(file)
  return withSqliteFaults(file, () => {
    const database = new DatabaseSync(file, { timeout: busyTimeoutMs })
    try {
      waitingItsTurn(() => {
        useWriteAheadLog(database)
        // Of what is deleted or written over, nothing is to stay on the disk.
        database.exec('PRAGMA synchronous = FULL; PRAGMA secure_delete = ON')
        const from = migrate(database, file)
        if (from > 0 && from < schemaSteps.length) onUpgraded?.({ from, to: schemaSteps.length })
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
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new StoreError(
      'misconfigured',
      `The folder ${dirname(file)} for the database cannot be created. Give the service's user write access to where it should be, or point COMMONPLACE_DATA elsewhere.`,
      { cause: error },
    )
  }
}

/** SQLite would let everybody read it; what it puts beside the file has the modes of the file. */
function createFile(file: string): void {
  if (existsSync(file)) return
  try {
    closeSync(openSync(file, 'a', 0o600))
  } catch (error) {
    throw unopenableFile(file, error)
  }
}
