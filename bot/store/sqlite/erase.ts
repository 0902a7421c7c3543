/** What was deleted or written over is taken off the disk: out of the write-ahead log, and out of the file. */
import { DatabaseSync } from 'node:sqlite'
import { StoreError } from '#bot/ports/document-store.ts'
import { OperatorError } from '#bot/ports/operator-error.ts'
import { withSqliteFaults } from './sqlite-faults.ts'

const busyTimeoutMs = 5_000
/** So long may what was deleted or written over stay in the write-ahead log. */
const tidyEveryMs = 60_000
/** Packing takes some 6 ms for each MB, in which nobody is answered: once a day at most. */
const tidiesBetweenPacks = 24 * 60

export type Cleaning = {
  /** @param hasRemoved - not only written over */
  readonly written: (hasRemoved: boolean) => void
  readonly stop: () => void
}

/** Beside a service that runs: empties the log within a minute of each write, and packs the file within a day of each removal. */
export function keepClean(database: DatabaseSync, file: string): Cleaning {
  let [isWritten, isRemoved, tidies] = [false, false, tidiesBetweenPacks]
  const timer = setInterval(() => {
    tidies += 1
    if (isRemoved && tidies > tidiesBetweenPacks && attempt(database, file, 0, () => pack(database))) {
      ;[isRemoved, isWritten, tidies] = [false, true, 0]
    }
    if (isWritten) isWritten = !emptyLog(database, file)
  }, tidyEveryMs).unref()
  return {
    written(hasRemoved) {
      isWritten = true
      isRemoved ||= hasRemoved
    },
    stop: () => clearInterval(timer),
  }
}

/**
 * Writes the file anew with what is there alone, as big as that needs: `secure_delete` leaves copies of rows that SQLite
 * had moved from page to page, and earlier releases left everything. Others may have the file open; what they write waits.
 * @throws OperatorError, StoreError: what is there is as it was
 */
export function packFile(file: string): void {
  const database = withSqliteFaults(file, () => new DatabaseSync(file, { timeout: busyTimeoutMs }))
  try {
    withSqliteFaults(file, () => {
      database.exec('PRAGMA synchronous = FULL; PRAGMA secure_delete = ON')
      pack(database)
    })
    if (!emptyLog(database, file, busyTimeoutMs))
      throw new OperatorError(
        `What was removed is gone from ${file}, but another process reads it just now, and ${file}-wal still holds it. Stop the service: then that goes too.`,
      )
  } finally {
    database.close()
  }
}

/** Also for a connection that is alone with the file. @returns false as `emptyLog` */
export const packed = (database: DatabaseSync, file: string): boolean => attempt(database, file, 0, () => pack(database))

const pack = (database: DatabaseSync): true => {
  database.exec('VACUUM')
  return true
}

/**
 * Brings what is in the log into the file, and the log to nothing: it keeps each earlier state of a page until then.
 * @returns false when somebody reads or writes just now, or the disk refused: nothing is lost, and it can be tried again
 */
const emptyLog = (database: DatabaseSync, file: string, waitMs = 0): boolean =>
  attempt(database, file, waitMs, () => database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.['busy'] === 0)

function attempt(database: DatabaseSync, file: string, waitMs: number, work: () => boolean): boolean {
  try {
    return withSqliteFaults(file, () => {
      database.exec(`PRAGMA busy_timeout = ${waitMs}`)
      try {
        return work()
      } finally {
        database.exec(`PRAGMA busy_timeout = ${busyTimeoutMs}`)
      }
    })
  } catch (error) {
    // What is wrong with the disk is said by the next write.
    if (error instanceof StoreError) return false
    throw error
  }
}
