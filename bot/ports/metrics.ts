/** A team's metrics as use cases see them. */
import type { MetricId } from '#domain/ids.ts'
import type { Author, Metric, MetricContent, Rebase } from '#domain/metrics/metric.ts'
import type { MetricWriter, TeamJob, TeamMember, TeamSteward } from '#domain/people/actors.ts'
import type { Submission } from './resource-repository.ts'

/** A metric with what is kept beside its words. */
export type KeptMetric = Metric & {
  /** Of what people wrote about it, from 1. */
  readonly revision: number
  readonly begun: Deed
  /** Null: it is as it was begun. */
  readonly edited: Deed | null
  readonly rebases: readonly Rebase[]
  /** Its rhythm can't be changed any more. */
  readonly hasReadings: boolean
}

/** `at`: ISO instant. */
export type Deed = { readonly by: Author; readonly at: string }

export type MetricRevision = MetricContent & Deed & { readonly revision: number }

export type DeletedMetric = { readonly metric: KeptMetric; readonly deletedAt: string; readonly deletedBy: Author }

/** Who may open a team's metrics; a token opens its own alone. */
export type MetricTeam = TeamMember | TeamJob | MetricWriter

export type MetricRepository = {
  /** The same submission arriving again gets what it made the first time. @throws AppError `submission-reused`, `not-found` when that is gone */
  readonly add: (member: TeamMember, metric: KeptMetric, submission: Submission) => Promise<KeptMetric>
  /** What this submission made, or null when it is new. @throws AppError as `add` */
  readonly submitted: (member: TeamMember, submission: Submission) => Promise<KeptMetric | null>
  /** @returns null when there is none, or it is deleted */
  readonly get: (team: MetricTeam, metricId: MetricId) => Promise<KeptMetric | null>
  /** Retired ones too, the first begun first. */
  readonly list: (team: MetricTeam) => Promise<readonly KeptMetric[]>
  /**
   * Writes the next revision and keeps the one before.
   * @param change - may be called more than once, and may throw
   * @throws AppError `not-found`, `stale-version` when it isn't at `revision`
   */
  readonly edit: (
    member: TeamMember,
    metricId: MetricId,
    revision: number,
    change: (metric: KeptMetric) => KeptMetric,
  ) => Promise<KeptMetric>
  /** Changes what has no history; the same metric again: nothing is written. @throws AppError `not-found` */
  readonly update: (team: MetricTeam, metricId: MetricId, change: (metric: KeptMetric) => KeptMetric) => Promise<KeptMetric>
  /** Earlier revisions, newest first. @throws AppError `not-found` */
  readonly history: (member: TeamMember, metricId: MetricId) => Promise<readonly MetricRevision[]>
}

/** What is deleted can be restored for thirty days, with everything that belongs to it. */
export type DeletedMetrics = {
  /** @returns whether it was there: nothing happens when it is deleted already. @throws AppError `not-found` */
  readonly delete: (steward: TeamSteward, metricId: MetricId) => Promise<boolean>
  /** `isBack`: it was deleted until now. @throws AppError `not-found` */
  readonly restore: (steward: TeamSteward, metricId: MetricId) => Promise<{ readonly metric: KeptMetric; readonly isBack: boolean }>
  /** Ends as well what a crash cut short. */
  readonly list: (steward: TeamSteward) => Promise<readonly DeletedMetric[]>
}
