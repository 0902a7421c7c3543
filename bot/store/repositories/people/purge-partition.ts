/** Removes everything in a partition, whatever it is: nothing has to be known of its types. */
import { StoreError, type ContainerName, type DocumentStore } from '#bot/ports/document-store.ts'

/** A page is at most this large; Cosmos goes over it rather than split the changes of one batch. */
const maxOperations = 100

/** Safe to repeat. What is written meanwhile is removed as well, or left to the next time. */
export async function purgePartition(store: DocumentStore, container: ContainerName, pk: string): Promise<void> {
  let cursor = 'start'
  for (let hasMore = true; hasMore;) {
    const page = await store.changes(container, pk, cursor, maxOperations)
    const ids = page.items.map(({ document }) => document.id)
    for (let from = 0; from < ids.length; from += maxOperations) await remove(store, container, pk, ids.slice(from, from + maxOperations))
    cursor = page.cursor
    hasMore = page.hasMore
  }
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
