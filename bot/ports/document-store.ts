/**
 * The store's port: documents in partitions, one semantics on Azure Cosmos DB and SQLite.
 * tests/contract/document-store.contract.ts is its specification; both adapters pass all of it.
 */

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue | undefined }

/** `app` keeps what must last; `ops` keeps leases, schedules and the outbox, mostly with a TTL. */
export type ContainerName = 'app' | 'ops'

/**
 * What every document has. Instants are ISO 8601 in UTC with `Z`.
 * `ttl` is in seconds after the last write; an expired document is gone for every method.
 * Writing a document without `ttl` clears it; `increment` keeps it and starts it again.
 */
export type StoreDocument = {
  /** ASCII letters, digits and `: . _ -`, at most 255 characters, unique in its partition. */
  readonly id: string
  /** The partition key, never empty; made by bot/ports/partition-keys.ts. */
  readonly pk: string
  readonly type: string
  readonly schemaVersion: number
  readonly createdAt: string
  readonly createdBy: string
  readonly updatedAt: string
  readonly deletedAt?: string
  readonly ttl?: number
  readonly [field: string]: JsonValue | undefined
}

/** A document as it is stored, with the version tag for `ifMatch`. */
export type Stored = { readonly document: StoreDocument; readonly etag: string }

/**
 * A filter over the fields of a document; `field` is a name or a dotted path of names (letters, digits, `_`).
 * Comparing with a missing field or another type never matches, also inside `not`'s operand.
 * - `has`: the array field contains the value
 * - `match`: the string field contains the text, ignoring case (ASCII case at least)
 */
export type Filter =
  | { readonly op: 'eq' | 'lt' | 'lte' | 'gt' | 'gte'; readonly field: string; readonly value: string | number | boolean }
  | { readonly op: 'in'; readonly field: string; readonly values: readonly (string | number)[] }
  | { readonly op: 'has'; readonly field: string; readonly value: string | number }
  | { readonly op: 'match'; readonly field: string; readonly text: string }
  | { readonly op: 'exists'; readonly field: string }
  | { readonly op: 'and' | 'or'; readonly filters: readonly Filter[] }
  | { readonly op: 'not'; readonly filter: Filter }

/**
 * Order by one field and then by id, or by id alone, all in one direction. The field must exist on
 * every document of the type, with one type. Cosmos needs a composite index for it: see store/cosmos/containers.ts.
 */
export type OrderBy = { readonly field: 'id' | 'createdAt' | 'dueAt'; readonly direction: 'asc' | 'desc' }

export type DocumentQuery = {
  readonly type: string
  readonly where?: Filter
  readonly orderBy: OrderBy
  /** 1 to 100. */
  readonly limit: number
  /** The `nextCursor` of the page before; bound to type, filter, order and partition: another query refuses it (`invalid`). */
  readonly cursor?: string
}

export type Page = { readonly items: readonly Stored[]; readonly nextCursor: string | null }

export type BatchOperation =
  | { readonly op: 'create' | 'upsert'; readonly document: StoreDocument }
  | { readonly op: 'replace'; readonly document: StoreDocument; readonly ifMatch: string }
  | { readonly op: 'delete'; readonly id: string; readonly ifMatch?: string }
  | { readonly op: 'increment'; readonly id: string; readonly field: string; readonly by: number }

/**
 * Latest version of each document changed since the cursor, oldest change first; removed and expired documents don't appear.
 * `hasMore` false: there was nothing newer. True: ask again; the next page may be empty.
 */
export type ChangePage = { readonly items: readonly Stored[]; readonly cursor: string; readonly hasMore: boolean }

export type DocumentStore = {
  /** @returns null when there is none (or it has expired) */
  readonly get: (container: ContainerName, pk: string, id: string) => Promise<Stored | null>
  /** @throws StoreError `conflict` when the id exists in the partition */
  readonly create: (container: ContainerName, document: StoreDocument) => Promise<Stored>
  /** @throws StoreError `stale` when the etag isn't the stored one, `not-found` when there is none */
  readonly replace: (container: ContainerName, document: StoreDocument, ifMatch: string) => Promise<Stored>
  readonly upsert: (container: ContainerName, document: StoreDocument) => Promise<Stored>
  /** Deletes for good. Deleting what isn't there is fine, unless `ifMatch` is given (`not-found`); in a batch it is always `not-found`. */
  readonly delete: (container: ContainerName, pk: string, id: string, ifMatch?: string) => Promise<void>
  /**
   * Adds to a number field at the top of the document (a missing one counts as 0), atomically; never to a field of the envelope.
   * @throws StoreError `not-found`; `invalid` when the field holds something else than a number
   */
  readonly increment: (container: ContainerName, pk: string, id: string, field: string, by: number) => Promise<Stored>
  /**
   * 1 to 100 operations on one partition, 2 MB together: all or nothing.
   * @returns one entry per operation, null for a delete
   * @throws StoreError of the first operation that failed, with its `index`
   */
  readonly batch: (container: ContainerName, pk: string, operations: readonly BatchOperation[]) => Promise<readonly (Stored | null)[]>
  readonly query: (container: ContainerName, pk: string, query: DocumentQuery) => Promise<Page>
  readonly count: (container: ContainerName, pk: string, query: Pick<DocumentQuery, 'type' | 'where'>) => Promise<number>
  /**
   * @param cursor - `start` for everything from the beginning, `now` for a cursor after the present state (an empty page), or a cursor from before
   * @param limit - 1 to 100; Cosmos goes over it rather than split the changes of one batch
   */
  readonly changes: (container: ContainerName, pk: string, cursor: string, limit: number) => Promise<ChangePage>
  /** Cheap proof that the store answers; rejects with StoreError when it doesn't. */
  readonly ping: () => Promise<void>
  readonly close: () => Promise<void>
}

/**
 * - `conflict`: the id exists · `stale`: the etag is not the stored one · `not-found`
 * - `too-large`: an item or a batch over 2 MB · `invalid`: a malformed argument (the caller's bug or a forged cursor),
 *   or a stored document that doesn't fit its schema
 * - `throttled`: try again after `retryAfterMs` · `unavailable`: the store didn't answer; whether a write happened is unknown
 * - `newer-version`: written by a newer release · `misconfigured`: set up otherwise than the code needs (message says what to do)
 */
export type StoreErrorCode =
  | 'conflict'
  | 'stale'
  | 'not-found'
  | 'too-large'
  | 'invalid'
  | 'throttled'
  | 'unavailable'
  | 'newer-version'
  | 'misconfigured'

export class StoreError extends Error {
  readonly code: StoreErrorCode
  /** For `throttled`, when the store said so. */
  readonly retryAfterMs: number | undefined
  /** For `batch`: which operation failed. */
  readonly index: number | undefined

  constructor(code: StoreErrorCode, message: string, options: ErrorOptions & { retryAfterMs?: number; index?: number } = {}) {
    super(message, options)
    this.name = 'StoreError'
    this.code = code
    this.retryAfterMs = options.retryAfterMs
    this.index = options.index
  }
}
