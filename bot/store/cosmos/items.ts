/** Items as Cosmos DB returns them, and documents as we keep them: its own fields never leak into a document. */
import { isDeepStrictEqual } from 'node:util'
import type { StoreDocument, Stored } from '#bot/ports/document-store.ts'
import { StoreError } from '#bot/ports/document-store.ts'

/**
 * Drops `_etag`, `_ts` and all other fields of the service; ours never begin with `_`. The etag loses its quotes.
 * @throws StoreError `invalid` for what this service never wrote
 */
export function storedOf(item: unknown): Stored {
  if (typeof item !== 'object' || item === null || !('_etag' in item) || typeof item._etag !== 'string') throw foreignItem()
  const document: object = Object.fromEntries(Object.entries(item).filter(([name]) => !name.startsWith('_')))
  if (!isDocument(document)) throw foreignItem()
  return { document, etag: item._etag.replaceAll('"', '') }
}

/** The header for an etag of ours: quoted, so that `*` and other wildcards are only an etag that never matches. */
export function ifMatch(etag: string): string {
  return /^[\x21\x23-\x7e]+$/u.test(etag) ? `"${etag}"` : '"no-such-etag"'
}

/** Whether what is stored is what we sent, whatever the order of fields. */
export function isSameDocument(stored: Stored | null, sent: StoreDocument): boolean {
  return stored !== null && isDeepStrictEqual(stored.document, JSON.parse(JSON.stringify(sent)))
}

/** Seconds since the epoch at which the service will remove the item, or null. */
export function expiryOf(item: unknown): number | null {
  if (typeof item !== 'object' || item === null || !('ttl' in item) || !('_ts' in item)) return null
  return typeof item.ttl === 'number' && item.ttl > 0 && typeof item._ts === 'number' ? item._ts + item.ttl : null
}

/** The envelope is there; the body is checked by its schema in the repository. */
function isDocument(fields: object): fields is StoreDocument {
  const texts = ['id', 'pk', 'type', 'createdAt', 'createdBy', 'updatedAt']
  return texts.every((name) => typeof Reflect.get(fields, name) === 'string') && typeof Reflect.get(fields, 'schemaVersion') === 'number'
}

const foreignItem = (): StoreError =>
  new StoreError('invalid', 'Cosmos DB holds an item that is no document of this service. Remove what else writes to its containers.')
