/** The app was added to a team: the registry knows it, its members are remembered, and the team is welcomed once. */
import type { SystemActor } from '#domain/people/actors.ts'
import { isFormerMember } from '#domain/people/former-member.ts'
import type { Team } from '#domain/teams/team.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import type { Log } from '#bot/ports/log.ts'
import type { Outbox } from '#bot/ports/outbox.ts'
import type { TeamRegistry } from '#bot/ports/team-registry.ts'

export type AddTeamDeps = { readonly registry: TeamRegistry; readonly outbox: Outbox; readonly clock: Clock; readonly log: Log }

/**
 * Teams tells of one installation in several events, in any order and more than once. All that saw the same version of
 * the team's record write the same notices, so the team is told once.
 */
export async function addTeam(
  { registry, outbox, clock, log }: AddTeamDeps,
  system: SystemActor,
  input: { readonly team: Omit<Team, 'status' | 'stewards' | 'steppedDown' | 'removedAt' | 'retentionMonths'> },
): Promise<void> {
  const at = instantOf(clock)
  const { teamId, addedBy } = input.team
  const known = await registry.read(system, teamId)
  const adder = addedBy ?? known?.team.addedBy ?? null
  const before = known?.team.stewards ?? []
  // Not when the stewards of a team that has the app have all stepped down: then any member can take over.
  const isAdded = known === null || known.team.status === 'removed' || known.team.addedBy === null
  const isNew = adder !== null && !isFormerMember(adder.personId) && isAdded && !before.some(({ personId }) => personId === adder.personId)
  const stewards = isNew ? [...before, adder] : before
  const team: Team = {
    ...input.team,
    status: 'active',
    removedAt: null,
    retentionMonths: known?.team.retentionMonths ?? null,
    addedBy: adder,
    stewards,
    steppedDown: known?.team.steppedDown ?? null,
  }
  if (known !== null && known.team.status === 'active') {
    if (!sameTeam(known.team, team)) await registry.write(system, team, { at, replaces: known.version })
    return
  }
  const replaces = known?.version ?? null
  const subject = registry.subject(system, teamId, replaces)
  await outbox.add(system.tenantId, [
    { key: `roster:${teamId}:${replaces}`, notice: { kind: 'read-roster', teamId }, subject },
    { key: `welcome:${teamId}:${replaces}`, notice: { kind: 'welcome-team', teamId, addedBy: team.addedBy }, subject },
  ])
  const isFirst = await registry.write(system, team, { at, replaces })
  if (isFirst) log.info({ event: 'team.added', teamId }, 'the app was added to a team')
}

const sameTeam = (a: Team, b: Team): boolean =>
  a.name === b.name &&
  a.threadId === b.threadId &&
  a.serviceUrl === b.serviceUrl &&
  a.botId === b.botId &&
  a.addedBy?.personId === b.addedBy?.personId
