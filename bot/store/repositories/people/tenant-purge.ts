/** Everything of a tenant, partition by partition. */
import * as z from 'zod/mini'
import type { TenantId } from '#domain/ids.ts'
import type { DocumentStore } from '#bot/ports/document-store.ts'
import {
  checkInsPartition,
  outboxPartition,
  personPartition,
  receiptsPartition,
  teamPartition,
  tenantPartition,
} from '#bot/ports/partition-keys.ts'
import type { TenantPurge } from '#bot/ports/tenant-purge.ts'
import { documentCodec } from '#bot/store/document-codec.ts'
import { idSchema } from '#bot/store/repositories/schemas.ts'
import { purgePartition } from './purge-partition.ts'

const receiptCodec = documentCodec({
  type: 'purge-receipt',
  version: 1,
  schema: z.object({
    tenantId: idSchema<TenantId>(),
    startedAt: z.string(),
    endedAt: z.string(),
    teams: z.number(),
    people: z.number(),
  }),
})

export function createTenantPurge(store: DocumentStore): TenantPurge {
  return {
    purgePlace: ({ tenantId }, place) =>
      purgePartition(
        store,
        'app',
        place.kind === 'team' ? teamPartition({ tenantId, teamId: place.teamId }) : personPartition({ tenantId, personId: place.personId }),
      ),
    async purgeNotices({ tenantId }) {
      for (;;) {
        const { items } = await store.query('ops', outboxPartition, {
          type: 'outbox-row',
          where: { op: 'eq', field: 'tenantId', value: tenantId },
          orderBy: { field: 'id', direction: 'asc' },
          limit: 100,
        })
        if (items.length === 0) return
        await Promise.all(items.map(({ document }) => store.delete('ops', document.pk, document.id)))
      }
    },
    async purgeRegistry(system) {
      await purgePartition(store, 'ops', checkInsPartition(system))
      await purgePartition(store, 'app', tenantPartition(system))
    },
    async keepReceipt(receipt) {
      const { startedAt: at, endedAt, tenantId } = receipt
      const envelope = { pk: receiptsPartition, id: `${tenantId}:${at}`, createdAt: at, createdBy: 'system', updatedAt: endedAt }
      await store.upsert('ops', receiptCodec.write(envelope, receipt))
    },
  }
}
