/** Which day it is for a team: by the clock that its plan has, else by that of the member, else UTC. */
import { dayOf } from '#domain/check-ins/personal-due.ts'
import { usableZone } from '#domain/check-ins/time-zone.ts'
import type { TeamJob, TeamMember } from '#domain/people/actors.ts'
import type { CheckInPlans, OwnTimesRepository } from '#bot/ports/check-in-plans.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'

export type TodayDeps = {
  readonly plans: Pick<CheckInPlans, 'read'>
  readonly times: Pick<OwnTimesRepository, 'read'>
  readonly clock: Clock
}

/** @returns `YYYY-MM-DD` */
export async function metricToday({ plans, times, clock }: TodayDeps, team: TeamMember | TeamJob): Promise<string> {
  const plan = await plans.read(team)
  const own = plan === null && 'personId' in team ? await times.read(team) : null
  return dayOf(instantOf(clock), usableZone([plan?.plan.zone, own?.zone, own?.deviceZone]).zone)
}
