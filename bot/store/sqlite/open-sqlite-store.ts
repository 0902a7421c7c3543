/** The embedded store: documents in one SQLite file, the default when no account is configured. */
import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#bot/ports/clock.ts'
import type { ContainerName, DocumentStore } from '#bot/ports/document-store.ts'
import { checkedStore } from '../checked-store.ts'
import { applyBatch, applyDelete, applyIncrement, applyWrite } from './apply-operation.ts'
import { keepClean } from './erase.ts'
import { withSqliteFaults } from './sqlite-faults.ts'
import { openSqliteFile, type OnUpgraded } from './sqlite-file.ts'
import { changesSince, countDocuments, selectPage } from './sqlite-reads.ts'
import type { SqliteRows } from './sqlite-rows.ts'
import { sqliteRows } from './sqlite-rows.ts'

export type SqliteOptions = { readonly file: string; readonly clock: Clock; readonly onUpgraded?: OnUpgraded | undefined }

/**
 * Opens or creates the file. Several processes of one machine may open it; a network share is not safe.
 * Calls answer synchronously inside, within milliseconds, except that a write waits up to 5 s for another process's write.
 * @throws StoreError `misconfigured`, `newer-version`, `throttled`, each with a sentence for the operator
 */
export function openSqliteStore({ file, clock, onUpgraded }: SqliteOptions): DocumentStore {
  return sqliteStore(openSqliteFile(file, onUpgraded), { file, clock })
}

/** A store on a connection that is open already; `close` closes it. */
export function sqliteStore(database: DatabaseSync, { file, clock }: SqliteOptions): DocumentStore {
  const rows = withSqliteFaults(file, () => sqliteRows(database, clock))
  const read = <Result>(work: (rows: SqliteRows) => Result): Result => withSqliteFaults(file, () => work(rows))
  const cleaning = keepClean(database, file)
  const write = <Result>(container: ContainerName, writes: number, work: (rows: SqliteRows) => Result, removes = false): Result =>
    withSqliteFaults(file, () =>
      inTransaction(database, () => {
        const hasExpired = rows.begin(container, writes)
        cleaning.written(removes || hasExpired)
        return work(rows)
      }),
    )

  return checkedStore({
    get: async (container, pk, id) => read((rows) => rows.find(container, pk, id)),
    create: async (container, document) => write(container, 1, (rows) => applyWrite(rows, container, { op: 'create', document })),
    replace: async (container, document, ifMatch) =>
      write(container, 1, (rows) => applyWrite(rows, container, { op: 'replace', document, ifMatch })),
    upsert: async (container, document) => write(container, 1, (rows) => applyWrite(rows, container, { op: 'upsert', document })),
    delete: async (container, pk, id, ifMatch) =>
      write(
        container,
        0,
        (rows) => {
          if (ifMatch === undefined) rows.remove(container, pk, id)
          else applyDelete(rows, container, pk, id, ifMatch)
        },
        true,
      ),
    increment: async (container, pk, id, field, by) => write(container, 1, (rows) => applyIncrement(rows, container, pk, id, field, by)),
    batch: async (container, pk, operations) =>
      write(
        container,
        operations.length,
        (rows) => applyBatch(rows, container, pk, operations),
        operations.some(({ op }) => op === 'delete'),
      ),
    query: async (container, pk, query) => read((rows) => selectPage(rows, clock, container, pk, query)),
    count: async (container, pk, query) => read((rows) => countDocuments(rows, clock, container, pk, query)),
    changes: async (container, pk, cursor, limit) => read((rows) => changesSince(rows, clock, container, pk, cursor, limit)),
    ping: async () => withSqliteFaults(file, () => inTransaction(database, () => rows.touch())),
    close: async () => {
      cleaning.stop()
      database.close()
    },
  })
}

/** `IMMEDIATE` takes the write lock first, so that what was read cannot change before it is written. */
function inTransaction<Result>(database: DatabaseSync, work: () => Result): Result {
  database.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    database.exec('COMMIT')
    return result
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}
