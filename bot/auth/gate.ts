/** The gate: asks the registry and the roster, and mints what they confirm. */
import { AppError } from '#domain/errors.ts'
import type { TeamMember } from '#domain/people/actors.ts'
import type { Team } from '#domain/teams/team.ts'
import type { Gate } from '#bot/ports/gate.ts'
import { inTime } from '#bot/ports/in-time.ts'
import type { Log } from '#bot/ports/log.ts'
import type { Memberships } from '#bot/ports/memberships.ts'
import type { TeamRegistry } from '#bot/ports/team-registry.ts'
import { mintMember, mintPerson, mintSteward, mintSystem, mintTeamJob } from './mint.ts'
import type { RosterCache } from './roster-cache.ts'

export type GateDeps = {
  readonly registry: TeamRegistry
  readonly rosterCache: RosterCache
  readonly memberships: Memberships
  readonly log: Log
}

/** A team that does not answer must not keep the others waiting: what asks for all of them has four seconds in all. */
const teamPatienceMs = 2_000

export function createGate({ registry, rosterCache, memberships, log }: GateDeps): Gate {
  const remembered = new Set<string>()

  const memberOf = async (person: Parameters<Gate['member']>[0], team: Team | null): Promise<TeamMember | null> => {
    if (team === null) return null
    const rosterMember = await rosterCache.member(team, person.personId)
    if (rosterMember === null) return null
    const key = `${team.teamId} ${person.personId}`
    if (!remembered.has(key)) {
      // An event may have been missed: whoever comes through the gate is remembered as a member.
      await memberships.remember(mintSystem(person.tenantId), person.personId, team.teamId)
      remembered.add(key)
    }
    return mintMember(person, team, rosterMember)
  }

  const member: Gate['member'] = async (person, teamId) => {
    const found = await memberOf(person, await registry.byId(mintSystem(person.tenantId), teamId))
    if (found === null) throw new AppError('not-found')
    return found
  }

  return {
    person: mintPerson,
    system: mintSystem,
    teamJob: mintTeamJob,
    member,
    async steward(person, teamId) {
      const steward = mintSteward(await member(person, teamId))
      if (steward === null) throw new AppError('stewards-only')
      return steward
    },
    async memberOfThread(person, threadId) {
      return memberOf(person, await registry.byThread(mintSystem(person.tenantId), threadId))
    },
    async allTeams(person) {
      const system = mintSystem(person.tenantId)
      const teams = await Promise.all((await memberships.list(person)).map((teamId) => registry.byId(system, teamId)))
      const answers = await Promise.allSettled(teams.map((team) => inTime(memberOf(person, team), teamPatienceMs)))
      const members: TeamMember[] = []
      const leftOut: string[] = []
      answers.forEach((answer, at) => {
        if (answer.status === 'fulfilled') {
          if (answer.value !== null) members.push(answer.value)
          return
        }
        const name = teams[at]?.name
        if (name !== undefined) leftOut.push(name)
        log.warn(
          { event: 'gate.team-left-out', teamId: teams[at]?.teamId, error: answer.reason as unknown },
          'a team could not be asked and is left out',
        )
      })
      return { members, leftOut }
    },
    async everyone({ tenantId, teamId }) {
      const team = await registry.byId(mintSystem(tenantId), teamId)
      return team === null ? new Map() : rosterCache.everyone(team)
    },
    forget(teamId, personId) {
      rosterCache.forget(teamId, personId)
      for (const key of remembered)
        if (key === `${teamId} ${personId}` || (personId === undefined && key.startsWith(`${teamId} `))) remembered.delete(key)
    },
  }
}
