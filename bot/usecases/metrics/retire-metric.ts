/** A metric that nobody looks at any more is retired, with all its history, or brought back. */
import { AppError } from '#domain/errors.ts'
import type { MetricId } from '#domain/ids.ts'
import { limits } from '#domain/limits.ts'
import type { TeamMember } from '#domain/people/actors.ts'
import { instantOf } from '#bot/ports/clock.ts'
import type { KeptMetric } from '#bot/ports/metrics.ts'
import type { CreateMetricDeps } from './create-metric.ts'

/** Repeating it changes nothing. @throws AppError `not-found`, `limit-reached` when one is brought back to as many as there can be */
export async function setRetired(
  { metrics, clock, log }: Pick<CreateMetricDeps, 'metrics' | 'clock' | 'log'>,
  member: TeamMember,
  { metricId, isRetired }: { readonly metricId: MetricId; readonly isRetired: boolean },
): Promise<KeptMetric> {
  if (!isRetired) {
    const others = (await metrics.list(member)).filter((one) => one.retiredAt === null && one.metricId !== metricId)
    if (others.length >= limits.maxMetrics) throw new AppError('limit-reached')
  }
  const metric = await metrics.update(member, metricId, (before) => {
    if ((before.retiredAt !== null) === isRetired) return before
    return { ...before, retiredAt: isRetired ? instantOf(clock) : null }
  })
  log.info({ event: 'metric.retired', teamId: member.teamId, metricId, isRetired }, 'a metric was retired, or brought back')
  return metric
}
