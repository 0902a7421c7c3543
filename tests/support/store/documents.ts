/** Documents and partitions for tests of the store: small, valid, and apart from every other test's. */
import { randomUUID } from 'node:crypto'
import type { DocumentStore, JsonValue, Stored, StoreDocument } from '#bot/ports/document-store.ts'

/** A partition of its own for one test. */
export const aTeamPartition = (): string => `t|tenant-1|g|${randomUUID()}`

export type DocumentOverrides = { readonly pk: string; readonly id?: string; readonly [field: string]: JsonValue | undefined }

let made = 0

/** A document of type `note`; ids count upwards, so that they sort by the order of making. */
export function aDocument(overrides: DocumentOverrides): StoreDocument {
  made += 1
  return {
    id: `note-${String(made).padStart(8, '0')}`,
    type: 'note',
    schemaVersion: 1,
    createdAt: '2026-11-23T09:00:00.000Z',
    createdBy: 'person-1',
    updatedAt: '2026-11-23T09:00:00.000Z',
    ...overrides,
  }
}

/** Creates documents one after the other in `app`. */
export async function createAll(store: DocumentStore, documents: readonly StoreDocument[]): Promise<readonly Stored[]> {
  const stored: Stored[] = []
  for (const document of documents) stored.push(await store.create('app', document))
  return stored
}

export const idsOf = (items: readonly Stored[]): readonly string[] => items.map((item) => item.document.id)

/** The code of the StoreError that a call rejects with, `none` when it succeeds; another error is thrown on. */
export async function codeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call
    return 'none'
  } catch (error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'string' && error.name === 'StoreError') return error.code
    throw error
  }
}
