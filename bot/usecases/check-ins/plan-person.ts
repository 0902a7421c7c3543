/** One person's rows: when they are to be asked, by the plans of all their teams and their own wishes. */
import type { PersonId, TeamId } from '#domain/ids.ts'
import type { IsoWeek } from '#domain/check-ins/iso-week.ts'
import { personalDue } from '#domain/check-ins/personal-due.ts'
import type { CheckInPlan } from '#domain/check-ins/plan.ts'
import { ownClock } from '#domain/check-ins/time-zone.ts'
import type { Person, SystemActor } from '#domain/people/actors.ts'
import type { CheckInPlans, OwnTimesRepository, VersionedPlan } from '#bot/ports/check-in-plans.ts'
import type { CheckInRow, CheckInRows, VersionedRow } from '#bot/ports/check-in-rows.ts'
import type { Gate } from '#bot/ports/gate.ts'
import type { Memberships } from '#bot/ports/memberships.ts'
import type { TeamRegistry } from '#bot/ports/team-registry.ts'

export type PlanPersonDeps = {
  readonly registry: Pick<TeamRegistry, 'byId'>
  readonly plans: Pick<CheckInPlans, 'read'>
  readonly times: Pick<OwnTimesRepository, 'read'>
  readonly memberships: Pick<Memberships, 'list'>
  readonly checkInRows: CheckInRows
  readonly gate: Pick<Gate, 'person' | 'system' | 'teamJob'>
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

/** The person's teams that ask, the first known first: by memberships as member events left them, Teams is not asked. */
export async function teamsThatAsk(
  deps: Pick<PlanPersonDeps, 'registry' | 'plans' | 'memberships' | 'gate'>,
  person: Person,
): Promise<readonly { readonly teamId: TeamId; readonly plan: CheckInPlan }[]> {
  const plansOf = plansOfTeams(deps, deps.gate.system(person.tenantId))
  const asking = await Promise.all((await deps.memberships.list(person)).map(async (teamId) => ({ teamId, known: await plansOf(teamId) })))
  return asking.flatMap(({ teamId, known }) => (known === null ? [] : [{ teamId, plan: known.plan }]))
}

/**
 * A row that waits moves when the plan did, and is left out when its new time is over; one that is under way or has ended stays.
 * @param given.notBefore - ISO instant: what would have been due earlier is left out for good
 */
export async function planPerson(
  { times, memberships, checkInRows, gate }: PlanPersonDeps,
  system: SystemActor,
  given: {
    readonly personId: PersonId
    readonly weeks: readonly IsoWeek[]
    readonly plansOf: PlansOf
    readonly notBefore?: string
  },
): Promise<void> {
  const { personId, weeks, plansOf, notBefore = '' } = given
  const person = gate.person({ tenantId: system.tenantId, personId })
  const known = await times.read(person)
  if (known.own.pause === 'stopped') return
  const plans = (await Promise.all((await memberships.list(person)).map(plansOf))).filter((plan) => plan !== null)
  const { zone } = ownClock(known, plans[0]?.plan.zone)
  for (const week of weeks) {
    const due = personalDue(
      week,
      zone,
      known.own,
      plans.map(({ plan }) => plan),
    )
    if (due === null) continue
    // Whoever makes a plan on Friday evening for Fridays at three does not ask at once, nor for a Monday that is over.
    const isOver = due.dueAt < notBefore || !due.teams.some((at) => due.dueAt >= (plans[at]?.changedAt ?? ''))
    const wanted = { week, personId, dueAt: due.dueAt }
    await (isOver ? leaveOut(checkInRows, system, wanted) : planOrMove(checkInRows, system, wanted))
  }
}

type Wanted = Pick<CheckInRow, 'week' | 'personId' | 'dueAt'>

async function planOrMove(rows: CheckInRows, system: SystemActor, wanted: Wanted): Promise<void> {
  if (await rows.plan(system, wanted)) return
  const known = await waitingRow(rows, system, wanted)
  if (known === null || known.row.plannedFor === wanted.dueAt) return
  // Whoever was quicker sends it, or has moved it to the same time.
  await rows.change(system, { ...known.row, plannedFor: wanted.dueAt, dueAt: wanted.dueAt }, known.version)
}

/** So that nobody plans that week any more, and what waits for another time of it is not asked either. */
async function leaveOut(rows: CheckInRows, system: SystemActor, wanted: Wanted): Promise<void> {
  const leftOut = 'it was over'
  if (await rows.plan(system, { ...wanted, leftOut })) return
  const known = await waitingRow(rows, system, wanted)
  // Due, and about to be asked: a plan that is saved meanwhile with the same time keeps nobody from it.
  if (known === null || known.row.plannedFor === wanted.dueAt) return
  await rows.change(system, { ...known.row, status: 'skipped', reason: leftOut }, known.version)
}

/** @returns null for one that was tried, has ended, or was put off by the person: those stay as they are */
async function waitingRow(rows: CheckInRows, system: SystemActor, { week, personId }: Wanted): Promise<VersionedRow | null> {
  const known = await rows.read(system, week, personId)
  return known === null || known.row.status !== 'planned' || known.row.attempts > 0 || known.row.isPutOff ? null : known
}
