/** A steward deletes a metric, or brings back one that was deleted within thirty days. */
import type { MetricId } from '#domain/ids.ts'
import type { TeamSteward } from '#domain/people/actors.ts'
import type { Log } from '#bot/ports/log.ts'
import type { DeletedMetrics, KeptMetric } from '#bot/ports/metrics.ts'
import { recordAct, type RecordActDeps } from '#bot/usecases/teams/record-act.ts'

export type DeleteMetricDeps = RecordActDeps & { readonly deletedMetrics: DeletedMetrics; readonly log: Log }

/** Repeating it changes nothing. @throws AppError `not-found` */
export async function deleteMetric(
  deps: DeleteMetricDeps,
  steward: TeamSteward,
  { metricId }: { readonly metricId: MetricId },
): Promise<void> {
  if (!(await deps.deletedMetrics.delete(steward, metricId))) return
  await recordAct(deps, steward, 'metric-deleted')
  deps.log.info({ event: 'metric.deleted', teamId: steward.teamId, metricId }, 'a metric was deleted')
}

/** Everything that belongs to it is there again. @throws AppError `not-found` */
export async function restoreMetric(
  deps: DeleteMetricDeps,
  steward: TeamSteward,
  { metricId }: { readonly metricId: MetricId },
): Promise<KeptMetric> {
  const { metric, isBack } = await deps.deletedMetrics.restore(steward, metricId)
  if (!isBack) return metric
  await recordAct(deps, steward, 'metric-restored')
  deps.log.info({ event: 'metric.restored', teamId: steward.teamId, metricId }, 'a deleted metric was brought back')
  return metric
}
