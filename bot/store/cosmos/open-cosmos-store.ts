/** The store that the service scales out on: Azure Cosmos DB for NoSQL. */
import type { Clock } from '#bot/ports/clock.ts'
import type { ContainerName, DocumentStore } from '#bot/ports/document-store.ts'
import { noStoreUsage, type StoreUsage } from '#bot/ports/telemetry.ts'
import { checkedStore } from '../checked-store.ts'
import { attemptsWithin } from './attempts.ts'
import { runBatch } from './cosmos-batches.ts'
import { createCosmosClient } from './cosmos-client.ts'
import { readChanges, readCount, readItem, readPage } from './cosmos-reads.ts'
import { createItem, deleteItem, incrementItem, replaceItem, upsertItem } from './cosmos-writes.ts'
import { verifyContainers } from './verify-containers.ts'

export type CosmosOptions = {
  readonly endpoint: string
  /** Without it the managed identity of the service opens the account. */
  readonly key?: string
  readonly database: string
  readonly clock: Clock
  /** 10 s unless told otherwise; a call that may be repeated can take twice as long. */
  readonly requestTimeoutMs?: number
  readonly usage?: StoreUsage
}

/**
 * Connects and verifies; creates nothing, since a managed identity can't.
 * @throws StoreError `misconfigured` with all faults and what to do; `unavailable` when the account doesn't answer
 */
export async function openCosmosStore({
  endpoint,
  key,
  database,
  clock,
  requestTimeoutMs = 10_000,
  usage = noStoreUsage,
}: CosmosOptions): Promise<DocumentStore> {
  const client = await createCosmosClient({ endpoint, requestTimeoutMs, usage, ...(key !== undefined && { key }) })
  const attempts = attemptsWithin(requestTimeoutMs)
  const opened = client.database(database)
  try {
    await verifyContainers(opened, endpoint, attempts)
  } catch (error) {
    client.dispose()
    throw error
  }
  const containers = { app: opened.container('app'), ops: opened.container('ops') }
  const of = (name: ContainerName) => containers[name]

  return checkedStore({
    get: (container, pk, id) => readItem(of(container), pk, id, attempts),
    create: (container, document) => createItem(of(container), document, attempts),
    replace: (container, document, etag) => replaceItem(of(container), document, etag, attempts),
    upsert: (container, document) => upsertItem(of(container), document, attempts),
    delete: (container, pk, id, etag) => deleteItem(of(container), pk, id, etag, attempts),
    increment: (container, pk, id, field, by) => incrementItem(of(container), pk, id, field, by, attempts),
    batch: (container, pk, operations) => runBatch(of(container), pk, operations, attempts),
    query: (container, pk, query) => readPage(of(container), container, pk, query, attempts),
    count: (container, pk, query) => readCount(of(container), pk, query, attempts),
    changes: (container, pk, cursor, limit) => readChanges(of(container), container, pk, cursor, limit, clock, attempts),
    ping: async () => void (await readItem(of('ops'), 'ping', 'ping', attempts)),
    close: async () => client.dispose(),
  })
}
