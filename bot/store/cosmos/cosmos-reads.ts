/** Reading: items by id, pages, counts and changes, each within one partition. */
import type { Container } from '@azure/cosmos'
import type { Clock } from '#bot/ports/clock.ts'
import type { ChangePage, ContainerName, DocumentQuery, Page, Stored } from '#bot/ports/document-store.ts'
import { StoreError } from '#bot/ports/document-store.ts'
import { changesCursor, changesPlace, cursorFilter, foreignCursor, pageOf } from '../page-cursor.ts'
import type { Attempts } from './attempts.ts'
import { statusFault } from './cosmos-faults.ts'
import { expiryOf, storedOf } from './items.ts'
import type { CosmosQuery } from './render-query.ts'
import { countQuery, pageQuery } from './render-query.ts'

export async function readItem(container: Container, pk: string, id: string, attempts: Attempts): Promise<Stored | null> {
  const { statusCode, substatus, resource } = await attempts.repeatable((abortSignal) =>
    container.item(id, pk).read<object>({ abortSignal }),
  )
  if (resource !== undefined && statusCode === 200) return storedOf(resource)
  // The SDK does not throw for a missing item, nor for a missing container.
  const fault = statusFault(statusCode, { substatus })
  if (fault.code === 'not-found') return null
  throw fault
}

export async function readPage(
  container: Container,
  name: ContainerName,
  pk: string,
  query: DocumentQuery,
  attempts: Attempts,
): Promise<Page> {
  const found = await runQuery(container, pk, pageQuery(pk, query, cursorFilter(name, pk, query)), attempts)
  return pageOf(name, pk, query, found.map(storedOf))
}

export async function readCount(
  container: Container,
  pk: string,
  query: Pick<DocumentQuery, 'type' | 'where'>,
  attempts: Attempts,
): Promise<number> {
  // The service may count in parts, one per page of its own.
  const counts = await runQuery(container, pk, countQuery(pk, query), attempts)
  return counts.reduce((total: number, count) => total + (typeof count === 'number' ? count : 0), 0)
}

/**
 * A place is the feed's continuation, which says nothing about the partition: that comes from the caller alone.
 * `readChangeFeed` is one request; its successor in the SDK reads the container's definition before each pull.
 */
export async function readChanges(
  container: Container,
  name: ContainerName,
  pk: string,
  cursor: string,
  limit: number,
  clock: Clock,
  attempts: Attempts,
): Promise<ChangePage> {
  const from = startOf(name, pk, cursor)
  const page = await attempts.repeatable(() =>
    container.items.readChangeFeed<object>(requirePartition(pk), { ...from, maxItemCount: limit }).fetchNext(),
  )
  const items = page.result.filter((item) => !isExpired(item, clock)).map(storedOf)
  return { items, cursor: changesCursor(name, pk, page.continuation), hasMore: page.statusCode === 200 }
}

/** The only place that queries: the partition key goes into the header here, and `c.pk = @pk` is in every query text. */
async function runQuery(container: Container, pk: string, query: CosmosQuery, attempts: Attempts): Promise<readonly unknown[]> {
  const partitionKey = requirePartition(pk)
  const { resources } = await attempts.repeatable((abortSignal) =>
    container.items.query<unknown>(query, { partitionKey, abortSignal }).fetchAll(),
  )
  return resources
}

/** The SDK takes a missing partition key for a query over all tenants. */
function requirePartition(pk: string): string {
  if (typeof pk !== 'string' || pk === '') throw new StoreError('invalid', 'A query needs a partition key.')
  return pk
}

function startOf(
  name: ContainerName,
  pk: string,
  cursor: string,
): { readonly startFromBeginning?: boolean; readonly continuation?: string } {
  if (cursor === 'start') return { startFromBeginning: true }
  if (cursor === 'now') return {}
  const continuation = changesPlace(name, pk, cursor)
  if (typeof continuation !== 'string' || !/^"?[A-Za-z0-9._:|+/=-]{1,500}"?$/u.test(continuation)) throw foreignCursor()
  return { continuation }
}

function isExpired(item: unknown, clock: Clock): boolean {
  const expiry = expiryOf(item)
  return expiry !== null && expiry * 1000 <= clock.nowMs()
}
