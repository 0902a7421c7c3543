/** What stands beside the readings on a metric's time line. */
import type { MetricId } from '#domain/ids.ts'
import type { Annotation } from '#domain/metrics/metric.ts'
import type { TeamMember } from '#domain/people/actors.ts'
import type { MetricTeam } from './metrics.ts'

export type KeptAnnotation = Annotation & {
  /** From 1. */
  readonly revision: number
}

export type AnnotationRepository = {
  /** In the order in which they were added. */
  readonly of: (team: MetricTeam, metricId: MetricId) => Promise<readonly KeptAnnotation[]>
  /** The same id again is the same annotation, and gets what is there. @throws AppError `not-found` of a metric */
  readonly add: (member: TeamMember, metricId: MetricId, annotation: Annotation) => Promise<KeptAnnotation>
  /** @param change - may be called more than once, and may throw @throws AppError `not-found`, `stale-version` when it isn't at `revision` */
  readonly edit: (
    member: TeamMember,
    metricId: MetricId,
    at: { readonly annotationId: string; readonly revision: number },
    change: (annotation: Annotation) => Annotation,
  ) => Promise<KeptAnnotation>
  /** Fine when there is none. */
  readonly remove: (member: TeamMember, metricId: MetricId, annotationId: string) => Promise<void>
}
