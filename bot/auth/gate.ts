/** The gate: asks the registry and the roster, and mints what they confirm. */
import { AppError } from '#domain/errors.ts'
import type { Person, TeamMember } from '#domain/people/actors.ts'
import type { Team } from '#domain/teams/team.ts'
import type { Gate, Use } from '#bot/ports/gate.ts'
import { inTime } from '#bot/ports/in-time.ts'
import type { Log } from '#bot/ports/log.ts'
import type { Memberships } from '#bot/ports/memberships.ts'
import type { RosterMember } from '#bot/ports/roster.ts'
import type { TeamRegistry } from '#bot/ports/team-registry.ts'
import { mintMember, mintPerson, mintSteward, mintSystem, mintTeamJob } from './mint.ts'
import type { RosterCache } from './roster-cache.ts'

export type GateDeps = {
  readonly registry: TeamRegistry
  readonly rosterCache: RosterCache
  readonly memberships: Memberships
  readonly log: Log
  readonly admitsGuests: boolean
}

type Asked = { readonly rosterMember: RosterMember | null; readonly isUnconfirmed: boolean }

/** A team that does not answer must not keep the others waiting: what asks for all of them has four seconds in all. */
const teamPatienceMs = 2_000
/** Whoever reads is not kept waiting for a confirmation that may not come. */
const readPatienceMs = 1_000

export function createGate({ registry, rosterCache, memberships, log, admitsGuests }: GateDeps): Gate {
  const remembered = new Set<string>()

  const memberOf = async (person: Person, team: Team | null, use: Use): Promise<TeamMember | null> => {
    if (team === null) return null
    const { isUnconfirmed, rosterMember } = await ask(person, team, use)
    if (rosterMember === null) return null
    if (rosterMember.isGuest && !admitsGuests) throw new AppError('guests-not-admitted')
    const key = `${team.teamId} ${person.personId}`
    if (!remembered.has(key)) {
      // An event may have been missed: whoever comes through the gate is remembered as a member.
      await memberships.remember(mintSystem(person.tenantId), person.personId, team.teamId)
      remembered.add(key)
    }
    return mintMember(person, team, rosterMember, isUnconfirmed)
  }

  const ask = async ({ personId }: Person, team: Team, use: Use): Promise<Asked> => {
    const lastKnown = use === 'read' ? rosterCache.lastKnown(team, personId) : null
    const asked = rosterCache.member(team, personId)
    try {
      return { rosterMember: await (lastKnown === null ? asked : inTime(asked, readPatienceMs)), isUnconfirmed: false }
    } catch (error) {
      if (lastKnown === null) throw error
      log.warn({ event: 'gate.unconfirmed', teamId: team.teamId }, 'Teams could not be asked: a member reads on')
      return { rosterMember: lastKnown, isUnconfirmed: true }
    }
  }

  const member: Gate['member'] = async (person, teamId, use = 'change') => {
    const found = await memberOf(person, await registry.byId(mintSystem(person.tenantId), teamId), use)
    if (found === null) throw new AppError('not-found')
    return found
  }

  const allTeams: Gate['allTeams'] = async (person, use = 'change') => {
    const system = mintSystem(person.tenantId)
    const teams = await Promise.all((await memberships.list(person)).map((teamId) => registry.byId(system, teamId)))
    const answers = await Promise.allSettled(teams.map((team) => inTime(memberOf(person, team, use), teamPatienceMs)))
    const members: TeamMember[] = []
    const leftOut: string[] = []
    answers.forEach((answer, at) => {
      if (answer.status === 'fulfilled') {
        if (answer.value !== null) members.push(answer.value)
        return
      }
      if (isGuestRefusal(answer.reason)) return
      const name = teams[at]?.name
      if (name !== undefined) leftOut.push(name)
      log.warn(
        { event: 'gate.team-left-out', teamId: teams[at]?.teamId, error: answer.reason as unknown },
        'a team could not be asked and is left out',
      )
    })
    // One who is a member elsewhere is not troubled with the teams where they are a guest.
    const refused = answers.find((answer) => answer.status === 'rejected' && isGuestRefusal(answer.reason))
    if (members.length === 0 && leftOut.length === 0 && refused !== undefined) throw new AppError('guests-not-admitted')
    return { members, leftOut }
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
    async memberOfThread(person, threadId, use = 'change') {
      return memberOf(person, await registry.byThread(mintSystem(person.tenantId), threadId), use)
    },
    allTeams,
    async refuseGuest(person) {
      if (admitsGuests) return
      const { members, leftOut } = await allTeams(person, 'read')
      if (members.length === 0 && leftOut.length > 0) throw new AppError('roster-unreachable')
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

const isGuestRefusal = (error: unknown): boolean => error instanceof AppError && error.code === 'guests-not-admitted'
