/** Metrics in a team's partition. */
import { AppError } from '#domain/errors.ts'
import type { MetricContent } from '#domain/metrics/metric.ts'
import type { Clock } from '#bot/ports/clock.ts'
import type { DocumentStore } from '#bot/ports/document-store.ts'
import type { KeptMetric, MetricRepository } from '#bot/ports/metrics.ts'
import { teamPartition } from '#bot/ports/partition-keys.ts'
import { madeBy, storeOnce } from '#bot/store/repositories/submissions.ts'
import { changeMetric, presentMetric } from './change-metric.ts'
import { collectedOf, metricBelongingId, ofMetric } from './metric-belongings.ts'
import { metricBody, metricCodec, metricRevisionCodec, readMetric, withPeople } from './metric-codecs.ts'

export function createMetricRepository(store: DocumentStore, clock: Clock): MetricRepository {
  const deps = { store, clock }
  return {
    async add(member, metric, submission) {
      const { by, at } = metric.begun
      const envelope = { pk: teamPartition(member), id: metric.metricId, createdAt: at, createdBy: by.personId, updatedAt: at }
      return readMetric(await storeOnce(store, member.personId, submission, metricCodec.write(envelope, metricBody(metric))))
    },
    async submitted(member, submission) {
      const made = await madeBy(store, teamPartition(member), member.personId, submission)
      return made === null ? null : readMetric(made)
    },
    async get(team, metricId) {
      try {
        return readMetric(await presentMetric(store, team, metricId))
      } catch (error) {
        if (error instanceof AppError && error.code === 'not-found') return null
        throw error
      }
    },
    async list(team) {
      const found = await collectedOf(store, teamPartition(team), metricCodec.type, [
        { op: 'not', filter: { op: 'exists', field: 'deletedAt' } },
      ])
      return found.map(readMetric).toSorted((one, other) => (one.begun.at < other.begun.at ? -1 : 1))
    },
    edit: (member, metricId, revision, change) =>
      changeMetric(deps, member, metricId, (before) => {
        if (before.revision !== revision) throw new AppError('stale-version')
        const after = { ...change(before), revision: revision + 1 }
        const { by, at } = before.edited ?? before.begun
        const envelope = {
          pk: teamPartition(member),
          // Nine digits, so that ids sort as numbers do.
          id: metricBelongingId('metric-revision', metricId, String(revision).padStart(9, '0')),
          createdAt: at,
          createdBy: by.personId,
          updatedAt: at,
        }
        const kept = metricRevisionCodec.write(envelope, withPeople({ ...contentOf(before), metricId, revision, by, at }))
        return { metric: after, also: [{ op: 'upsert', document: kept }], result: after }
      }),
    update: (team, metricId, change) =>
      changeMetric(deps, team, metricId, (before) => {
        const metric = change(before)
        return { metric, also: [], result: metric }
      }),
    async history(member, metricId) {
      await presentMetric(store, member, metricId)
      const found = await collectedOf(store, teamPartition(member), 'metric-revision', ofMetric('metric-revision', metricId))
      return found
        .map((stored) => {
          const { people: _people, metricId: _metricId, ...revision } = metricRevisionCodec.read(stored).value
          return revision
        })
        .toReversed()
    },
  }
}

const contentOf = ({
  name,
  goal,
  why,
  unit,
  decimals,
  direction,
  cadence,
  baseline,
  target,
  bounds,
  source,
}: KeptMetric): MetricContent => ({
  name,
  goal,
  why,
  unit,
  decimals,
  direction,
  cadence,
  baseline,
  target,
  bounds,
  source,
})
