/**
 * Deleting a metric and bringing it back: it is hidden at once, and what belongs to it gets its end. Every step goes in one batch with
 * the metric, so that the two can't cross; what a crash cuts short is done by whoever lists next (decision 132).
 */
import { AppError } from '#domain/errors.ts'
import type { MetricId } from '#domain/ids.ts'
import { limits } from '#domain/limits.ts'
import type { TeamSteward } from '#domain/people/actors.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import { StoreError, type BatchOperation, type DocumentStore, type StoreDocument, type Stored } from '#bot/ports/document-store.ts'
import type { DeletedMetrics } from '#bot/ports/metrics.ts'
import { teamPartition } from '#bot/ports/partition-keys.ts'
import { changing } from '#bot/store/repositories/changing.ts'
import { batchOrStale } from './change-metric.ts'
import { collectedOf, metricBelongings, ofMetric } from './metric-belongings.ts'
import { metricBody, metricCodec, readMetric, withPeople } from './metric-codecs.ts'

/** Of one batch; the store takes 2 MB and a hundred operations. */
const maxBatchChars = 800_000
const maxBelongings = 50

export function createDeletedMetrics(store: DocumentStore, clock: Clock): DeletedMetrics {
  const read = async (pk: string, metricId: MetricId): Promise<Stored> => {
    const stored = await store.get('app', pk, metricId)
    if (stored === null || stored.document.type !== metricCodec.type) throw new AppError('not-found')
    return stored
  }

  /** @param change - null: it isn't in the state that it is to be changed from @returns whether it was changed */
  const step = (pk: string, metricId: MetricId, change: (stored: Stored) => StoreDocument | null): Promise<boolean> =>
    changing(async () => {
      const stored = await read(pk, metricId)
      const next = change(stored)
      if (next !== null) await store.replace('app', next, stored.etag)
      return next !== null
    })

  /** Page by page, as long as the metric is in the state for it. */
  const each = async (
    pk: string,
    metricId: MetricId,
    wanted: State,
    change: (document: StoreDocument, of: StoreDocument) => StoreDocument,
  ) => {
    for (const kind of metricBelongings)
      for (let hasMore = true; hasMore;)
        hasMore = await changing(async () => {
          const stored = await read(pk, metricId)
          if (stateOf(stored) !== wanted) return false
          const ends = { op: 'exists', field: 'deletedAt' } as const
          const { items } = await store.query('app', pk, {
            type: kind,
            where: { op: 'and', filters: [...ofMetric(kind, metricId), wanted === 'returning' ? ends : { op: 'not', filter: ends }] },
            orderBy: { field: 'id', direction: 'asc' },
            limit: maxBelongings,
          })
          if (items.length === 0) return false
          const operations = fitting(items).map((item): BatchOperation => ({
            op: 'replace',
            document: change(item.document, stored.document),
            ifMatch: item.etag,
          }))
          await batchOrStale(store, pk, [{ op: 'replace', document: stored.document, ifMatch: stored.etag }, ...operations])
          return true
        })
  }

  const end = async (pk: string, metricId: MetricId): Promise<void> => {
    await each(pk, metricId, 'ending', (document, { deletedAt }) => ending(document, deletedAt ?? instantOf(clock), clock))
    await step(pk, metricId, (stored) =>
      stateOf(stored) === 'ending' ? ending(stored.document, stored.document.deletedAt ?? instantOf(clock), clock) : null,
    )
  }

  const bringBack = async (pk: string, metricId: MetricId): Promise<boolean> => {
    await step(pk, metricId, (stored) => {
      if (stateOf(stored) === 'present') return null
      const { envelope, value } = metricCodec.read(stored)
      const { ttl: _ttl, ...lasting } = envelope
      return metricCodec.write({ ...lasting, updatedAt: instantOf(clock) }, { ...value, isReturning: true })
    })
    await each(pk, metricId, 'returning', ({ deletedAt: _deletedAt, ttl: _ttl, ...document }) => document)
    return step(pk, metricId, (stored) => {
      if (stateOf(stored) !== 'returning') return null
      const { deletedAt: _deletedAt, ...envelope } = metricCodec.read(stored).envelope
      return metricCodec.write({ ...envelope, updatedAt: instantOf(clock) }, metricBody(readMetric(stored)))
    })
  }

  return {
    async delete(steward, metricId) {
      const pk = teamPartition(steward)
      const deletedBy = { personId: steward.personId, name: steward.name }
      const wasThere = await step(pk, metricId, (stored) => {
        if (stateOf(stored) !== 'present') return null
        const { envelope, value } = metricCodec.read(stored)
        const at = instantOf(clock)
        return metricCodec.write({ ...envelope, updatedAt: at, deletedAt: at }, withPeople({ ...value, deletedBy }))
      })
      await end(pk, metricId)
      return wasThere
    },
    async restore(steward, metricId) {
      const pk = teamPartition(steward)
      const isBack = await bringBack(pk, metricId)
      return { metric: readMetric(await read(pk, metricId)), isBack }
    },
    async list(steward: TeamSteward) {
      const pk = teamPartition(steward)
      const found = await collectedOf(store, pk, metricCodec.type, [{ op: 'exists', field: 'deletedAt' }])
      for (const stored of found) {
        const metricId = stored.document.id as MetricId
        if (stateOf(stored) === 'ending') await finished(end(pk, metricId))
        if (stateOf(stored) === 'returning') await finished(bringBack(pk, metricId))
      }
      return found
        .filter((stored) => stateOf(stored) !== 'returning')
        .map((stored) => {
          const { value, envelope } = metricCodec.read(stored)
          return {
            metric: readMetric(stored),
            deletedAt: envelope.deletedAt ?? envelope.updatedAt,
            deletedBy: value.deletedBy ?? value.owner,
          }
        })
        .toSorted((one, other) => (one.deletedAt < other.deletedAt ? 1 : -1))
    },
  }
}

/** `ending`: hidden, and what belongs to it is getting its end · `ended`: all of it has one · `returning`: it is losing it again */
type State = 'present' | 'ending' | 'ended' | 'returning'

function stateOf({ document }: Stored): State {
  if (document.deletedAt === undefined) return 'present'
  if (document['isReturning'] === true) return 'returning'
  return document.ttl === undefined ? 'ending' : 'ended'
}

/** Gone thirty days after it was deleted, however late this is done. */
function ending(document: StoreDocument, deletedAt: string, clock: Clock): StoreDocument {
  const endsAtMs = Date.parse(deletedAt) + limits.deletedDays * 24 * 3_600_000
  return { ...document, updatedAt: instantOf(clock), deletedAt, ttl: Math.max(1, Math.ceil((endsAtMs - clock.nowMs()) / 1_000)) }
}

function fitting(items: readonly Stored[]): readonly Stored[] {
  let chars = 0
  const first = items.findIndex(({ document }) => {
    chars += JSON.stringify(document).length
    return chars > maxBatchChars
  })
  return first === -1 ? items : items.slice(0, Math.max(1, first))
}

/** It may be gone by now, or somebody brings it back. */
async function finished(work: Promise<unknown>): Promise<void> {
  try {
    await work
  } catch (error) {
    const isGone = error instanceof AppError && error.code === 'not-found'
    if (!isGone && !(error instanceof StoreError && error.code === 'stale')) throw error
  }
}
