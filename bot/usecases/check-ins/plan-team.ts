/** Who of a team is to be asked in this week and the next: done by the outbox, week after week, and safe to repeat. */
import type { TeamId } from '#domain/ids.ts'
import { earliestStartOf, weekOfInstant, weeksAfter, type IsoWeek } from '#domain/check-ins/iso-week.ts'
import type { SystemActor } from '#domain/people/actors.ts'
import type { ChatBook } from '#bot/ports/chat-book.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import type { Roster } from '#bot/ports/roster.ts'
import type { TeamRegistry } from '#bot/ports/team-registry.ts'
import { eachMember } from '#bot/usecases/teams/each-member.ts'
import { plansOfTeams, planPerson, type PlanPersonDeps } from './plan-person.ts'

export type PlanTeamDeps = PlanPersonDeps & {
  readonly registry: Pick<TeamRegistry, 'byId' | 'read'>
  readonly roster: Pick<Roster, 'pages'>
  readonly chatBook: Pick<ChatBook, 'meet'>
  readonly clock: Clock
  readonly pace: () => Promise<void>
  /** Guests are asked as well. */
  readonly admitsGuests: boolean
}

/** Rosters are read the day before: on the day itself Teams has enough to do with the check-ins. */
const aheadMs = 24 * 3_600_000

/**
 * The work of one revision of the plan.
 * @returns how long until the next week is to be planned; 0 when the team asks nobody, or has another plan
 * @throws AppError `roster-unreachable`; what was planned until then stays
 */
export async function planByRevision(
  deps: PlanTeamDeps,
  system: SystemActor,
  { teamId, revision }: { readonly teamId: TeamId; readonly revision: number },
): Promise<{ readonly leftMs: number }> {
  const known = await deps.registry.read(system, teamId)
  const standing = await deps.plans.read(deps.gate.teamJob(system.tenantId, teamId))
  if (known === null || standing?.revision !== revision) return { leftMs: 0 }
  // It may come back; if not, everything of it goes, its plan too.
  if (known.team.status === 'removed') return { leftMs: aheadMs }
  return planTeam(deps, system, { teamId })
}

/** @param given.notBefore - as in `planPerson` @returns and @throws as `planByRevision` */
export async function planTeam(
  deps: PlanTeamDeps,
  system: SystemActor,
  { teamId, notBefore }: { readonly teamId: TeamId; readonly notBefore?: string },
): Promise<{ readonly leftMs: number }> {
  const { registry, roster, chatBook, memberships, gate, clock, pace, admitsGuests } = deps
  const team = await registry.byId(system, teamId)
  const plansOf = plansOfTeams(deps, system)
  if (team === null || (await plansOf(teamId)) === null) return { leftMs: 0 }
  const { weeks, nextAt } = weeksToPlan(clock)
  const { serviceUrl, botId } = team
  for await (const page of roster.pages(team))
    await eachMember(pace, admitsGuests ? page : page.filter(({ isGuest }) => !isGuest), async ({ personId, accountId, name }) => {
      const person = gate.person({ tenantId: system.tenantId, personId })
      // Whoever has deleted themselves is still in the roster, and is left in peace until they come back.
      if (!(await memberships.list(person)).includes(teamId)) return
      await planPerson(deps, system, { personId, weeks, plansOf, ...(notBefore === undefined ? {} : { notBefore }) })
      await chatBook.meet(person, { account: { serviceUrl, botId, accountId }, name })
    })
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
