/** Reads and writes single documents as rows, inside whatever transaction the caller has open. */
import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#bot/ports/clock.ts'
import type { ContainerName, StoreDocument, Stored } from '#bot/ports/document-store.ts'
import { statementCache } from './statements.ts'

const purgedPerWrite = 10

/** Rows by key. An expired row is never returned, and goes for good with one of the next writes: each write clears a few. */
export type SqliteRows = {
  /** To be called first in a transaction: clears expired rows, and takes as many numbers as documents are put (or more). @returns whether some had expired */
  readonly begin: (container: ContainerName, writes: number) => boolean
  readonly find: (container: ContainerName, pk: string, id: string) => Stored | null
  /** @throws Error when the transaction began with fewer writes */
  readonly put: (container: ContainerName, document: StoreDocument) => Stored
  /** As `put`, but only where there is none. @returns null when there is one: nothing was written */
  readonly add: (container: ContainerName, document: StoreDocument) => Stored | null
  readonly remove: (container: ContainerName, pk: string, id: string) => void
  /** @param clauses - what follows `FROM <container> AS doc WHERE` */
  readonly select: (container: ContainerName, clauses: string, values: readonly (string | number)[]) => readonly SequencedRow[]
  readonly count: (container: ContainerName, clauses: string, values: readonly (string | number)[]) => number
  readonly lastWrite: () => LastWrite
  /** Writes without changing anything: the proof that the file can be written. */
  readonly touch: () => void
}

/** A document and the number of the write that made it. */
export type SequencedRow = { readonly stored: Stored; readonly seq: number }

/** The number of the last write in the file, and the history that numbers count in: a restore begins another. */
export type LastWrite = { readonly seq: number; readonly history: string }

export function sqliteRows(database: DatabaseSync, clock: Clock): SqliteRows {
  const statement = statementCache(database)

  /** The numbers that the open transaction has taken and not used: those after `used`, to `taken`. */
  let used = 0
  let taken = 0
  const nextSeq = (): number => {
    if (used >= taken) throw new Error('The transaction began with fewer writes than it makes.')
    return (used += 1)
  }

  const select: SqliteRows['select'] = (container, clauses, values) =>
    statement(`SELECT doc.body, doc.seq FROM ${container} AS doc WHERE ${clauses}`)
      .all(...values)
      .map(readRow)

  return {
    begin: (container, writes) => {
      used = taken = 0
      if (writes === 0) return false
      const expired = `SELECT rowid FROM ${container} WHERE expires_at <= ? LIMIT ?`
      const { changes } = statement(`DELETE FROM ${container} WHERE rowid IN (${expired})`).run(clock.nowMs(), purgedPerWrite * writes)
      taken = numberOf(statement('UPDATE change_counter SET last_seq = last_seq + ? RETURNING last_seq').get(writes)?.['last_seq'])
      used = taken - writes
      return changes > 0
    },
    select,
    find: (container, pk, id) => {
      const row = statement(findSql[container]).get(pk, id, clock.nowMs())
      return row === undefined ? null : readRow(row).stored
    },
    put: (container, document) => {
      const seq = nextSeq()
      const body = JSON.stringify(document)
      statement(putSql[container]).run(...columnsOf(document, clock), seq, body)
      return writtenRow(body, seq)
    },
    add: (container, document) => {
      const seq = nextSeq()
      const body = JSON.stringify(document)
      const now = clock.nowMs()
      const { changes } = statement(addSql[container]).run(...columnsOf(document, clock), seq, body, now)
      return changes === 0 ? null : writtenRow(body, seq)
    },
    remove: (container, pk, id) => {
      statement(`DELETE FROM ${container} WHERE pk = ? AND id = ?`).run(pk, id)
    },
    count: (container, clauses, values) =>
      numberOf(statement(`SELECT count(*) AS found FROM ${container} AS doc WHERE ${clauses}`).get(...values)?.['found']),
    lastWrite: () => {
      const { last_seq: seq, history } = statement('SELECT last_seq, history FROM change_counter').get() ?? {}
      return { seq: numberOf(seq), history: String(history) }
    },
    touch: () => {
      statement('UPDATE change_counter SET last_seq = last_seq').run()
    },
  }
}

/** Made once: the same text is found again at once, and a text put together anew for each row is not. */
const findSql: Readonly<Record<ContainerName, string>> = { app: findIn('app'), ops: findIn('ops') }
const putSql: Readonly<Record<ContainerName, string>> = { app: putInto('app'), ops: putInto('ops') }
/** What has expired is not there. */
const addSql: Readonly<Record<ContainerName, string>> = {
  app: `${putSql.app} WHERE app.expires_at <= ?`,
  ops: `${putSql.ops} WHERE ops.expires_at <= ?`,
}

function findIn(container: ContainerName): string {
  return `SELECT body, seq FROM ${container} WHERE pk = ? AND id = ? AND (expires_at IS NULL OR expires_at > ?)`
}

function putInto(container: ContainerName): string {
  return `INSERT INTO ${container} (pk, id, type, created_at, due_at, expires_at, seq, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (pk, id) DO UPDATE SET type = excluded.type, created_at = excluded.created_at,
    due_at = excluded.due_at, expires_at = excluded.expires_at, seq = excluded.seq, body = excluded.body`
}

/** In the order of `putInto`, up to the number. */
function columnsOf(document: StoreDocument, clock: Clock): [string, string, string, string, string | number | null, number | null] {
  const { pk, id, type, createdAt, ttl } = document
  return [pk, id, type, createdAt, dueAtOf(document), ttl === undefined ? null : clock.nowMs() + ttl * 1000]
}

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

/** What was just written, as a read would give it; parsed only for those who look, since most writers don't. */
function writtenRow(body: string, seq: number): Stored {
  let document: StoreDocument | undefined
  return {
    etag: String(seq),
    get document() {
      return (document ??= JSON.parse(body) as StoreDocument)
    },
  }
}

function numberOf(value: unknown): number {
  if (typeof value !== 'number') throw new TypeError('SQLite gave no number')
  return value
}
