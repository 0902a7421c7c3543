/** A program gives readings to the metric that its token is for. */
import { AppError } from '#domain/errors.ts'
import type { MetricId, TeamId } from '#domain/ids.ts'
import type { MetricWriter } from '#domain/people/actors.ts'
import { instantOf } from '#bot/ports/clock.ts'
import type { Gate } from '#bot/ports/gate.ts'
import type { MetricTokens } from '#bot/ports/metric-tokens.ts'
import type { ReadingCounts } from '#bot/ports/readings.ts'
import { readForMetric, type GiveReadingDeps, type GivenReading } from './give-reading.ts'
import { metricToday } from './metric-today.ts'

export type WriteReadingsDeps = GiveReadingDeps & {
  readonly metricTokens: Pick<MetricTokens, 'used'>
  readonly gate: Pick<Gate, 'teamJob'>
}

/**
 * All of them or none; the same again changes nothing. The latest value counts: nobody looked at the one before.
 * @param input.teamId, input.metricId - as the address names them
 * @param input.isList - one that came alone has no place in its faults
 * @throws AppError `other-metric`, `invalid-input` by field, such as `readings.3.period`, `metric-retired`, `not-found`, `too-large`
 */
export async function writeReadings(
  deps: WriteReadingsDeps,
  writer: MetricWriter,
  input: { readonly teamId: TeamId; readonly metricId: MetricId; readonly readings: readonly GivenReading[]; readonly isList: boolean },
): Promise<ReadingCounts> {
  const { readings, metricTokens, clock, log, gate } = deps
  const { tenantId, teamId, metricId, personId, name } = writer
  if (input.teamId !== teamId || input.metricId !== metricId) throw new AppError('other-metric')
  const today = await metricToday(deps, gate.teamJob(tenantId, teamId))
  const given = { by: { personId, name }, at: instantOf(clock), source: 'api' } as const
  const counts = await readings.give(writer, metricId, given, (metric) =>
    readForMetric(metric, input.readings, { today, list: input.isList ? 'readings' : null }),
  )
  await metricTokens.used(writer, instantOf(clock).slice(0, 10))
  log.info({ event: 'metric.readings-written', teamId, metricId, ...counts }, 'a program gave readings')
  return counts
}
