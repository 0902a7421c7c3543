/** The channels that a round-up can go to. */
import { AppError } from '#domain/errors.ts'
import type { TeamMember } from '#domain/people/actors.ts'
import type { Gate } from '#bot/ports/gate.ts'
import type { TeamChannel, TeamChannels } from '#bot/ports/team-channels.ts'
import type { TeamRegistry } from '#bot/ports/team-registry.ts'

export type ListChannelsDeps = {
  readonly registry: Pick<TeamRegistry, 'byId'>
  readonly gate: Pick<Gate, 'system'>
  readonly channels: TeamChannels
}

/** @throws AppError `roster-unreachable`; `not-found` when the team has lost the app since it was asked for */
export async function listChannels({ registry, gate, channels }: ListChannelsDeps, member: TeamMember): Promise<readonly TeamChannel[]> {
  const team = await registry.byId(gate.system(member.tenantId), member.teamId)
  const found = team === null ? null : await channels.list(team)
  if (found === null) throw new AppError('not-found')
  return found
}
