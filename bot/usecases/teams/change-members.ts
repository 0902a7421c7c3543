/** People joined or left a team that has the app. */
import type { PersonId, TeamId } from '#domain/ids.ts'
import type { SystemActor } from '#domain/people/actors.ts'
import type { Gate } from '#bot/ports/gate.ts'
import type { Memberships } from '#bot/ports/memberships.ts'
import type { Outbox } from '#bot/ports/outbox.ts'
import type { TeamRegistry } from '#bot/ports/team-registry.ts'
import { eachMember } from './each-member.ts'

export type ChangeMembersDeps = {
  readonly gate: Pick<Gate, 'forget'>
  readonly memberships: Memberships
  readonly registry: Pick<TeamRegistry, 'subject'>
  readonly outbox: Outbox
  readonly newId: () => string
  readonly pace: () => Promise<void>
}

/** Of more than that the turn doesn't take care one by one. */
export const maxNamed = 100

/**
 * What the gate remembers of them is dropped first, so that the next request asks Teams.
 * When very many joined, the roster is read after the turn.
 * @param input.hasUnnamed - someone else came or went who can't be told from the rest: then everybody is asked about again
 */
export async function changeMembers(
  { gate, memberships, registry, outbox, newId, pace }: ChangeMembersDeps,
  system: SystemActor,
  input: {
    readonly teamId: TeamId
    readonly joined: readonly PersonId[]
    readonly left: readonly PersonId[]
    readonly hasUnnamed: boolean
  },
): Promise<void> {
  const { teamId, joined, left, hasUnnamed } = input
  const named = [...joined, ...left]
  if (hasUnnamed || named.length > maxNamed) gate.forget(teamId)
  else for (const personId of named) gate.forget(teamId, personId)
  if (joined.length > maxNamed) {
    const subject = registry.subject(system, teamId, null)
    await outbox.add(system.tenantId, [{ key: `roster:${teamId}:${newId()}`, notice: { kind: 'read-roster', teamId }, subject }])
  } else await eachMember(pace, joined, (personId) => memberships.remember(system, personId, teamId))
  await eachMember(pace, left, (personId) => memberships.forget(system, personId, teamId))
}
