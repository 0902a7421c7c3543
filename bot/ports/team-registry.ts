/** Which teams have the app: maps a team's Entra group id to its thread, and back. */
import type { TeamId, ThreadId } from '#domain/ids.ts'
import type { SystemActor } from '#domain/people/actors.ts'
import type { Team } from '#domain/teams/team.ts'
import type { NoticeSubject } from './outbox.ts'

export type TeamRegistry = {
  /** Only teams that have the app now. */
  readonly byId: (system: SystemActor, teamId: TeamId) => Promise<Team | null>
  /** Only teams that have the app now. @param threadId - of the team, which is also that of its General channel */
  readonly byThread: (system: SystemActor, threadId: ThreadId) => Promise<Team | null>
  /** The team of this thread, also one that had the app once. */
  readonly idOfThread: (system: SystemActor, threadId: ThreadId) => Promise<TeamId | null>
  /** Every team that has the app now, by name. */
  readonly all: (system: SystemActor) => Promise<readonly Team[]>
  /** Also teams that had the app once; `version` is for `write`. */
  readonly read: (system: SystemActor, teamId: TeamId) => Promise<{ readonly team: Team; readonly version: string } | null>
  /**
   * @param change - `at`: ISO instant; `replaces`: the version that was read, null for a team that wasn't known
   * @returns false when someone else was quicker: nothing was written
   */
  readonly write: (system: SystemActor, team: Team, change: { readonly at: string; readonly replaces: string | null }) => Promise<boolean>
  /** Nothing is known of the team any more. Fine when nothing was. */
  readonly forget: (system: SystemActor, teamId: TeamId) => Promise<void>
  /** Names the change that `write` is about to make, for the outbox. */
  readonly subject: (system: SystemActor, teamId: TeamId, replaces: string | null) => NoticeSubject
}
