/** Everything about one person, as they take it with them. Instants are ISO in UTC. */
import type { CheckIn } from '#domain/check-ins/check-in.ts'
import type { OwnTimes } from '#domain/check-ins/plan.ts'
import type { Entry } from '#domain/notebook/entry.ts'
import type { AuditEntry } from '#domain/teams/audit.ts'
import type { ReadingSource } from '#domain/metrics/metric.ts'
import type { Resource, ResourceContent } from '#domain/resources/resource.ts'

/** What somebody gave to one team. `title` and `resourceId` say to which resource; the title is null when that is gone. */
export type Contributions = {
  /** Also what is deleted and can still be restored. */
  readonly shared: readonly (Omit<Resource, 'linkKey' | 'importId' | 'preview'> & { readonly deletedAt: string | null })[]
  /** Versions that they wrote of what is in the library, their own and others'. */
  readonly edited: readonly (ResourceContent & { readonly resourceId: string; readonly revision: number; readonly at: string })[]
  readonly views: readonly (About & { readonly text: string; readonly at: string })[]
  readonly helped: readonly (About & { readonly line: string; readonly at: string })[]
  readonly saidOutdated: readonly (About & { readonly at: string })[]
  /** Administrative acts that they did, or that were done to them. */
  readonly acts: readonly Omit<AuditEntry, 'auditId'>[]
  /** Messages of theirs that somebody kept for the team. */
  readonly keptFromMessages: readonly (About & { readonly keptBy: string; readonly at: string })[]
  readonly measured: Measured
}

/** What somebody gave to the metrics of a team; `name` is null when the metric is gone. */
export type Measured = {
  readonly looksAfter: readonly { readonly metricId: string; readonly name: string }[]
  /** Versions that they wrote of what is said of a metric. */
  readonly written: readonly {
    readonly metricId: string
    readonly revision: number
    readonly name: string
    readonly goal: string
    readonly why: string
    readonly source: string
    readonly at: string
  }[]
  /** Also those that were corrected since. */
  readonly readings: readonly (OfMetric & {
    readonly period: string
    readonly value: number
    readonly note: string
    readonly at: string
    readonly source: ReadingSource
  })[]
  readonly annotations: readonly (OfMetric & { readonly date: string; readonly text: string; readonly at: string })[]
  readonly rebases: readonly (OfMetric & { readonly date: string; readonly reason: string; readonly at: string })[]
  readonly tokens: readonly (OfMetric & { readonly label: string; readonly at: string; readonly lastUsedOn: string | null })[]
}
type OfMetric = { readonly metricId: string; readonly name: string | null }
type About = { readonly resourceId: string; readonly title: string | null }

export type OwnExport = {
  readonly format: 'commonplace-person'
  readonly version: 1
  readonly personId: string
  readonly exportedAt: string
  /** Oldest first; also what is deleted and can still be restored. */
  readonly notebook: readonly (Entry & { readonly deletedAt: string | null })[]
  /** The latest week first. */
  readonly checkIns: readonly CheckIn[]
  readonly checkInTimes: OwnTimes & { readonly zone: string | null; readonly deviceZone: string | null }
  readonly preferences: { readonly lastTeamId: string | null }
  readonly teams: readonly ({
    readonly teamId: string
    readonly name: string
    readonly myName: string
    readonly isSteward: boolean
  } & Contributions)[]
  /** Teams of theirs that did not answer: their part is missing here. */
  readonly leftOut: readonly string[]
}
