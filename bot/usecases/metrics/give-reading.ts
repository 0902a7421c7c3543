/** A member gives the value of a period, or corrects it. */
import { AppError, type FieldFaults } from '#domain/errors.ts'
import type { MetricId } from '#domain/ids.ts'
import type { IncomingReading } from '#domain/metrics/merge-readings.ts'
import type { Metric } from '#domain/metrics/metric.ts'
import { readGivenReadings } from '#domain/metrics/reading-form.ts'
import type { TeamMember } from '#domain/people/actors.ts'
import { instantOf } from '#bot/ports/clock.ts'
import type { Log } from '#bot/ports/log.ts'
import type { KeptReading, ReadingCounts, ReadingRepository } from '#bot/ports/readings.ts'
import { metricToday, type TodayDeps } from './metric-today.ts'

export type GiveReadingDeps = TodayDeps & { readonly readings: ReadingRepository; readonly log: Log }

export type GivenReading = { readonly period: string; readonly value: number; readonly note: string }

/**
 * An empty note takes away none: a correction says what is new.
 * @param input.seen - the value that stood there when the form was opened, null when there was none
 * @throws AppError `invalid-input` with the faults by field (`future`, `other-cadence`, `out-of-bounds`, …), `metric-retired`, `not-found`,
 *   `stale-version` when somebody else gave another value meanwhile
 */
export async function giveReading(
  deps: GiveReadingDeps,
  member: TeamMember,
  input: { readonly metricId: MetricId; readonly reading: GivenReading; readonly seen: number | null },
): Promise<ReadingCounts> {
  const { readings, clock, log } = deps
  const { metricId, reading, seen } = input
  const today = await metricToday(deps, member)
  const given = { by: { personId: member.personId, name: member.name }, at: instantOf(clock), source: 'manual' } as const
  const counts = await readings.give(member, metricId, given, (metric, known) => {
    const [incoming] = readForMetric(metric, [reading], { today, list: null })
    if (incoming === undefined) return []
    refuseOvertaken(known, incoming, seen)
    return [incoming]
  })
  log.info({ event: 'metric.reading-given', teamId: member.teamId, metricId, ...counts }, 'a reading was given')
  return counts
}

/**
 * @param rules.list - the field of the list that they came in; null for one that came alone
 * @throws AppError `metric-retired`, `invalid-input` by field, such as `period`, and in a list `readings.3.period`
 */
export function readForMetric(
  metric: Metric,
  given: readonly GivenReading[],
  { today, list }: { readonly today: string; readonly list: string | null },
): readonly IncomingReading[] {
  if (metric.retiredAt !== null) throw new AppError('metric-retired')
  const reading = readGivenReadings(given, metric, today)
  if (reading.ok) return reading.readings
  const named = Object.entries(reading.faults).map(([place, fault]) => [
    list === null ? place.replace(/^\d+\./u, '') : `${list}.${place}`,
    fault,
  ])
  throw new AppError('invalid-input', { fields: Object.fromEntries(named) as FieldFaults })
}

/** The same value again, such as after an answer that was lost, is no dispute. */
function refuseOvertaken(known: readonly KeptReading[], { period, value }: IncomingReading, seen: number | null): void {
  const standing = known.find((one) => one.period === period)?.value ?? null
  if (standing !== seen && standing !== value) throw new AppError('stale-version')
}
