/** Deletions of people, in the tenant's partition: the only document that names the person, until it is done. */
import * as z from 'zod/mini'
import { personId as asPersonId, teamId as asTeamId, type PersonId } from '#domain/ids.ts'
import { limits } from '#domain/limits.ts'
import type { SystemActor } from '#domain/people/actors.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import type { Deletions, Place } from '#bot/ports/deletions.ts'
import { StoreError, type DocumentStore } from '#bot/ports/document-store.ts'
import { tenantPartition } from '#bot/ports/partition-keys.ts'
import { documentCodec } from '#bot/store/document-codec.ts'
import { changing } from '#bot/store/repositories/changing.ts'
import { idSchema } from '#bot/store/repositories/schemas.ts'

const schema = z.object({
  /** Null: it is done. */
  personId: z.nullable(idSchema<PersonId>()),
  contributions: z.enum(['keep', 'remove']),
  after: z.nullable(z.object({ kind: z.enum(['team', 'person']), id: z.string() })),
})
type Value = z.infer<typeof schema>

const deletionCodec = documentCodec({ type: 'deletion', version: 1, schema })
const receiptTtlSeconds = limits.deletedDays * 24 * 3_600

export function createDeletions(store: DocumentStore, clock: Clock): Deletions {
  const change = (
    system: SystemActor,
    deletionId: string,
    next: (value: Value) => { readonly value: Value; readonly ttl?: number },
  ): Promise<void> =>
    changing(async () => {
      const stored = await store.get('app', tenantPartition(system), documentId(deletionId))
      if (stored === null) return
      const { envelope, value } = deletionCodec.read(stored)
      if (value.personId === null) return
      const { ttl, value: changed } = next(value)
      const at = { ...envelope, updatedAt: instantOf(clock), ...(ttl === undefined ? {} : { ttl }) }
      await store.replace('app', deletionCodec.write(at, changed), stored.etag)
    })

  return {
    async open(system, { deletionId, personId, contributions }) {
      const at = instantOf(clock)
      const envelope = { pk: tenantPartition(system), id: documentId(deletionId), createdAt: at, createdBy: 'system', updatedAt: at }
      try {
        await store.create('app', deletionCodec.write(envelope, { personId, contributions, after: null }))
      } catch (error) {
        if (!(error instanceof StoreError && error.code === 'conflict')) throw error
      }
    },
    async read(system, deletionId) {
      const stored = await store.get('app', tenantPartition(system), documentId(deletionId))
      if (stored === null) return null
      const { personId, contributions, after } = deletionCodec.read(stored).value
      return personId === null ? null : { deletionId, personId, contributions, after: after === null ? null : placeOf(after) }
    },
    advance: (system, deletionId, after) =>
      change(system, deletionId, (value) => ({
        value: { ...value, after: { kind: after.kind, id: after.kind === 'team' ? after.teamId : after.personId } },
      })),
    finish: (system, deletionId) =>
      change(system, deletionId, ({ contributions }) => ({
        value: { personId: null, contributions, after: null },
        ttl: receiptTtlSeconds,
      })),
    subject: (system, deletionId) => ({ container: 'app', pk: tenantPartition(system), id: documentId(deletionId), replaces: null }),
  }
}

const documentId = (deletionId: string): string => `deletion:${deletionId}`

const placeOf = ({ kind, id }: { readonly kind: Place['kind']; readonly id: string }): Place =>
  kind === 'team' ? { kind, teamId: asTeamId(id) } : { kind, personId: asPersonId(id) }
