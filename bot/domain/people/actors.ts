/**
 * Who acts, as a proof: each type is declared here and minted only in bot/auth.
 * A use case that takes a `TeamMember` can't be called for a team the person isn't in, and its
 * `teamId` is the partition it may open.
 */
import type { MetricId, PersonId, TeamId, TenantId, ThreadId } from '#domain/ids.ts'

declare const proof: unique symbol

/** Someone signed in: opens their own partition and nothing else. */
export type Person = {
  readonly tenantId: TenantId
  readonly personId: PersonId
  readonly [proof]: 'person' | 'member' | 'steward'
}

/** A member of one team, as the roster said within the last minutes. */
export type TeamMember = Person & {
  readonly teamId: TeamId
  readonly teamName: string
  /** Of the General channel, where the team's tab is. */
  readonly teamThreadId: ThreadId
  /** The member's name as the roster has it; shown beside what they share. */
  readonly name: string
  /** What rules may read; what only stewards may do takes a `TeamSteward`. */
  readonly isSteward: boolean
  /** Teams could not be asked just now, and said so within the last quarter of an hour: good for reading alone. */
  readonly isUnconfirmed: boolean
  readonly [proof]: 'member' | 'steward'
}

/** A member who looks after the team's settings. */
export type TeamSteward = TeamMember & { readonly isSteward: true; readonly [proof]: 'steward' }

/** The service itself, at work in one team: what the outbox does. */
export type TeamJob = {
  readonly tenantId: TenantId
  readonly teamId: TeamId
  readonly [proof]: 'job'
}

/** The service itself, for one tenant: jobs, the registry, delivery. */
export type SystemActor = {
  readonly tenantId: TenantId
  readonly [proof]: 'system'
}

/** A program that came with a token: it gives readings to one metric, in the name of who made the token, and reads nothing. */
export type MetricWriter = {
  readonly tenantId: TenantId
  readonly teamId: TeamId
  readonly metricId: MetricId
  readonly tokenId: string
  readonly personId: PersonId
  readonly name: string
  readonly [proof]: 'writer'
}
