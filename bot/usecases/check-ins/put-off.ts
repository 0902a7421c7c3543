/** Later, skip, pause, stop: what a person does with a check-in other than answering it. No reason is asked, and nobody is told. */
import { AppError } from '#domain/errors.ts'
import type { CheckIn } from '#domain/check-ins/check-in.ts'
import { weekOfInstant, type IsoWeek } from '#domain/check-ins/iso-week.ts'
import { nextMorning } from '#domain/check-ins/due-time.ts'
import { daysAtWork } from '#domain/check-ins/plan.ts'
import { ownClock } from '#domain/check-ins/time-zone.ts'
import type { Person } from '#domain/people/actors.ts'
import type { OwnTimesRepository } from '#bot/ports/check-in-plans.ts'
import { instantOf } from '#bot/ports/clock.ts'
import { planAgain } from './plan-again.ts'
import { teamsThatAsk } from './plan-person.ts'
import { beginCheckIn, closedSince, type ReadCheckInsDeps } from './read-check-ins.ts'

export type PutOffDeps = ReadCheckInsDeps & { readonly times: OwnTimesRepository }

const twoHoursMs = 2 * 3_600_000

/**
 * Asks again in two hours, or at nine on the person's clock on the next day on which they work.
 * @returns the ISO instant
 * @throws AppError `not-found` for a week in which nobody asked them, `card-out-of-date` when a later one has begun
 */
export async function askLater(
  deps: PutOffDeps,
  person: Person,
  { week, later }: { readonly week: IsoWeek; readonly later: 'hours' | 'tomorrow' },
): Promise<string> {
  const { checkInRows, gate, clock, times } = deps
  if ((await teamsThatAsk(deps, person)).length === 0) throw new AppError('not-found')
  await beginCheckIn(deps, person, week)
  if ((await closedSince(deps, person, week)) !== '') throw new AppError('card-out-of-date')
  const system = gate.system(person.tenantId)
  const known = await times.read(person)
  const { zone } = ownClock(known, (await teamsThatAsk(deps, person))[0]?.plan.zone)
  const dueAt =
    later === 'hours' ? new Date(clock.nowMs() + twoHoursMs).toISOString() : nextMorning(instantOf(clock), zone, daysAtWork(known.own))
  await checkInRows.plan(system, { week, personId: person.personId, dueAt })
  for (;;) {
    const found = await checkInRows.read(system, week, person.personId)
    if (found === null) throw new AppError('not-found')
    const next = {
      ...found.row,
      status: 'planned',
      isPutOff: true,
      plannedFor: dueAt,
      dueAt,
      attempts: 0,
      doubts: 0,
      reason: null,
    } as const
    // Two devices at once: the later press counts.
    if ((await checkInRows.change(system, next, found.version)) !== null) return dueAt
  }
}

/** An answer takes it back. @throws AppError `not-found` */
export async function skipWeek(deps: ReadCheckInsDeps, person: Person, week: IsoWeek, isSkipped = true): Promise<CheckIn> {
  await beginCheckIn(deps, person, week)
  return deps.checkIns.change(person, week, (before) => (before.isSkipped === isSkipped ? before : { ...before, isSkipped }))
}

/** @param pause - `YYYY-MM-DD` of the first day on which they may be asked again; null ends a pause */
export async function pauseCheckIns(deps: PutOffDeps, person: Person, pause: { readonly until: string } | 'stopped' | null): Promise<void> {
  await deps.times.change(person, (before) => ({ ...before, own: { ...before.own, pause } }))
  if (pause !== null) await dropPutOff(deps, person)
  if (pause !== 'stopped') await planAgain(deps, deps.gate.system(person.tenantId), person.personId)
}

/** A pause that comes later has the last word. */
async function dropPutOff({ checkInRows, times, gate, clock }: PutOffDeps, person: Person): Promise<void> {
  const system = gate.system(person.tenantId)
  const week = weekOfInstant(instantOf(clock), ownClock(await times.read(person), undefined).zone)
  const known = await checkInRows.read(system, week, person.personId)
  if (known?.row.isPutOff === true && known.row.status === 'planned')
    await checkInRows.change(system, { ...known.row, isPutOff: false }, known.version)
}
