/** A document as it arrives in a store, and what tells that it did. */
import { createHash } from 'node:crypto'
import type { JsonValue, StoreDocument } from '#bot/ports/document-store.ts'
import { maxTtlSeconds } from '../check-documents.ts'
import type { MovedDocument } from '../document-source.ts'

/** As it is to be written now: with what is left of its life, by a clock that may be behind; null when that is over. */
export function arriving({ document, expiresAt }: MovedDocument, nowMs: number): StoreDocument | null {
  if (expiresAt === null) return document
  const leftMs = Date.parse(expiresAt) - nowMs
  return leftMs <= 0 ? null : { ...document, ttl: Math.min(Math.ceil(leftMs / 1_000), maxTtlSeconds) }
}

/** Of everything but how long it still lives: the order of fields doesn't count, whether it lasts does. */
export function fingerprintOf({ ttl, ...document }: StoreDocument): string {
  return createHash('sha256')
    .update(canonical(document))
    .update(ttl === undefined ? 'lasts' : 'expires')
    .digest('base64url')
}

function canonical(value: JsonValue | undefined): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null)
  const fields = Object.entries(value).filter(([, field]) => field !== undefined)
  return `{${fields
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`)
    .join()}}`
}
