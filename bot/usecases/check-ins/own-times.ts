/** When a person wants to be asked, and when they will be. */
import { weekOfInstant, weeksAfter } from '#domain/check-ins/iso-week.ts'
import { nextPersonalDues } from '#domain/check-ins/personal-due.ts'
import type { CheckInPlan, OwnTimes } from '#domain/check-ins/plan.ts'
import { knownZone, ownClock } from '#domain/check-ins/time-zone.ts'
import type { TeamId } from '#domain/ids.ts'
import type { Person } from '#domain/people/actors.ts'
import type { KnownTimes, OwnTimesRepository } from '#bot/ports/check-in-plans.ts'
import type { CheckInRow } from '#bot/ports/check-in-rows.ts'
import { instantOf } from '#bot/ports/clock.ts'
import { planAgain, type PlanAgainDeps } from './plan-again.ts'
import { teamsThatAsk } from './plan-person.ts'

export type OwnTimesDeps = PlanAgainDeps & { readonly times: OwnTimesRepository }

export type OwnTimesView = KnownTimes & {
  readonly clock: { readonly zone: string; readonly isGuess: boolean }
  /** ISO instant; null: not at all. */
  readonly next: string | null
  readonly teams: readonly { readonly teamId: TeamId; readonly plan: CheckInPlan }[]
}

export async function readOwnTimes(deps: OwnTimesDeps, person: Person): Promise<OwnTimesView> {
  const [known, teams] = await Promise.all([deps.times.read(person), teamsThatAsk(deps, person)])
  const clock = ownClock(known, teams[0]?.plan.zone)
  const plans = teams.map(({ plan }) => plan)
  return { ...known, clock, teams, next: await nextOf(deps, person, { zone: clock.zone, own: known.own, plans }) }
}

/** The last one counts, whoever of the person's devices it came from. */
export async function setOwnTimes(
  deps: OwnTimesDeps,
  person: Person,
  given: { readonly own: OwnTimes; readonly zone: string | null },
): Promise<OwnTimesView> {
  await deps.times.change(person, (before) => ({ ...before, ...given }))
  await planAgain(deps, deps.gate.system(person.tenantId), person.personId)
  return readOwnTimes(deps, person)
}

/** Counts when they have chosen none. What is no zone is not kept. */
export async function setDeviceZone(deps: OwnTimesDeps, person: Person, said: string): Promise<void> {
  const deviceZone = knownZone(said)
  if (deviceZone === null) return
  const before = await deps.times.read(person)
  if (before.deviceZone === deviceZone) return
  await deps.times.change(person, (known) => ({ ...known, deviceZone }))
  if (before.zone === null) await planAgain(deps, deps.gate.system(person.tenantId), person.personId)
}

async function nextOf(
  { checkInRows, gate, clock }: OwnTimesDeps,
  person: Person,
  given: { readonly zone: string; readonly own: OwnTimes; readonly plans: readonly CheckInPlan[] },
): Promise<string | null> {
  const now = instantOf(clock)
  const from = weekOfInstant(now, given.zone)
  const row = (await checkInRows.read(gate.system(person.tenantId), from, person.personId))?.row ?? null
  // Put off by themselves: that is when they are asked next.
  if (row?.isPutOff === true && row.status === 'planned') return row.dueAt
  return nextPersonalDues({ ...given, from: hasEnded(row) ? weeksAfter(from, 1) : from, after: now }, given.plans, 1)[0] ?? null
}

const hasEnded = (row: CheckInRow | null): boolean => row !== null && !['planned', 'sending', 'unknown'].includes(row.status)
