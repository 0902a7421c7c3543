/** Who is in a team, as Teams says. */
import type { PersonId } from '#domain/ids.ts'
import type { Team } from '#domain/teams/team.ts'

export type RosterMember = {
  readonly personId: PersonId
  /** What Teams calls the person towards this bot, `29:…`; opens a chat with them. */
  readonly accountId: string
  readonly name: string
  readonly isGuest: boolean
}

export type Roster = {
  /**
   * @param everyone - the whole roster, when the caller has it from shortly before; otherwise it is read when Teams doesn't know the id
   * @returns null when Teams says that the person isn't in the team
   * @throws AppError `roster-unreachable` when Teams doesn't answer
   */
  readonly member: (
    team: Team,
    personId: PersonId,
    everyone?: () => Promise<ReadonlyMap<PersonId, RosterMember>>,
  ) => Promise<RosterMember | null>
  /** The whole roster, page by page, at most 500 members each. */
  readonly pages: (team: Team) => AsyncIterable<readonly RosterMember[]>
}
