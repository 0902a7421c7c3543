/** The app was removed from a team, or the team was deleted: nobody gets in any more; what the team shared is kept, and back when the team is. */
import type { TeamId } from '#domain/ids.ts'
import type { SystemActor } from '#domain/people/actors.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import type { Gate } from '#bot/ports/gate.ts'
import type { Log } from '#bot/ports/log.ts'
import type { TeamRegistry } from '#bot/ports/team-registry.ts'

type RemoveTeamDeps = { readonly registry: TeamRegistry; readonly gate: Gate; readonly clock: Clock; readonly log: Log }

/** Repeating it changes nothing. */
export async function removeTeam(
  { registry, gate, clock, log }: RemoveTeamDeps,
  system: SystemActor,
  input: { readonly teamId: TeamId },
): Promise<void> {
  gate.forget(input.teamId)
  const known = await registry.read(system, input.teamId)
  if (known === null || known.team.status === 'removed') return
  const wasWritten = await registry.write(system, { ...known.team, status: 'removed' }, { at: instantOf(clock), replaces: known.version })
  if (wasWritten) log.info({ event: 'team.removed', teamId: input.teamId }, 'the app was removed from a team')
}

/** A deleted team came back, with the app in it: nobody is welcomed again. Does nothing for a team that was never known. */
export async function restoreTeam(
  { registry, gate, clock, log }: RemoveTeamDeps,
  system: SystemActor,
  input: { readonly teamId: TeamId },
): Promise<void> {
  gate.forget(input.teamId)
  const known = await registry.read(system, input.teamId)
  if (known === null || known.team.status === 'active') return
  const wasWritten = await registry.write(system, { ...known.team, status: 'active' }, { at: instantOf(clock), replaces: known.version })
  if (wasWritten) log.info({ event: 'team.restored', teamId: input.teamId }, 'a deleted team came back')
}
