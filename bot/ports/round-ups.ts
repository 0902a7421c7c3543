/** What a round-up is made of, and how far a team's last one has come. */
import type { RoundUpRecord } from '#domain/check-ins/round-up.ts'
import type { TeamJob } from '#domain/people/actors.ts'
import type { HelpedMark } from '#domain/resources/responses.ts'
import type { Resource } from '#domain/resources/resource.ts'

export type VersionedRecord = { readonly record: RoundUpRecord; readonly version: string }

export type RoundUps = {
  /** Shared by members since then (ISO instant), the latest first, at most 1,000; without what is deleted and what an import brought. */
  readonly shared: (job: TeamJob, since: string) => Promise<readonly Resource[]>
  /** Helped marks with a line that were made or said otherwise since then, the latest first, at most 1,000. */
  readonly helped: (job: TeamJob, since: string) => Promise<readonly HelpedMark[]>
  /** @returns null when the team never had a round-up */
  readonly last: (job: TeamJob) => Promise<VersionedRecord | null>
  /** @param replaces - the version that was read; null for a first one @returns the new version, or null when somebody else was quicker */
  readonly record: (job: TeamJob, record: RoundUpRecord, replaces: string | null) => Promise<string | null>
}
