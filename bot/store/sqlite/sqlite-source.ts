/** Everything in a SQLite file, whatever partition it is in; nobody else may have the file open. */
import type { DatabaseSync } from 'node:sqlite'
import type { StoreDocument } from '#bot/ports/document-store.ts'
import type { MovedDocument, StoredSource } from '../document-source.ts'
import { openSoundAlone } from './open-sqlite-alone.ts'

/**
 * Holds the file until it is closed, so that no service writes to it or sends what it waits to send.
 * @throws OperatorError, StoreError
 */
export function openSqliteSource(file: string, nowMs: () => number): StoredSource & { readonly close: () => void } {
  const database = openSoundAlone(file)
  const version = database.prepare('SELECT seq FROM app WHERE pk = ? AND id = ?')
  return {
    documents: () => everything(database, nowMs()),
    async etagOf(pk, id) {
      const seq = version.get(pk, id)?.['seq']
      return seq === undefined ? null : String(seq)
    },
    close: () => database.close(),
  }
}

async function* everything(database: DatabaseSync, nowMs: number): AsyncIterable<MovedDocument> {
  for (const container of ['app', 'ops'] as const) {
    const rows = database.prepare(`SELECT body, expires_at FROM ${container} WHERE expires_at IS NULL OR expires_at > ? ORDER BY pk, id`)
    for (const { body, expires_at: expiresAtMs } of rows.iterate(nowMs)) {
      // The body is what the store wrote from a StoreDocument.
      const document = JSON.parse(String(body)) as StoreDocument
      yield { container, document, expiresAt: typeof expiresAtMs === 'number' ? new Date(expiresAtMs).toISOString() : null }
    }
  }
}
