/** All the documents of a store, on their way to another one. */
import type { ContainerName, StoreDocument } from '#bot/ports/document-store.ts'

export type MovedDocument = {
  readonly container: ContainerName
  readonly document: StoreDocument
  /** When it is gone by itself; null when it lasts. Its `ttl` counts from the last write, which says nothing elsewhere. */
  readonly expiresAt: string | null
}

/** Whole partitions one after the other, and the same again when it is asked again. */
export type DocumentSource = { readonly documents: () => AsyncIterable<MovedDocument> }

/** Documents as they are in a store. */
export type StoredSource = DocumentSource & {
  /** The version tag of a document of `app`; null when there is none. */
  readonly etagOf: (pk: string, id: string) => Promise<string | null>
}
