/** Removes a resource and all that belongs to it. */
import * as z from 'zod/mini'
import type { ResourceId } from '#domain/ids.ts'
import { limits } from '#domain/limits.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import type { DocumentStore } from '#bot/ports/document-store.ts'
import { documentCodec } from '#bot/store/document-codec.ts'
import { allBelongings } from './belongings.ts'

/** Says no more than that something was here: what is simply gone would stay in the search of instances that have not looked since. */
export const removedType = 'removed'
const removedCodec = documentCodec({ type: removedType, version: 1, schema: z.object({}) })
const removedTtlSeconds = limits.deletedDays * 24 * 3_600

/** Safe to repeat. */
export async function removeForGood(store: DocumentStore, clock: Clock, pk: string, resourceId: ResourceId): Promise<void> {
  for await (const page of allBelongings(store, pk, resourceId)) for (const { document } of page) await store.delete('app', pk, document.id)
  // The resource itself last: cut short, it is still there and can be removed again.
  await leaveNothing(store, clock, pk, resourceId)
}

/** In place of a resource: that something was here. */
export async function leaveNothing(store: DocumentStore, clock: Clock, pk: string, id: string): Promise<void> {
  const at = instantOf(clock)
  const envelope = { pk, id, createdAt: at, createdBy: 'system', updatedAt: at, ttl: removedTtlSeconds }
  await store.upsert('app', removedCodec.write(envelope, {}))
}
