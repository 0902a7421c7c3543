/** What a member gave to their team, read for themselves. */
import type { TeamMember } from '#domain/people/actors.ts'
import type { Contributions } from '#domain/transfer/own-export.ts'

export type ContributionRepository = {
  /** Oldest first. @param pace - called between pages, so that everybody else gets a turn */
  readonly of: (member: TeamMember, pace: () => Promise<void>) => Promise<Contributions>
}
