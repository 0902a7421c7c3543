/** One metric with everything that its page shows. */
import { AppError } from '#domain/errors.ts'
import type { MetricId } from '#domain/ids.ts'
import { seriesOf, type Series } from '#domain/metrics/series.ts'
import type { TeamMember } from '#domain/people/actors.ts'
import type { AnnotationRepository, KeptAnnotation } from '#bot/ports/annotations.ts'
import type { MetricRepository } from '#bot/ports/metrics.ts'
import type { KeptReading, ReadingRepository } from '#bot/ports/readings.ts'
import { tileOf, type MetricTile } from './list-metrics.ts'
import { metricToday, type TodayDeps } from './metric-today.ts'

export type ReadMetricDeps = TodayDeps & {
  readonly metrics: Pick<MetricRepository, 'get'>
  readonly readings: Pick<ReadingRepository, 'of'>
  readonly annotations: Pick<AnnotationRepository, 'of'>
}

export type MetricView = Omit<MetricTile, 'points'> & {
  readonly series: Series
  /** In the order of their periods. */
  readonly readings: readonly KeptReading[]
  readonly annotations: readonly KeptAnnotation[]
}

/** @throws AppError `not-found` */
export async function readMetric(
  deps: ReadMetricDeps,
  member: TeamMember,
  { metricId }: { readonly metricId: MetricId },
): Promise<MetricView> {
  const [metric, readings, annotations, today] = await Promise.all([
    deps.metrics.get(member, metricId),
    deps.readings.of(member, metricId),
    deps.annotations.of(member, metricId),
    metricToday(deps, member),
  ])
  if (metric === null) throw new AppError('not-found')
  const series = seriesOf({ metric, readings, rebases: metric.rebases, annotations })
  const { points: _points, ...tile } = tileOf(metric, series, today)
  return { ...tile, series, readings, annotations }
}
