/** The rows of check-ins in the `ops` container: one partition a tenant, one document for a person and a week. */
import * as z from 'zod/mini'
import type { PersonId } from '#domain/ids.ts'
import type { IsoWeek } from '#domain/check-ins/iso-week.ts'
import type { SystemActor } from '#domain/people/actors.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import type { CheckInRow, CheckInRows, VersionedRow } from '#bot/ports/check-in-rows.ts'
import { StoreError, type DocumentStore, type Filter, type Stored, type StoreDocument } from '#bot/ports/document-store.ts'
import { checkInsPartition } from '#bot/ports/partition-keys.ts'
import { documentCodec } from '#bot/store/document-codec.ts'
import { idSchema } from './schemas.ts'

const rowCodec = documentCodec({
  type: 'check-in-row',
  version: 1,
  schema: z.object({
    week: z.custom<IsoWeek>((value) => typeof value === 'string'),
    personId: idSchema<PersonId>(),
    plannedFor: z.string(),
    dueAt: z.string(),
    status: z.enum(['planned', 'sending', 'unknown', 'sent', 'unconfirmed', 'unreachable', 'skipped']),
    isPutOff: z.boolean(),
    attempts: z.number(),
    doubts: z._default(z.number(), 0),
    fence: z.number(),
    reason: z.nullable(z.string()),
  }),
})

const openStatuses = ['planned', 'sending', 'unknown'] as const
const isOpen: Filter = { op: 'in', field: 'status', values: [...openStatuses] }

/** While a row stands, its week is not planned again; nobody plans weeks that are so long ago. */
const endedTtlSeconds = 60 * 24 * 3_600
/** Of what has ended: the weeks of a large tenant are more than anybody can step over to find what is due. */
const neverDue = '9999-12-31T23:59:59.999Z'

export function createCheckInRows(store: DocumentStore, clock: Clock): CheckInRows {
  const documentOf = (system: SystemActor, row: CheckInRow): StoreDocument => {
    const at = instantOf(clock)
    const envelope = { pk: checkInsPartition(system), id: idOf(row.week, row.personId), createdAt: at, createdBy: 'system', updatedAt: at }
    return hasEnded(row)
      ? rowCodec.write({ ...envelope, ttl: endedTtlSeconds }, { ...row, dueAt: neverDue })
      : rowCodec.write(envelope, row)
  }

  return {
    async plan(system, { week, personId, dueAt, leftOut }) {
      const row: CheckInRow = {
        week,
        personId,
        plannedFor: dueAt,
        dueAt,
        status: leftOut === undefined ? 'planned' : 'skipped',
        isPutOff: false,
        attempts: 0,
        doubts: 0,
        fence: 0,
        reason: leftOut ?? null,
      }
      try {
        await store.create('ops', documentOf(system, row))
        return true
      } catch (error) {
        if (error instanceof StoreError && error.code === 'conflict') return false
        throw error
      }
    },
    async read(system, week, personId) {
      const stored = await store.get('ops', checkInsPartition(system), idOf(week, personId))
      return stored === null ? null : versioned(stored)
    },
    async due(system, now, limit) {
      const { items } = await store.query('ops', checkInsPartition(system), {
        type: rowCodec.type,
        where: { op: 'and', filters: [isOpen, { op: 'lte', field: 'dueAt', value: now }] },
        orderBy: { field: 'dueAt', direction: 'asc' },
        limit,
      })
      return items.map(versioned)
    },
    async unreachable(system, weeks) {
      const found: PersonId[] = []
      const where: Filter = {
        op: 'and',
        filters: [
          { op: 'eq', field: 'status', value: 'unreachable' },
          { op: 'in', field: 'week', values: [...weeks] },
        ],
      }
      let cursor: string | null = null
      do {
        const page: Awaited<ReturnType<DocumentStore['query']>> = await store.query('ops', checkInsPartition(system), {
          type: rowCodec.type,
          where,
          orderBy: { field: 'id', direction: 'asc' },
          limit: 100,
          ...(cursor === null ? {} : { cursor }),
        })
        found.push(...page.items.map((stored) => versioned(stored).row.personId))
        cursor = page.nextCursor
      } while (cursor !== null)
      return found
    },
    async change(system, row, version) {
      try {
        return (await store.replace('ops', documentOf(system, row), version)).etag
      } catch (error) {
        if (error instanceof StoreError && (error.code === 'stale' || error.code === 'not-found')) return null
        throw error
      }
    },
  }
}

const hasEnded = ({ status }: CheckInRow): boolean => !openStatuses.some((open) => open === status)

const idOf = (week: IsoWeek, personId: PersonId): string => `check-in:${week}:${personId}`

function versioned(stored: Stored): VersionedRow {
  const { value, etag } = rowCodec.read(stored)
  return { row: value, version: etag }
}
