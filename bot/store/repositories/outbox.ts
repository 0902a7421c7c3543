/** The outbox in the `ops` container: rows that wait, and those that are done until their TTL. */
import * as z from 'zod/mini'
import type { TenantId } from '#domain/ids.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import { StoreError, type DocumentStore, type Filter, type Stored, type StoreDocument } from '#bot/ports/document-store.ts'
import type { Hash } from '#bot/ports/hash.ts'
import type { Notice, Outbox } from '#bot/ports/outbox.ts'
import type { OutboxRow, OutboxRows } from '#bot/ports/outbox-rows.ts'
import { documentCodec } from '#bot/store/document-codec.ts'
import { outboxPartition } from '#bot/ports/partition-keys.ts'
import { idSchema } from './schemas.ts'

const rowCodec = documentCodec({
  type: 'outbox-row',
  version: 1,
  schema: z.object({
    key: z.string(),
    tenantId: idSchema<TenantId>(),
    notice: z.custom<Notice>((value) => typeof value === 'object' && value !== null && 'kind' in value),
    subject: z.object({ container: z.literal('app'), pk: z.string(), id: z.string(), replaces: z.nullable(z.string()) }),
    status: z.enum(['waiting', 'sending', 'done', 'dropped', 'failed', 'unknown']),
    dueAt: z.string(),
    attempts: z.number(),
    troubledSince: z.optional(z.string()),
    owner: z.nullable(z.string()),
    reason: z.nullable(z.string()),
  }),
})

/** How long an outcome can be looked up. */
const doneTtlSeconds = 14 * 24 * 3_600

const isOpen: Filter = { op: 'in', field: 'status', values: ['waiting', 'sending'] }

export function createOutbox(
  store: DocumentStore,
  { clock, hash }: { readonly clock: Clock; readonly hash: Hash },
): { readonly outbox: Outbox; readonly rows: OutboxRows } {
  const idOf = (key: string): string => `row:${hash(key)}`

  const documentOf = ({ createdAt, troubledSince, ...given }: OutboxRow): StoreDocument => {
    // Absent rather than null: what is in trouble is found by the field.
    const row = troubledSince === null ? given : { ...given, troubledSince }
    const isDone = row.status !== 'waiting' && row.status !== 'sending'
    const envelope = { pk: outboxPartition, id: idOf(row.key), createdAt, createdBy: 'system', updatedAt: instantOf(clock) }
    return rowCodec.write(isDone ? { ...envelope, ttl: doneTtlSeconds } : envelope, row)
  }

  /** The same key again is the same notice, unless the change it spoke of never came and is now about to. */
  const revive = async (fresh: StoreDocument): Promise<void> => {
    const known = await store.get('ops', outboxPartition, fresh.id)
    if (known === null || rowCodec.read(known).value.status !== 'dropped') return
    try {
      await store.replace('ops', fresh, known.etag)
    } catch (error) {
      // Somebody else has just revived it.
      if (!(error instanceof StoreError && error.code === 'stale')) throw error
    }
  }

  const outbox: Outbox = {
    async add(tenantId, notices) {
      const at = instantOf(clock)
      for (const { key, notice, subject } of notices) {
        const fresh = documentOf({
          key,
          tenantId,
          notice,
          subject,
          status: 'waiting',
          dueAt: at,
          createdAt: at,
          attempts: 0,
          troubledSince: null,
          owner: null,
          reason: null,
        })
        try {
          await store.create('ops', fresh)
        } catch (error) {
          if (!(error instanceof StoreError && error.code === 'conflict')) throw error
          await revive(fresh)
        }
      }
    },
  }

  const rows: OutboxRows = {
    async due(now, limit) {
      const page = await store.query('ops', outboxPartition, {
        type: rowCodec.type,
        where: { op: 'and', filters: [isOpen, { op: 'lte', field: 'dueAt', value: now }] },
        orderBy: { field: 'dueAt', direction: 'asc' },
        limit,
      })
      return page.items.map(rowOf)
    },
    async behindSince(now) {
      const isDue: Filter = { op: 'lte', field: 'dueAt', value: now }
      const page = await store.query('ops', outboxPartition, {
        type: rowCodec.type,
        where: { op: 'and', filters: [isOpen, { op: 'or', filters: [isDue, { op: 'exists', field: 'troubledSince' }] }] },
        orderBy: { field: 'dueAt', direction: 'asc' },
        limit: 100,
      })
      const since = page.items.map(rowOf).map(({ row }) => row.troubledSince ?? row.dueAt)
      return since.toSorted()[0] ?? null
    },
    async change(row, version) {
      try {
        return (await store.replace('ops', documentOf(row), version)).etag
      } catch (error) {
        if (error instanceof StoreError && (error.code === 'stale' || error.code === 'not-found')) return null
        throw error
      }
    },
    async subjectExists({ container, pk, id, replaces }) {
      const stored = await store.get(container, pk, id)
      return stored !== null && stored.etag !== replaces
    },
  }
  return { outbox, rows }
}

function rowOf(stored: Stored): { readonly id: string; readonly row: OutboxRow; readonly version: string } {
  const { value, envelope, etag } = rowCodec.read(stored)
  const { troubledSince = null, ...row } = value
  return { id: envelope.id, row: { ...row, troubledSince, createdAt: envelope.createdAt }, version: etag }
}
