/** The trail of administrative acts in a team's partition. */
import * as z from 'zod/mini'
import { limits } from '#domain/limits.ts'
import { administrativeActs } from '#domain/teams/audit.ts'
import type { AuditTrail } from '#bot/ports/audit-trail.ts'
import { StoreError, type DocumentStore } from '#bot/ports/document-store.ts'
import { teamPartition } from '#bot/ports/partition-keys.ts'
import { documentCodec } from '#bot/store/document-codec.ts'
import { listed } from './listed.ts'
import { sharerSchema } from './schemas.ts'

export const auditCodec = documentCodec({
  type: 'audit',
  version: 1,
  schema: z.object({
    auditId: z.string(),
    act: z.enum(administrativeActs),
    by: z.nullable(sharerSchema),
    whom: z.nullable(sharerSchema),
    count: z.nullable(z.number()),
    at: z.string(),
  }),
})

export function createAuditTrail(store: DocumentStore): AuditTrail {
  return {
    async add(team, entry) {
      const { auditId, at, by } = entry
      const envelope = {
        pk: teamPartition(team),
        id: `audit:${auditId}`,
        createdAt: at,
        createdBy: by?.personId ?? 'system',
        updatedAt: at,
        ttl: limits.auditDays * 24 * 3_600,
      }
      try {
        await store.create('app', auditCodec.write(envelope, entry))
      } catch (error) {
        if (!(error instanceof StoreError && error.code === 'conflict')) throw error
      }
    },
    list: (steward, range) =>
      listed(store, teamPartition(steward), {
        type: auditCodec.type,
        where: { op: 'exists', field: 'auditId' },
        range,
        read: (stored) => auditCodec.read(stored).value,
      }),
  }
}
