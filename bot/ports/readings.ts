/** Readings of a team's metrics: one for each period, and what stood there before. */
import type { MetricId } from '#domain/ids.ts'
import type { IncomingReading } from '#domain/metrics/merge-readings.ts'
import type { Author, ReadingSource, ReadingVersion } from '#domain/metrics/metric.ts'
import type { Period } from '#domain/metrics/period.ts'
import type { TeamMember } from '#domain/people/actors.ts'
import type { KeptMetric, MetricTeam } from './metrics.ts'

export type KeptReading = ReadingVersion & {
  readonly period: Period
  /** How often it was corrected. */
  readonly corrections: number
}

export type ReadingCounts = { readonly added: number; readonly same: number; readonly changed: number }

export type ReadingRepository = {
  /** In the order of their periods. */
  readonly of: (team: MetricTeam, metricId: MetricId) => Promise<readonly KeptReading[]>
  /** Of every metric that has any, also of deleted ones. */
  readonly all: (team: MetricTeam) => Promise<ReadonlyMap<MetricId, readonly KeptReading[]>>
  /**
   * All of them are kept or none; a value that is replaced is kept beside it. The same again changes nothing.
   * @param choose - what is to be kept, seen what is there: nothing of it changes in between. May be called more than once, and may throw
   * @throws AppError `not-found`, `too-large`
   */
  readonly give: (
    team: MetricTeam,
    metricId: MetricId,
    given: { readonly by: Author; readonly at: string; readonly source: ReadingSource },
    choose: (metric: KeptMetric, known: readonly KeptReading[]) => readonly IncomingReading[],
  ) => Promise<ReadingCounts>
  /** What stood there, the latest first, at most a hundred. */
  readonly corrections: (member: TeamMember, metricId: MetricId, period: Period) => Promise<readonly ReadingVersion[]>
}
