/** Lists in the tenant's partition whoever has a partition of their own, so that none is ever out of reach. */
import * as z from 'zod/mini'
import { personId, tenantId, type PersonId } from '#domain/ids.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import { StoreError, type ContainerName, type DocumentStore } from '#bot/ports/document-store.ts'
import { tenantPartition } from '#bot/ports/partition-keys.ts'
import { documentCodec } from '#bot/store/document-codec.ts'

export const personCodec = documentCodec({ type: 'person', version: 1, schema: z.object({}) })

const prefix = 'person:'
export const personDocumentId = (id: PersonId): string => `${prefix}${id}`
export const personOfDocument = (documentId: string): PersonId => personId(documentId.slice(prefix.length))

/** Somebody may be deleted by another instance and come back: after this time it is looked at again. */
const knownMs = 10 * 60_000
const maxKnown = 50_000

/** The same store; the first write into a person's partition lists the person before. */
export function listingPeople(store: DocumentStore, clock: Clock): DocumentStore {
  const known = new Map<string, number>()

  const list = async (container: ContainerName, pk: string): Promise<void> => {
    const [, tenant, person] = /^t\|([^|]+)\|u\|([^|]+)$/u.exec(pk) ?? []
    if (container !== 'app' || tenant === undefined || person === undefined) return
    if ((known.get(pk) ?? 0) > clock.nowMs()) return
    const at = instantOf(clock)
    const id = personDocumentId(personId(person))
    const envelope = { pk: tenantPartition({ tenantId: tenantId(tenant) }), id, createdAt: at, createdBy: 'system', updatedAt: at }
    try {
      await store.create('app', personCodec.write(envelope, {}))
    } catch (error) {
      if (!(error instanceof StoreError && error.code === 'conflict')) throw error
    }
    if (known.size >= maxKnown) known.clear()
    known.set(pk, clock.nowMs() + knownMs)
  }

  return {
    ...store,
    async create(container, document) {
      await list(container, document.pk)
      return store.create(container, document)
    },
    async upsert(container, document) {
      await list(container, document.pk)
      return store.upsert(container, document)
    },
    async batch(container, pk, operations) {
      if (operations.some(({ op }) => op === 'create' || op === 'upsert')) await list(container, pk)
      return store.batch(container, pk, operations)
    },
    async delete(container, pk, id, ifMatch) {
      if (id.startsWith(prefix)) known.delete(`${pk}|u|${id.slice(prefix.length)}`)
      return store.delete(container, pk, id, ifMatch)
    },
  }
}
