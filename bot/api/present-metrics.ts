/** Metrics as the API shows them. */
import type { AnnotationReply, MetricReply, MetricTilesReply, MetricViewReply } from '#domain/api/metric-replies.ts'
import type { MetricToken } from '#domain/metrics/metric-token.ts'
import type { TeamMember } from '#domain/people/actors.ts'
import type { KeptAnnotation } from '#bot/ports/annotations.ts'
import type { KeptMetric } from '#bot/ports/metrics.ts'
import type { MetricTile } from '#bot/usecases/metrics/list-metrics.ts'
import type { MetricView } from '#bot/usecases/metrics/read-metric.ts'

export const presentMetric = (metric: KeptMetric): MetricReply => {
  const { teamId: _teamId, keptName: _keptName, begun: _begun, rebases: _rebases, ...shown } = metric
  return shown
}

export const presentTile = ({ metric, ...tile }: MetricTile): MetricTilesReply['items'][number] => ({
  ...tile,
  metric: presentMetric(metric),
})

export const presentView = (member: TeamMember, { metric, ...view }: MetricView): MetricViewReply => ({
  ...view,
  metric: presentMetric(metric),
  mayDelete: member.isSteward,
})

export const presentAnnotation = (annotation: KeptAnnotation): AnnotationReply => annotation

export const presentToken = ({ tokenId, label, by, at, lastUsedOn }: MetricToken) => ({ tokenId, label, by, at, lastUsedOn })
