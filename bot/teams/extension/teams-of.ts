/** In which teams a turn may look: the channel's own first, then all the person's teams. */
import { AppError } from '#domain/errors.ts'
import type { Person, TeamMember } from '#domain/people/actors.ts'
import type { Gate, Use } from '#bot/ports/gate.ts'
import type { Preferences } from '#bot/ports/preferences.ts'
import type { TurnBase, TurnPlace } from '#bot/teams/turn.ts'

/** @throws AppError `not-signed-in` when Teams didn't say who it is */
export function personOf(gate: Gate, { tenantId, person }: TurnBase): Person {
  if (person === null) throw new AppError('not-signed-in')
  return gate.person({ tenantId, personId: person.personId })
}

/** A channel of a team without the app, or a turn without channel data, counts as any other chat. */
export async function teamsOf(
  gate: Gate,
  person: Person,
  place: TurnPlace,
  use?: Use,
): Promise<{ readonly members: readonly TeamMember[]; readonly leftOut: readonly string[] }> {
  const all = await gate.allTeams(person, use)
  if (place.kind !== 'channel') return all
  const known = all.members.find(({ teamThreadId }) => teamThreadId === place.teamThreadId)
  // Someone who has just joined may not be remembered as a member yet.
  const here = known ?? (await gate.memberOfThread(person, place.teamThreadId, use))
  if (here === null) return all
  return { members: [here, ...all.members.filter(({ teamId }) => teamId !== here.teamId)], leftOut: all.leftOut }
}

/** Outside a channel the team that the person chose last is offered first. */
export async function lastTeamFirst(
  preferences: Preferences,
  person: Person,
  members: readonly TeamMember[],
): Promise<readonly TeamMember[]> {
  if (members.length < 2) return members
  const last = await preferences.lastTeam(person)
  return members.toSorted((one, other) => Number(other.teamId === last) - Number(one.teamId === last))
}
