/** Every write about a metric goes in one batch with the metric itself, so that nothing is added to one that is deleted meanwhile. */
import { AppError } from '#domain/errors.ts'
import type { MetricId } from '#domain/ids.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import { StoreError, type BatchOperation, type DocumentStore, type Stored } from '#bot/ports/document-store.ts'
import type { KeptMetric, MetricTeam } from '#bot/ports/metrics.ts'
import { teamPartition } from '#bot/ports/partition-keys.ts'
import { changing } from '#bot/store/repositories/changing.ts'
import { metricBody, metricCodec, readMetric } from './metric-codecs.ts'

export type MetricChange<Result> = {
  readonly metric: KeptMetric
  /** What else belongs to it; a `create` of what is there is tried again, as when others wrote in between. */
  readonly also: readonly BatchOperation[]
  readonly result: Result
}

/**
 * @param change - may be called more than once, and may throw; the same metric and nothing else: nothing is written
 * @throws AppError `not-found` unless it is there and not deleted; `too-large`
 */
export const changeMetric = <Result>(
  { store, clock }: { readonly store: DocumentStore; readonly clock: Clock },
  team: MetricTeam,
  metricId: MetricId,
  change: (metric: KeptMetric) => MetricChange<Result> | Promise<MetricChange<Result>>,
): Promise<Result> =>
  changing(async () => {
    const stored = await presentMetric(store, team, metricId)
    const before = readMetric(stored)
    const { metric, also, result } = await change(before)
    if (metric === before && also.length === 0) return result
    if (also.length >= maxOperations) throw new AppError('too-large')
    const document = metricCodec.write({ ...metricCodec.read(stored).envelope, updatedAt: instantOf(clock) }, metricBody(metric))
    await batchOrStale(store, stored.document.pk, [{ op: 'replace', document, ifMatch: stored.etag }, ...also])
    return result
  })

export async function presentMetric(store: DocumentStore, team: MetricTeam, metricId: MetricId): Promise<Stored> {
  const stored = await store.get('app', teamPartition(team), metricId)
  if (stored === null || stored.document.type !== metricCodec.type || stored.document.deletedAt !== undefined)
    throw new AppError('not-found')
  return stored
}

/** What the store takes at once. */
const maxOperations = 100

/** Two who write the first one are as two who change it, and one who removes it is as one who changes it. */
export async function batchOrStale(store: DocumentStore, pk: string, operations: readonly BatchOperation[]): Promise<void> {
  try {
    await store.batch('app', pk, operations)
  } catch (error) {
    if (error instanceof StoreError && (error.code === 'conflict' || error.code === 'not-found'))
      throw new StoreError('stale', error.message, { cause: error })
    throw error
  }
}
