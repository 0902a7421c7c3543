/** Turns who is asking into the proofs that use cases want. Implemented in bot/auth, the only place that mints them. */
import type { PersonId, TeamId, TenantId, ThreadId } from '#domain/ids.ts'
import type { Person, SystemActor, TeamJob, TeamMember, TeamSteward } from '#domain/people/actors.ts'
import type { RosterMember } from './roster.ts'

/** Someone whose identity was verified at the door: by the tab's token or by the bot's channel. */
export type VerifiedIdentity = { readonly tenantId: TenantId; readonly personId: PersonId }

/** What a proof is wanted for: reading goes on for a quarter of an hour when Teams can’t be asked, a change waits until it can. */
export type Use = 'read' | 'change'

export type Gate = {
  readonly person: (identity: VerifiedIdentity) => Person
  readonly system: (tenantId: TenantId) => SystemActor
  readonly teamJob: (tenantId: TenantId, teamId: TeamId) => TeamJob
  /**
   * @throws AppError `not-found` when there is no such team with the app, or the person isn't in it: the two can't be told apart
   * @throws AppError `roster-unreachable` when Teams can't be asked; `guests-not-admitted`
   * @param use - a change when left out
   */
  readonly member: (person: Person, teamId: TeamId, use?: Use) => Promise<TeamMember>
  /** @throws AppError as `member`; `stewards-only` for another member */
  readonly steward: (person: Person, teamId: TeamId) => Promise<TeamSteward>
  /** As `member`, for the thread a turn came from; null when the team doesn't have the app or the person isn't in it. */
  readonly memberOfThread: (person: Person, threadId: ThreadId, use?: Use) => Promise<TeamMember | null>
  /** Every team with the app that the person is in, the first known first; `leftOut` names the teams that could not be asked. @throws AppError `guests-not-admitted` for a guest in each of them */
  readonly allTeams: (
    person: Person,
    use?: Use,
  ) => Promise<{ readonly members: readonly TeamMember[]; readonly leftOut: readonly string[] }>
  /** Before a person keeps something for themselves. @throws AppError `guests-not-admitted` for a guest in every team that could be asked, `roster-unreachable` when none could */
  readonly refuseGuest: (person: Person) => Promise<void>
  /** Everybody in the member's team, as Teams said within the last half minute. @throws AppError `roster-unreachable` */
  readonly everyone: (member: TeamMember) => Promise<ReadonlyMap<PersonId, RosterMember>>
  /** Drops what is remembered of one person in a team, or of everybody in it: a member event arrived. */
  readonly forget: (teamId: TeamId, personId?: PersonId) => void
}
