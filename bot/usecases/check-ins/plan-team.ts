/** Who of a team is to be asked in this week and the next: done by the outbox, week after week, and safe to repeat. */
import type { PersonId, TeamId } from '#domain/ids.ts'
import { earliestStartOf, weekOfInstant, weeksAfter, type IsoWeek } from '#domain/check-ins/iso-week.ts'
import type { SystemActor } from '#domain/people/actors.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import type { Roster } from '#bot/ports/roster.ts'
import { eachMember } from '#bot/usecases/teams/each-member.ts'
import { plansOfTeams, planPerson, type PlanPersonDeps } from './plan-person.ts'

export type PlanTeamDeps = PlanPersonDeps & {
  readonly roster: Pick<Roster, 'pages'>
  readonly clock: Clock
  readonly pace: () => Promise<void>
}

/** Rosters are read the day before: on the day itself Teams has enough to do with the check-ins. */
const aheadMs = 24 * 3_600_000

/**
 * @returns how long until the next week is to be planned; 0 when the team asks nobody
 * @throws AppError `roster-unreachable`; what was planned until then stays
 */
export async function planTeam(
  deps: PlanTeamDeps,
  system: SystemActor,
  { teamId }: { readonly teamId: TeamId },
): Promise<{ readonly leftMs: number }> {
  const { registry, roster, clock, pace } = deps
  const team = await registry.byId(system, teamId)
  const plansOf = plansOfTeams(deps, system)
  if (team === null || (await plansOf(teamId)) === null) return { leftMs: 0 }
  const { weeks, nextAt } = weeksToPlan(clock)
  const planned = (personId: PersonId): Promise<void> => planPerson(deps, system, { personId, teamId, weeks, plansOf })
  for await (const page of roster.pages(team)) await eachMember(pace, page, ({ personId }) => planned(personId))
  return { leftMs: Date.parse(nextAt) - clock.nowMs() }
}

/** This week, and the next one from a day before it begins anywhere. */
export function weeksToPlan(clock: Clock): { readonly weeks: readonly IsoWeek[]; readonly nextAt: string } {
  const week = weekOfInstant(instantOf(clock), 'UTC')
  const opensAt = (of: IsoWeek): string => new Date(Date.parse(earliestStartOf(of)) - aheadMs).toISOString()
  const next = weeksAfter(week, 1)
  return opensAt(next) <= instantOf(clock)
    ? { weeks: [week, next], nextAt: opensAt(weeksAfter(week, 2)) }
    : { weeks: [week], nextAt: opensAt(next) }
}
