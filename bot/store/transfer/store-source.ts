/** Everything in a store, through its port, which lists no partitions: those of the registries, and those that have a name. */
import type { ContainerName, DocumentStore, Stored } from '#bot/ports/document-store.ts'
import {
  checkInsPartition,
  leasesPartition,
  outboxPartition,
  personPartition,
  receiptsPartition,
  teamPartition,
  tenantPartition,
} from '#bot/ports/partition-keys.ts'
import type { Place, Traces } from '#bot/ports/deletions.ts'
import type { SystemActor } from '#domain/people/actors.ts'
import type { MovedDocument, StoredSource } from '../document-source.ts'

export type StoreSourceOptions = {
  readonly store: DocumentStore
  readonly places: Traces['places']
  /** Whose documents: of a tenant that isn't named nothing is found. */
  readonly tenants: readonly SystemActor[]
  readonly nowMs: () => number
}

const placesAtOnce = 100
const pageLimit = 100

/** @throws StoreError */
export function storeSource(options: StoreSourceOptions): StoredSource {
  return {
    documents: () => everything(options),
    etagOf: async (pk, id) => (await options.store.get('app', pk, id))?.etag ?? null,
  }
}

/** All of one partition, of every type, each once. */
export async function* partitionDocuments(store: DocumentStore, container: ContainerName, pk: string): AsyncIterable<Stored> {
  const seen = new Set<string>()
  for (let cursor = 'start', hasMore = true; hasMore;) {
    const page = await store.changes(container, pk, cursor, pageLimit)
    for (const stored of page.items) {
      if (seen.has(stored.document.id)) continue
      seen.add(stored.document.id)
      yield stored
    }
    ;({ cursor, hasMore } = page)
  }
}

async function* everything({ store, places, tenants, nowMs }: StoreSourceOptions): AsyncIterable<MovedDocument> {
  const partition = async function* (container: ContainerName, pk: string): AsyncIterable<MovedDocument> {
    for await (const { document } of partitionDocuments(store, container, pk))
      yield { container, document, expiresAt: expiryOf(document, nowMs()) }
  }
  for (const tenant of tenants) {
    yield* partition('app', tenantPartition(tenant))
    for (let after: Place | null = null; ;) {
      const found: readonly Place[] = await places(tenant, after, placesAtOnce)
      for (const place of found)
        yield* partition('app', place.kind === 'team' ? teamPartition({ ...tenant, ...place }) : personPartition({ ...tenant, ...place }))
      const last = found.at(-1)
      if (last === undefined) break
      after = last
    }
  }
  for (const tenant of tenants) yield* partition('ops', checkInsPartition(tenant))
  for (const pk of [outboxPartition, leasesPartition, receiptsPartition]) yield* partition('ops', pk)
}

/** The port doesn't tell when a document was written last: its own word for it, unless it would be gone by that. */
function expiryOf({ ttl, updatedAt }: Stored['document'], nowMs: number): string | null {
  if (ttl === undefined) return null
  const fromUpdateMs = Date.parse(updatedAt) + ttl * 1_000
  return new Date(fromUpdateMs > nowMs ? fromUpdateMs : nowMs + ttl * 1_000).toISOString()
}
