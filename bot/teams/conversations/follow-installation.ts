/** Keeps the registry and the memberships in step with what Teams tells: installed, removed, renamed, deleted, people joined or left. */
import type { TeamId, ThreadId } from '#domain/ids.ts'
import type { Gate } from '#bot/ports/gate.ts'
import type { TurnBase, TurnOf } from '#bot/teams/turn.ts'
import { planNewcomer, type PlanAgainDeps } from '#bot/usecases/check-ins/plan-again.ts'
import { addTeam, type AddTeamDeps } from '#bot/usecases/teams/add-team.ts'
import { eachMember } from '#bot/usecases/teams/each-member.ts'
import { changeMembers, maxNamed, type ChangeMembersDeps } from '#bot/usecases/teams/change-members.ts'
import { renameTeam } from '#bot/usecases/teams/rename-team.ts'
import { removeTeam, restoreTeam } from '#bot/usecases/teams/remove-team.ts'

export type InstallationDeps = AddTeamDeps &
  PlanAgainDeps &
  ChangeMembersDeps & {
    readonly gate: Gate
    /** Asks Teams for what the activity left out. */
    readonly teamDetails: (serviceUrl: string, threadId: ThreadId) => Promise<{ readonly teamId: TeamId; readonly name: string } | null>
  }

export async function followInstallation(
  deps: InstallationDeps,
  turn: TurnOf<'installed' | 'uninstalled' | 'members-changed' | 'team-renamed' | 'team-deleted' | 'team-restored'>,
): Promise<void> {
  const { event, place } = turn
  // A private or shared channel has members of its own, and the app leaving it does not leave the team.
  if (place.kind !== 'channel' || !place.isStandard) return
  const system = deps.gate.system(turn.tenantId)
  const hasLeft = event.kind === 'uninstalled' || event.kind === 'team-deleted' || (event.kind === 'members-changed' && event.botLeft)
  const hasJoined = event.kind === 'installed' || (event.kind === 'members-changed' && event.botJoined)
  const teamId = place.teamId ?? (await deps.registry.idOfThread(system, place.teamThreadId)) ?? undefined

  if (hasJoined) await add(deps, turn, place)
  if (teamId === undefined) return
  if (hasLeft) await removeTeam(deps, system, { teamId })
  else if (event.kind === 'team-renamed') await renameTeam(deps, system, { teamId, name: event.name })
  else if (event.kind === 'team-restored') await restoreTeam(deps, system, { teamId })
  else if (event.kind === 'members-changed') {
    await changeMembers(deps, system, { teamId, ...event })
    // When very many joined, the roster is read after the turn, and they are planned with it.
    if (event.joined.length <= maxNamed)
      await eachMember(deps.pace, event.joined, (personId) => planNewcomer(deps, system, { personId, teamId }))
  }
}

async function add(deps: InstallationDeps, turn: TurnBase, place: Extract<TurnBase['place'], { kind: 'channel' }>): Promise<void> {
  const given = place.teamId !== null && place.teamName !== null ? { teamId: place.teamId, name: place.teamName } : null
  const details = given ?? (await deps.teamDetails(turn.serviceUrl, place.teamThreadId))
  if (details === null) {
    deps.log.warn({ event: 'team.unknown', activityId: turn.activityId }, 'a team without an Entra group id was ignored')
    return
  }
  await addTeam(deps, deps.gate.system(turn.tenantId), {
    team: {
      ...details,
      threadId: place.teamThreadId,
      serviceUrl: turn.serviceUrl,
      botId: turn.botId,
      addedBy: turn.person,
    },
  })
}
