/** Later, skip, pause, stop: what a person does with a check-in other than answering it. No reason is asked, and nobody is told. */
import { AppError } from '#domain/errors.ts'
import type { IsoWeek } from '#domain/check-ins/iso-week.ts'
import { tomorrowMorning } from '#domain/check-ins/due-time.ts'
import { usableZone } from '#domain/check-ins/time-zone.ts'
import type { Person } from '#domain/people/actors.ts'
import type { OwnTimesRepository } from '#bot/ports/check-in-plans.ts'
import type { CheckInRows } from '#bot/ports/check-in-rows.ts'
import type { CheckIns } from '#bot/ports/check-ins.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import type { Gate } from '#bot/ports/gate.ts'

export type PutOffDeps = {
  readonly rows: CheckInRows
  readonly times: OwnTimesRepository
  readonly checkIns: CheckIns
  readonly gate: Pick<Gate, 'system'>
  readonly clock: Clock
}

const twoHoursMs = 2 * 3_600_000

/**
 * Asks again in two hours, or tomorrow at nine on the person's clock.
 * @returns the ISO instant
 * @throws AppError `not-found` when nothing was planned for that week
 */
export async function askLater(
  { rows, times, gate, clock }: PutOffDeps,
  person: Person,
  input: { readonly week: IsoWeek; readonly later: 'hours' | 'tomorrow' },
): Promise<string> {
  const { zone, deviceZone } = await times.read(person)
  const dueAt =
    input.later === 'hours'
      ? new Date(clock.nowMs() + twoHoursMs).toISOString()
      : tomorrowMorning(instantOf(clock), usableZone([zone, deviceZone]).zone)
  const system = gate.system(person.tenantId)
  for (;;) {
    const known = await rows.read(system, input.week, person.personId)
    if (known === null) throw new AppError('not-found')
    const next = { ...known.row, status: 'planned', isPutOff: true, plannedFor: dueAt, dueAt, attempts: 0, reason: null } as const
    // Two devices at once: the later press counts.
    if ((await rows.change(system, next, known.version)) !== null) return dueAt
  }
}

/** An answer takes it back. @throws AppError `not-found` */
export async function skipWeek({ checkIns }: Pick<PutOffDeps, 'checkIns'>, person: Person, week: IsoWeek): Promise<void> {
  await checkIns.change(person, week, (before) => (before.isSkipped ? before : { ...before, isSkipped: true }))
}

/** @param pause - `YYYY-MM-DD` of the first day on which they may be asked again; null ends a pause */
export async function pauseCheckIns(
  { times }: Pick<PutOffDeps, 'times'>,
  person: Person,
  pause: { readonly until: string } | 'stopped' | null,
): Promise<void> {
  await times.change(person, (before) => ({ ...before, own: { ...before.own, pause } }))
}
