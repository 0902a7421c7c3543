/** Readings, one document for each metric and year: whatever a table brings is one batch (decision 130). */
import type { MetricId } from '#domain/ids.ts'
import { mergeReadings } from '#domain/metrics/merge-readings.ts'
import type { Reading } from '#domain/metrics/metric.ts'
import type { Clock } from '#bot/ports/clock.ts'
import type { BatchOperation, DocumentStore, StoreDocument, Stored } from '#bot/ports/document-store.ts'
import { teamPartition } from '#bot/ports/partition-keys.ts'
import type { KeptReading, ReadingRepository } from '#bot/ports/readings.ts'
import { changeMetric, presentMetric } from './change-metric.ts'
import { collectedOf, metricBelongingId, ofMetric } from './metric-belongings.ts'
import { metricCorrectionCodec, metricYearCodec, withPeople } from './metric-codecs.ts'

export function createReadingRepository(
  store: DocumentStore,
  { clock, newId }: { readonly clock: Clock; readonly newId: () => string },
): ReadingRepository {
  const yearsOf = (pk: string, metricId: MetricId) => collectedOf(store, pk, metricYearCodec.type, ofMetric('metric-year', metricId))

  return {
    of: async (team, metricId) => (await yearsOf(teamPartition(team), metricId)).flatMap(readingsIn),
    async all(team) {
      const all = new Map<MetricId, readonly KeptReading[]>()
      for (const stored of await collectedOf(store, teamPartition(team), metricYearCodec.type)) {
        const { metricId } = metricYearCodec.read(stored).value
        all.set(metricId, [...(all.get(metricId) ?? []), ...readingsIn(stored)])
      }
      return all
    },
    give: (team, metricId, given, choose) =>
      changeMetric({ store, clock }, team, metricId, async (metric) => {
        const pk = teamPartition(team)
        const years = await yearsOf(pk, metricId)
        const known = years.flatMap(readingsIn)
        const { added, changed, same } = mergeReadings(known.map(asReading), choose(metric, known), given)
        const result = { added: added.length, same, changed: changed.length }
        if (added.length + changed.length === 0) return { metric, also: [], result }
        const place: Place = { pk, metricId, personId: given.by.personId, at: given.at }
        return {
          metric: { ...metric, hasReadings: true },
          also: [
            ...yearOperations(place, years, [...added, ...changed]),
            ...(changed.length === 0 ? [] : [{ op: 'create', document: correctionDocument(place, newId(), changed) } as const]),
          ],
          result,
        }
      }),
    async corrections(member, metricId, period) {
      await presentMetric(store, member, metricId)
      const { items } = await store.query('app', teamPartition(member), {
        type: metricCorrectionCodec.type,
        where: { op: 'and', filters: [...ofMetric('metric-correction', metricId), { op: 'has', field: 'periods', value: period }] },
        orderBy: { field: 'id', direction: 'desc' },
        limit: 100,
      })
      return items
        .flatMap((stored) => metricCorrectionCodec.read(stored).value.replaced.filter((one) => one.period === period))
        .map(({ period: _period, ...version }) => version)
    },
  }
}

type Place = { readonly pk: string; readonly metricId: MetricId; readonly personId: string; readonly at: string }

const readingsIn = (stored: Stored): readonly KeptReading[] => metricYearCodec.read(stored).value.readings

/** What it replaced stands elsewhere. */
const asReading = ({ corrections: _corrections, ...reading }: KeptReading): Reading => ({ ...reading, earlier: [] })

/** Weeks lie in the year that their number names. */
const yearOf = ({ period }: Pick<Reading, 'period'>): string => period.slice(0, 4)

function yearOperations(
  { pk, metricId, personId, at }: Place,
  years: readonly Stored[],
  written: readonly Reading[],
): readonly BatchOperation[] {
  const byYear = new Map(years.map((stored) => [metricYearCodec.read(stored).value.year, stored]))
  return [...Map.groupBy(written, yearOf)].map(([year, fresh]): BatchOperation => {
    const stored = byYear.get(year)
    const readings = new Map((stored === undefined ? [] : readingsIn(stored)).map((reading) => [reading.period, reading]))
    for (const { earlier: _earlier, ...reading } of fresh) {
      const before = readings.get(reading.period)
      readings.set(reading.period, { ...reading, corrections: before === undefined ? 0 : before.corrections + 1 })
    }
    const body = withPeople({
      metricId,
      year,
      readings: [...readings.values()].toSorted((one, other) => (one.period < other.period ? -1 : 1)),
    })
    const envelope = { pk, id: metricBelongingId('metric-year', metricId, year), createdAt: at, createdBy: personId, updatedAt: at }
    if (stored === undefined) return { op: 'create', document: metricYearCodec.write(envelope, body) }
    const known = { ...metricYearCodec.read(stored).envelope, updatedAt: at }
    return { op: 'replace', document: metricYearCodec.write(known, body), ifMatch: stored.etag }
  })
}

function correctionDocument({ pk, metricId, personId, at }: Place, id: string, changed: readonly Reading[]): StoreDocument {
  const replaced = changed.flatMap(({ period, earlier }) => earlier.slice(-1).map((version) => ({ period, ...version })))
  const envelope = { pk, id: metricBelongingId('metric-correction', metricId, id), createdAt: at, createdBy: personId, updatedAt: at }
  return metricCorrectionCodec.write(envelope, withPeople({ metricId, periods: replaced.map(({ period }) => period), replaced }))
}
