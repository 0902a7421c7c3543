/** Wraps an adapter so that a malformed argument, or any call after `close`, is refused before the engine sees it. */
import type { ContainerName, DocumentStore } from '#bot/ports/document-store.ts'
import { StoreError } from '#bot/ports/document-store.ts'
import { checkBatch, checkDocument, checkEtag, checkId, checkIncrement, checkPartitionKey } from './check-documents.ts'
import { checkLimit, checkQuery, checkSelection } from './check-queries.ts'

/** The same store; every refusal is a rejection, never a synchronous throw. Closing twice is fine. */
export function checkedStore(store: DocumentStore): DocumentStore {
  let closed = false

  const enter = (container: ContainerName, pk: string): void => {
    checkOpen()
    if (container !== 'app' && container !== 'ops') throw new StoreError('invalid', 'The containers are `app` and `ops`.')
    checkPartitionKey(pk)
  }
  const checkOpen = (): void => {
    if (closed) throw new StoreError('unavailable', 'The store is closed.')
  }

  return {
    get: async (container, pk, id) => {
      enter(container, pk)
      checkId(id)
      return store.get(container, pk, id)
    },
    create: async (container, document) => {
      enter(container, document.pk)
      checkDocument(document)
      return store.create(container, document)
    },
    replace: async (container, document, ifMatch) => {
      enter(container, document.pk)
      checkDocument(document)
      checkEtag(ifMatch)
      return store.replace(container, document, ifMatch)
    },
    upsert: async (container, document) => {
      enter(container, document.pk)
      checkDocument(document)
      return store.upsert(container, document)
    },
    delete: async (container, pk, id, ifMatch) => {
      enter(container, pk)
      checkId(id)
      if (ifMatch !== undefined) checkEtag(ifMatch)
      return store.delete(container, pk, id, ifMatch)
    },
    increment: async (container, pk, id, field, by) => {
      enter(container, pk)
      checkId(id)
      checkIncrement(field, by)
      return store.increment(container, pk, id, field, by)
    },
    batch: async (container, pk, operations) => {
      enter(container, pk)
      checkBatch(pk, operations)
      return store.batch(container, pk, operations)
    },
    query: async (container, pk, query) => {
      enter(container, pk)
      checkQuery(container, query)
      return store.query(container, pk, query)
    },
    count: async (container, pk, query) => {
      enter(container, pk)
      checkSelection(query)
      return store.count(container, pk, query)
    },
    changes: async (container, pk, cursor, limit) => {
      enter(container, pk)
      checkLimit(limit)
      return store.changes(container, pk, cursor, limit)
    },
    ping: async () => {
      checkOpen()
      return store.ping()
    },
    close: async () => {
      if (closed) return
      closed = true
      return store.close()
    },
  }
}
