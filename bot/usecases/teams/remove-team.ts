/** The app was removed from a team, or the team was deleted: nobody gets in any more. What the team shared is kept for thirty days, and back when the team is. */
import type { TeamId } from '#domain/ids.ts'
import type { SystemActor } from '#domain/people/actors.ts'
import type { Team } from '#domain/teams/team.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import type { Gate } from '#bot/ports/gate.ts'
import type { Log } from '#bot/ports/log.ts'
import type { Outbox } from '#bot/ports/outbox.ts'
import type { TeamRegistry } from '#bot/ports/team-registry.ts'

type RemoveTeamDeps = {
  readonly registry: TeamRegistry
  readonly gate: Gate
  readonly outbox: Outbox
  readonly clock: Clock
  readonly log: Log
}
type Input = { readonly teamId: TeamId }

/** Repeating it changes nothing. */
export const removeTeam = (deps: RemoveTeamDeps, system: SystemActor, input: Input): Promise<void> =>
  setStatus(deps, system, input, 'removed')

/** A deleted team came back, with the app in it: nobody is welcomed again. Does nothing for a team that was never known. */
export const restoreTeam = (deps: RemoveTeamDeps, system: SystemActor, input: Input): Promise<void> =>
  setStatus(deps, system, input, 'active')

async function setStatus(
  { registry, gate, outbox, clock, log }: RemoveTeamDeps,
  system: SystemActor,
  { teamId }: Input,
  status: Team['status'],
): Promise<void> {
  gate.forget(teamId)
  const known = await registry.read(system, teamId)
  if (known === null || known.team.status === status) return
  const at = instantOf(clock)
  const removedAt = status === 'removed' ? at : null
  if (removedAt !== null) {
    const subject = registry.subject(system, teamId, known.version)
    const notice = { kind: 'purge-team', teamId, after: null } as const
    await outbox.add(system.tenantId, [{ key: `purge-team:${teamId}:${known.version}`, notice, subject }])
  }
  const wasWritten = await registry.write(system, { ...known.team, status, removedAt }, { at, replaces: known.version })
  if (wasWritten) log.info({ event: `team.${status}`, teamId }, 'the app of a team came or went')
}
