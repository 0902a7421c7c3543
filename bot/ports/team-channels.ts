/** The channels of a team that everybody in it sees, as Teams says. */
import type { Team } from '#domain/teams/team.ts'

/** `channelId` null and `name` empty: General, whose name clients show in their own language. */
export type TeamChannel = { readonly channelId: string | null; readonly name: string }

export type TeamChannels = {
  /**
   * Standard channels, General first, then by name.
   * @returns null when the team no longer has the app
   * @throws AppError `roster-unreachable` when Teams doesn't answer
   */
  readonly list: (team: Team) => Promise<readonly TeamChannel[] | null>
}
