/** The only place where a proof of who acts is made. The architecture test refuses these casts anywhere else. */
import type { TeamId, TenantId } from '#domain/ids.ts'
import type { MetricToken } from '#domain/metrics/metric-token.ts'
import type { MetricWriter, Person, SystemActor, TeamJob, TeamMember, TeamSteward } from '#domain/people/actors.ts'
import type { Team } from '#domain/teams/team.ts'
import type { VerifiedIdentity } from '#bot/ports/gate.ts'
import type { RosterMember } from '#bot/ports/roster.ts'

export const mintPerson = ({ tenantId, personId }: VerifiedIdentity): Person => ({ tenantId, personId }) as Person

/** @param rosterMember - what Teams said about this very person in this very team; `isUnconfirmed`: not just now */
export const mintMember = (person: Person, team: Team, rosterMember: RosterMember, isUnconfirmed = false): TeamMember =>
  ({
    tenantId: person.tenantId,
    personId: person.personId,
    teamId: team.teamId,
    teamName: team.name,
    teamThreadId: team.threadId,
    name: rosterMember.name,
    isSteward: team.stewards.some(({ personId }) => personId === person.personId),
    isUnconfirmed,
  }) as TeamMember

/** @returns null for a member who is no steward */
export const mintSteward = (member: TeamMember): TeamSteward | null => (member.isSteward ? (member as TeamSteward) : null)

export const mintTeamJob = (tenantId: TenantId, teamId: TeamId): TeamJob => ({ tenantId, teamId }) as TeamJob

export const mintSystem = (tenantId: TenantId): SystemActor => ({ tenantId }) as SystemActor

/** @param token - the one whose secret was shown just now, as it is stored in this very team */
export const mintMetricWriter = ({ tenantId, teamId }: TeamJob, { metricId, tokenId, by }: MetricToken): MetricWriter =>
  ({ tenantId, teamId, metricId, tokenId, personId: by.personId, name: by.name }) as MetricWriter
