/** One person's rows: when they are to be asked, by the plans of all their teams and their own wishes. */
import type { PersonId, TeamId } from '#domain/ids.ts'
import type { IsoWeek } from '#domain/check-ins/iso-week.ts'
import { personalDue } from '#domain/check-ins/personal-due.ts'
import { usableZone } from '#domain/check-ins/time-zone.ts'
import type { SystemActor } from '#domain/people/actors.ts'
import type { CheckInPlans, OwnTimesRepository, VersionedPlan } from '#bot/ports/check-in-plans.ts'
import type { CheckInRows } from '#bot/ports/check-in-rows.ts'
import type { Gate } from '#bot/ports/gate.ts'
import type { Memberships } from '#bot/ports/memberships.ts'
import type { TeamRegistry } from '#bot/ports/team-registry.ts'

export type PlanPersonDeps = {
  readonly registry: Pick<TeamRegistry, 'byId'>
  readonly plans: Pick<CheckInPlans, 'read'>
  readonly times: Pick<OwnTimesRepository, 'read'>
  readonly memberships: Pick<Memberships, 'list'>
  readonly rows: CheckInRows
  readonly gate: Pick<Gate, 'person' | 'teamJob'>
}

/** @returns null for a team that asks nobody, or no longer has the app */
export type PlansOf = (teamId: TeamId) => Promise<VersionedPlan | null>

/** Each team's plan is read once, however many of its members are planned. */
export function plansOfTeams({ registry, plans, gate }: Pick<PlanPersonDeps, 'registry' | 'plans' | 'gate'>, system: SystemActor): PlansOf {
  const known = new Map<TeamId, Promise<VersionedPlan | null>>()
  const read = async (teamId: TeamId): Promise<VersionedPlan | null> => {
    if ((await registry.byId(system, teamId)) === null) return null
    const found = await plans.read(gate.teamJob(system.tenantId, teamId))
    return found?.plan.isOn === true ? found : null
  }
  return (teamId) => {
    const found = known.get(teamId) ?? read(teamId)
    known.set(teamId, found)
    return found
  }
}

/**
 * A row that waits moves when the plan did; one that is under way or has ended stays.
 * @param given.teamId - a team that the person is in, though it may not be remembered yet
 */
export async function planPerson(
  { times, memberships, rows, gate }: PlanPersonDeps,
  system: SystemActor,
  given: { readonly personId: PersonId; readonly teamId: TeamId; readonly weeks: readonly IsoWeek[]; readonly plansOf: PlansOf },
): Promise<void> {
  const { personId, weeks, plansOf } = given
  const person = gate.person({ tenantId: system.tenantId, personId })
  const { own, zone, deviceZone } = await times.read(person)
  if (own.pause === 'stopped') return
  const teamIds = new Set([given.teamId, ...(await memberships.list(person))])
  const plans = (await Promise.all([...teamIds].map(plansOf))).filter((plan) => plan !== null)
  const theirs = usableZone([zone, deviceZone, plans[0]?.plan.zone]).zone
  for (const week of weeks) {
    const due = personalDue(
      week,
      theirs,
      own,
      plans.map(({ plan }) => plan),
    )
    // Whoever makes a plan on Friday evening for Fridays at three does not ask at once.
    if (due === null || !due.teams.some((at) => due.dueAt >= (plans[at]?.changedAt ?? ''))) continue
    await planOrMove(rows, system, { week, personId, dueAt: due.dueAt })
  }
}

async function planOrMove(rows: CheckInRows, system: SystemActor, wanted: Parameters<CheckInRows['plan']>[1]): Promise<void> {
  if (await rows.plan(system, wanted)) return
  const known = await rows.read(system, wanted.week, wanted.personId)
  if (
    known === null ||
    known.row.status !== 'planned' ||
    known.row.attempts > 0 ||
    known.row.isPutOff ||
    known.row.plannedFor === wanted.dueAt
  )
    return
  // Whoever was quicker sends it, or has moved it to the same time.
  await rows.change(system, { ...known.row, plannedFor: wanted.dueAt, dueAt: wanted.dueAt }, known.version)
}
