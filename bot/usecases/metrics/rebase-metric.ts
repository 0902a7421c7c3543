/** From a day on limits are drawn anew, because the work itself is another; and that taken back. */
import { AppError } from '#domain/errors.ts'
import type { MetricId } from '#domain/ids.ts'
import { limits } from '#domain/limits.ts'
import { readRebase } from '#domain/metrics/time-line-form.ts'
import type { TeamMember } from '#domain/people/actors.ts'
import { instantOf } from '#bot/ports/clock.ts'
import type { Log } from '#bot/ports/log.ts'
import type { KeptMetric, MetricRepository } from '#bot/ports/metrics.ts'
import { metricToday, type TodayDeps } from './metric-today.ts'

export type RebaseDeps = TodayDeps & { readonly metrics: Pick<MetricRepository, 'update'>; readonly log: Log }

/** One for a day: saying it again changes the reason. @throws AppError `invalid-input`, `not-found`, `limit-reached` */
export async function rebaseMetric(
  deps: RebaseDeps,
  member: TeamMember,
  { metricId, date, reason }: { readonly metricId: MetricId; readonly date: string; readonly reason: string },
): Promise<KeptMetric> {
  const reading = readRebase({ date, reason }, await metricToday(deps, member))
  if (!reading.ok) throw new AppError('invalid-input', { fields: reading.faults })
  const rebase = { date, reason: reading.content, by: { personId: member.personId, name: member.name }, at: instantOf(deps.clock) }
  const metric = await deps.metrics.update(member, metricId, (before) => {
    if (before.rebases.some((one) => one.date === date && one.reason === rebase.reason)) return before
    const others = before.rebases.filter((one) => one.date !== date)
    if (others.length >= limits.maxRebases) throw new AppError('limit-reached')
    return { ...before, rebases: [...others, rebase].toSorted((one, other) => (one.date < other.date ? -1 : 1)) }
  })
  deps.log.info({ event: 'metric.rebased', teamId: member.teamId, metricId }, 'limits of a metric are drawn anew')
  return metric
}

/** Fine when there is none. @throws AppError `not-found` of a metric */
export async function undoRebase(
  { metrics, log }: Pick<RebaseDeps, 'metrics' | 'log'>,
  member: TeamMember,
  { metricId, date }: { readonly metricId: MetricId; readonly date: string },
): Promise<KeptMetric> {
  const metric = await metrics.update(member, metricId, (before) =>
    before.rebases.some((one) => one.date === date) ? { ...before, rebases: before.rebases.filter((one) => one.date !== date) } : before,
  )
  log.info({ event: 'metric.rebase-undone', teamId: member.teamId, metricId }, 'a rebase was taken back')
  return metric
}
