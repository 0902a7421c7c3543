/** The app was removed from a team: nobody gets in any more; what the team shared is kept. */
import type { TeamId } from '#domain/ids.ts'
import type { SystemActor } from '#domain/people/actors.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import type { Gate } from '#bot/ports/gate.ts'
import type { Log } from '#bot/ports/log.ts'
import type { TeamRegistry } from '#bot/ports/team-registry.ts'

/** Repeating it changes nothing. */
export async function removeTeam(
  { registry, gate, clock, log }: { readonly registry: TeamRegistry; readonly gate: Gate; readonly clock: Clock; readonly log: Log },
  system: SystemActor,
  input: { readonly teamId: TeamId },
): Promise<void> {
  gate.forget(input.teamId)
  const known = await registry.read(system, input.teamId)
  if (known === null || known.team.status === 'removed') return
  const wasWritten = await registry.write(system, { ...known.team, status: 'removed' }, { at: instantOf(clock), replaces: known.version })
  if (wasWritten) log.info({ event: 'team.removed', teamId: input.teamId }, 'the app was removed from a team')
}
