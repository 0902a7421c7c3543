/** People joined or left a team that has the app. */
import type { PersonId, TeamId } from '#domain/ids.ts'
import type { SystemActor } from '#domain/people/actors.ts'
import type { Gate } from '#bot/ports/gate.ts'
import type { Memberships } from '#bot/ports/memberships.ts'

/**
 * What the gate remembers of them is dropped first, so that the next request asks Teams.
 * @param input.hasUnnamed - someone else came or went who can't be told from the rest: then everybody is asked about again
 */
export async function changeMembers(
  { gate, memberships }: { readonly gate: Gate; readonly memberships: Memberships },
  system: SystemActor,
  input: {
    readonly teamId: TeamId
    readonly joined: readonly PersonId[]
    readonly left: readonly PersonId[]
    readonly hasUnnamed: boolean
  },
): Promise<void> {
  if (input.hasUnnamed) gate.forget(input.teamId)
  for (const personId of [...input.joined, ...input.left]) gate.forget(input.teamId, personId)
  await Promise.all([
    ...input.joined.map((personId) => memberships.remember(system, personId, input.teamId)),
    ...input.left.map((personId) => memberships.forget(system, personId, input.teamId)),
  ])
}
