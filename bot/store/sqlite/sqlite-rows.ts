/** Reads and writes single documents as rows, inside whatever transaction the caller has open. */
import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#bot/ports/clock.ts'
import type { ContainerName, StoreDocument, Stored } from '#bot/ports/document-store.ts'
import { statementCache } from './statements.ts'

const purgedPerWrite = 10

/** Rows by key. An expired row is never returned, and goes for good with one of the next writes: each write clears a few. */
export type SqliteRows = {
  readonly find: (container: ContainerName, pk: string, id: string) => Stored | null
  readonly put: (container: ContainerName, document: StoreDocument) => Stored
  readonly remove: (container: ContainerName, pk: string, id: string) => void
  /** @param clauses - what follows `FROM <container> AS doc WHERE` */
  readonly select: (container: ContainerName, clauses: string, values: readonly (string | number)[]) => readonly SequencedRow[]
  readonly count: (container: ContainerName, clauses: string, values: readonly (string | number)[]) => number
  /** The number of the last write in the file. */
  readonly lastSeq: () => number
  /** Writes without changing anything: the proof that the file can be written. */
  readonly touch: () => void
}

/** A document and the number of the write that made it. */
export type SequencedRow = { readonly stored: Stored; readonly seq: number }

export function sqliteRows(database: DatabaseSync, clock: Clock): SqliteRows {
  const statement = statementCache(database)

  const nextSeq = (): number =>
    numberOf(statement('UPDATE change_counter SET last_seq = last_seq + 1 RETURNING last_seq').get()?.['last_seq'])

  const purge = (container: ContainerName): void => {
    const expired = `SELECT rowid FROM ${container} WHERE expires_at <= ? LIMIT ${purgedPerWrite}`
    statement(`DELETE FROM ${container} WHERE rowid IN (${expired})`).run(clock.nowMs())
  }

  const select: SqliteRows['select'] = (container, clauses, values) =>
    statement(`SELECT doc.body, doc.seq FROM ${container} AS doc WHERE ${clauses}`)
      .all(...values)
      .map(readRow)

  return {
    select,
    find: (container, pk, id) => {
      const [row] = select(container, 'doc.pk = ? AND doc.id = ? AND (doc.expires_at IS NULL OR doc.expires_at > ?)', [
        pk,
        id,
        clock.nowMs(),
      ])
      return row?.stored ?? null
    },
    put: (container, document) => {
      purge(container)
      const seq = nextSeq()
      const body = JSON.stringify(document)
      const expiresAt = document.ttl === undefined ? null : clock.nowMs() + document.ttl * 1000
      const { pk, id, type, createdAt, updatedAt } = document
      statement(putSql(container)).run(pk, id, type, createdAt, updatedAt, dueAtOf(document), expiresAt, seq, body)
      return readRow({ body, seq }).stored
    },
    remove: (container, pk, id) => {
      statement(`DELETE FROM ${container} WHERE pk = ? AND id = ?`).run(pk, id)
    },
    count: (container, clauses, values) =>
      numberOf(statement(`SELECT count(*) AS found FROM ${container} AS doc WHERE ${clauses}`).get(...values)?.['found']),
    lastSeq: () => numberOf(statement('SELECT last_seq FROM change_counter').get()?.['last_seq']),
    touch: () => {
      statement('UPDATE change_counter SET last_seq = last_seq').run()
    },
  }
}

const putSql = (container: ContainerName): string =>
  `INSERT INTO ${container} (pk, id, type, created_at, updated_at, due_at, expires_at, seq, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (pk, id) DO UPDATE SET type = excluded.type, created_at = excluded.created_at, updated_at = excluded.updated_at,
    due_at = excluded.due_at, expires_at = excluded.expires_at, seq = excluded.seq, body = excluded.body`

function dueAtOf(document: StoreDocument): string | number | null {
  const dueAt = document['dueAt']
  return typeof dueAt === 'string' || typeof dueAt === 'number' ? dueAt : null
}

function readRow(row: Readonly<Record<string, unknown>>): SequencedRow {
  const seq = numberOf(row['seq'])
  if (typeof row['body'] !== 'string') throw new TypeError('a row without a body')
  // The body is what `put` wrote from a StoreDocument; repositories parse it by its schema.
  const document: StoreDocument = JSON.parse(row['body'])
  return { stored: { document, etag: String(seq) }, seq }
}

function numberOf(value: unknown): number {
  if (typeof value !== 'number') throw new TypeError('SQLite gave no number')
  return value
}
