/** A team's documents as earlier releases wrote them, one at least of each version that a codec upgrades from. */
import { readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import type { StoreDocument } from '#bot/ports/document-store.ts'

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8')

/** @param serviceUrl - where the team's connector answers now */
export const olderDocuments = (serviceUrl: string): readonly StoreDocument[] =>
  JSON.parse(read('documents.json').replace('{serviceUrl}', serviceUrl)) as readonly StoreDocument[]

/** A database file as the first release left it, with these documents in `app`. */
export function writeOlderDatabase(file: string, documents: readonly StoreDocument[]): void {
  const database = new DatabaseSync(file)
  database.exec(read('database-1.sql'))
  const insert = database.prepare('INSERT INTO app (pk, id, type, created_at, seq, body) VALUES (?, ?, ?, ?, ?, ?)')
  for (const [at, document] of documents.entries())
    insert.run(document.pk, document.id, document.type, document.createdAt, at + 1, JSON.stringify(document))
  database.prepare('UPDATE change_counter SET last_seq = ?').run(documents.length)
  database.close()
}
