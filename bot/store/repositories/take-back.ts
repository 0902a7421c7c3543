/** Takes back what a person added to a resource. */
import type { ResourceId } from '#domain/ids.ts'
import { StoreError, type DocumentStore } from '#bot/ports/document-store.ts'

/** Deletes and counts down in one step; what is gone already was counted down with it. */
export async function takeBack(
  store: DocumentStore,
  pk: string,
  id: string,
  resourceId: ResourceId,
  counter: 'helpedCount' | 'commentCount',
): Promise<void> {
  try {
    await store.batch('app', pk, [
      { op: 'delete', id },
      { op: 'increment', id: resourceId, field: counter, by: -1 },
    ])
  } catch (error) {
    if (!(error instanceof StoreError && error.code === 'not-found')) throw error
  }
}
