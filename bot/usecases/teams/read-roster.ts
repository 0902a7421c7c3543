/** Reads a team's roster after the app was added or many joined, so that everyone finds the team among *all my teams*. */
import type { TeamId } from '#domain/ids.ts'
import type { SystemActor } from '#domain/people/actors.ts'
import type { Memberships } from '#bot/ports/memberships.ts'
import type { Roster } from '#bot/ports/roster.ts'
import type { TeamRegistry } from '#bot/ports/team-registry.ts'
import { eachMember } from './each-member.ts'

export type ReadRosterDeps = {
  readonly registry: Pick<TeamRegistry, 'byId'>
  readonly roster: Roster
  readonly memberships: Memberships
  readonly pace: () => Promise<void>
}

/** Safe to repeat; does nothing when the team no longer has the app. @throws AppError `roster-unreachable` */
export async function readRoster(
  { registry, roster, memberships, pace }: ReadRosterDeps,
  system: SystemActor,
  input: { readonly teamId: TeamId },
): Promise<void> {
  const team = await registry.byId(system, input.teamId)
  if (team === null) return
  for await (const page of roster.pages(team))
    await eachMember(pace, page, ({ personId }) => memberships.remember(system, personId, team.teamId))
}
