/** The metrics of a team as tiles: the latest value, what its limits say, and the last points. */
import type { Metric } from '#domain/metrics/metric.ts'
import { seriesOf, type Series, type SeriesPoint } from '#domain/metrics/series.ts'
import { verdictOf, verdictOnTarget, type TargetVerdict, type Verdict } from '#domain/metrics/verdict.ts'
import { duePeriod, type Period } from '#domain/metrics/period.ts'
import type { TeamMember } from '#domain/people/actors.ts'
import type { KeptMetric, MetricRepository } from '#bot/ports/metrics.ts'
import type { ReadingRepository } from '#bot/ports/readings.ts'
import { metricToday, type TodayDeps } from './metric-today.ts'

export type ListMetricsDeps = TodayDeps & {
  readonly metrics: Pick<MetricRepository, 'list'>
  readonly readings: Pick<ReadingRepository, 'all'>
}

export type MetricTile = {
  readonly metric: KeptMetric
  readonly latest: { readonly period: Period; readonly value: number } | null
  /** The last period that is over and has no reading; null when it has one, or the metric is retired. */
  readonly due: Period | null
  readonly verdict: Verdict
  readonly onTarget: TargetVerdict | null
  /** Oldest first. */
  readonly points: readonly Pick<SeriesPoint, 'period' | 'value' | 'meaning'>[]
  /** Null while it is too early. */
  readonly mean: number | null
}

/** As many as a sparkline shows. */
const maxTilePoints = 24

/** Those in use first, each in the order in which they were begun. */
export async function listMetrics(deps: ListMetricsDeps, member: TeamMember): Promise<readonly MetricTile[]> {
  const [metrics, readings, today] = await Promise.all([deps.metrics.list(member), deps.readings.all(member), metricToday(deps, member)])
  const tiles = metrics.map((metric) => {
    const own = readings.get(metric.metricId) ?? []
    return tileOf(metric, seriesOf({ metric, readings: own, rebases: metric.rebases, annotations: [] }), today)
  })
  return [...tiles.filter(({ metric }) => metric.retiredAt === null), ...tiles.filter(({ metric }) => metric.retiredAt !== null)]
}

export function tileOf(metric: KeptMetric, series: Series, today: string): MetricTile {
  const last = series.points.at(-1)
  return {
    metric,
    latest: last === undefined || last.value === null ? null : { period: last.period, value: last.value },
    due: dueOf(metric, series, today),
    verdict: verdictOf(series),
    onTarget: verdictOnTarget(series, metric.direction),
    points: series.points.slice(-maxTilePoints).map(({ period, value, meaning }) => ({ period, value, meaning })),
    mean: series.stretches.at(-1)?.limits?.mean ?? null,
  }
}

function dueOf({ cadence, retiredAt }: Pick<Metric, 'cadence' | 'retiredAt'>, { points }: Series, today: string): Period | null {
  const due = duePeriod(cadence, today)
  if (retiredAt !== null || due === null) return null
  return points.some(({ period, value }) => period === due && value !== null) ? null : due
}
