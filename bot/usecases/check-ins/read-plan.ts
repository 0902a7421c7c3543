/** A team's plan as its members see it. */
import { weekOfInstant, weeksAfter } from '#domain/check-ins/iso-week.ts'
import { nextPersonalDues } from '#domain/check-ins/personal-due.ts'
import { everyDay, proposedPlan, type CheckInPlan, type OwnTimes } from '#domain/check-ins/plan.ts'
import { ownClock } from '#domain/check-ins/time-zone.ts'
import type { PersonId } from '#domain/ids.ts'
import type { TeamMember } from '#domain/people/actors.ts'
import type { ChatBook } from '#bot/ports/chat-book.ts'
import type { CheckInPlans, OwnTimesRepository } from '#bot/ports/check-in-plans.ts'
import type { CheckInRows } from '#bot/ports/check-in-rows.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import type { Gate } from '#bot/ports/gate.ts'

export type ReadPlanDeps = {
  readonly plans: Pick<CheckInPlans, 'read'>
  readonly times: Pick<OwnTimesRepository, 'read'>
  readonly checkInRows: Pick<CheckInRows, 'unreachable'>
  readonly chatBook: Pick<ChatBook, 'find'>
  readonly gate: Pick<Gate, 'system' | 'person' | 'everyone'>
  readonly clock: Clock
}

export type PlanView = {
  /** 0: there is none yet, and this one is proposed. */
  readonly revision: number
  readonly plan: CheckInPlan
  /** For stewards alone: how many, never who, nor why. */
  readonly unreachable: number | null
}

/** @throws AppError `roster-unreachable` */
export async function readPlan(deps: ReadPlanDeps, member: TeamMember): Promise<PlanView> {
  const standing = await deps.plans.read(member)
  const unreachable = member.isSteward ? await unreachableIn(deps, member) : null
  if (standing !== null) return { revision: standing.revision, plan: standing.plan, unreachable }
  const { zone } = ownClock(await deps.times.read(member), undefined)
  return { revision: 0, plan: proposedPlan(zone), unreachable }
}

const asTheTeam: OwnTimes = { weekly: null, workingDays: everyDay, pause: null }
const shown = 3

/** When this member would be asked by that plan alone, if they hadn't chosen a time of their own. @returns ISO instants, at most three */
export async function nextOfPlan(
  { times, clock }: Pick<ReadPlanDeps, 'times' | 'clock'>,
  member: TeamMember,
  plan: CheckInPlan,
): Promise<{ readonly next: readonly string[]; readonly zone: string }> {
  const { zone } = ownClock(await times.read(member), plan.zone)
  const after = instantOf(clock)
  return { zone, next: nextPersonalDues({ from: weekOfInstant(after, zone), after, zone, own: asTheTeam }, [plan], shown) }
}

/** In this week and the last one; whoever has written since can be reached. */
async function unreachableIn({ checkInRows, chatBook, gate, clock }: ReadPlanDeps, member: TeamMember): Promise<number> {
  const system = gate.system(member.tenantId)
  const week = weekOfInstant(instantOf(clock), 'UTC')
  const missed = await checkInRows.unreachable(system, [weeksAfter(week, -1), week])
  if (missed.length === 0) return 0
  const everyone = await gate.everyone(member)
  const isRefused = async (personId: PersonId): Promise<boolean> => {
    const chat = await chatBook.find(gate.person({ tenantId: member.tenantId, personId }))
    return chat === null || chat.address === null || chat.refused !== null
  }
  const theirs = [...new Set(missed)].filter((personId) => everyone.has(personId))
  return (await Promise.all(theirs.map(isRefused))).filter(Boolean).length
}
