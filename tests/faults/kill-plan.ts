/** What the killed writer writes and the test looks for. */
import type { StoreDocument } from '#bot/ports/document-store.ts'

export const killPartition = 't|tenant-1|g|kill'

const at = '2026-11-23T09:00:00.000Z'
const envelope = { pk: killPartition, schemaVersion: 1, createdAt: at, createdBy: 'writer', updatedAt: at } as const

export const counterDocument: StoreDocument = { ...envelope, id: 'counter', type: 'counter', n: 0 }

/** Two documents that must be there together or not at all; large enough to touch several pages. */
export const pairOf = (name: string): readonly [StoreDocument, StoreDocument] => {
  const half = (side: string): StoreDocument => ({ ...envelope, id: `${side}-${name}`, type: side, text: name.repeat(400) })
  return [half('a'), half('b')]
}
