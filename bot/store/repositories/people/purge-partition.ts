/** Removes everything in a partition, whatever it is: nothing has to be known of its types. */
import type { Clock } from '#bot/ports/clock.ts'
import { StoreError, type ContainerName, type DocumentStore } from '#bot/ports/document-store.ts'
import { leaveNothing, removedType } from '#bot/store/repositories/remove-for-good.ts'

/** A page is at most this large; Cosmos goes over it rather than split the changes of one batch. */
const maxOperations = 100

/** Safe to repeat. What is written meanwhile is removed as well, or left to the next time. */
export async function purgePartition(store: DocumentStore, container: ContainerName, pk: string): Promise<void> {
  let cursor = 'start'
  for (let hasMore = true; hasMore;) {
    const page = await store.changes(container, pk, cursor, maxOperations)
    await removeAll(
      store,
      container,
      pk,
      page.items.map(({ document }) => document.id),
    )
    cursor = page.cursor
    hasMore = page.hasMore
  }
}

/** As above, and the search of every instance hears of it: a resource leaves an empty document behind for a while. */
export async function purgeTeam(store: DocumentStore, clock: Clock, pk: string): Promise<void> {
  let cursor = 'start'
  for (let hasMore = true; hasMore;) {
    const page = await store.changes('app', pk, cursor, maxOperations)
    for (const { document } of page.items) if (document.type === 'resource') await leaveNothing(store, clock, pk, document.id)
    const others = page.items.filter(({ document: { type } }) => type !== 'resource' && type !== removedType)
    await removeAll(
      store,
      'app',
      pk,
      others.map(({ document }) => document.id),
    )
    cursor = page.cursor
    hasMore = page.hasMore
  }
}

async function removeAll(store: DocumentStore, container: ContainerName, pk: string, ids: readonly string[]): Promise<void> {
  for (let from = 0; from < ids.length; from += maxOperations) await remove(store, container, pk, ids.slice(from, from + maxOperations))
}

async function remove(store: DocumentStore, container: ContainerName, pk: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  try {
    await store.batch(
      container,
      pk,
      ids.map((id) => ({ op: 'delete', id })),
    )
  } catch (error) {
    if (!(error instanceof StoreError && error.code === 'not-found')) throw error
    // One of them is gone already, which a batch doesn't forgive.
    await Promise.all(ids.map((id) => store.delete(container, pk, id)))
  }
}
