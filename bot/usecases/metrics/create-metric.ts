/** A team begins to look at a result. */
import { AppError } from '#domain/errors.ts'
import { metricId, type SubmissionId } from '#domain/ids.ts'
import { limits } from '#domain/limits.ts'
import { readMetric, type metricSchema } from '#domain/metrics/metric-form.ts'
import { questionName } from '#domain/metrics/question-name.ts'
import type { MetricContent } from '#domain/metrics/metric.ts'
import type { TeamMember } from '#domain/people/actors.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import type { Hash } from '#bot/ports/hash.ts'
import type { Log } from '#bot/ports/log.ts'
import type { KeptMetric, MetricRepository } from '#bot/ports/metrics.ts'
import type * as z from 'zod/mini'

export type MetricForm = z.infer<typeof metricSchema>

export type CreateMetricDeps = {
  readonly metrics: MetricRepository
  readonly clock: Clock
  readonly newId: () => string
  readonly hash: Hash
  readonly log: Log
}

/**
 * Whoever begins it looks after it. The same submission arriving again gets what it made.
 * @param input.keepName - the name was questioned, and is meant
 * @throws AppError `invalid-input`, `name-questioned` with what raised it, `limit-reached`, `submission-reused`
 */
export async function createMetric(
  { metrics, clock, newId, hash, log }: CreateMetricDeps,
  member: TeamMember,
  input: { readonly form: MetricForm; readonly keepName: boolean; readonly submissionId: SubmissionId },
): Promise<KeptMetric> {
  const content = readMetricForm(input.form)
  const submission = { submissionId: input.submissionId, contentHash: hash(JSON.stringify(content)) }
  const made = await metrics.submitted(member, submission)
  if (made !== null) return made
  const keptName = keptNameOf(content.name, null, input.keepName)
  const inUse = (await metrics.list(member)).filter(({ retiredAt }) => retiredAt === null)
  if (inUse.length >= limits.maxMetrics) throw new AppError('limit-reached')

  const by = { personId: member.personId, name: member.name }
  const metric: KeptMetric = {
    ...content,
    metricId: metricId(newId()),
    teamId: member.teamId,
    owner: by,
    keptName,
    retiredAt: null,
    revision: 1,
    begun: { by, at: instantOf(clock) },
    edited: null,
    rebases: [],
    hasReadings: false,
  }
  const stored = await metrics.add(member, metric, submission)
  log.info({ event: 'metric.begun', teamId: member.teamId, metricId: stored.metricId }, 'a metric was begun')
  return stored
}

/** @throws AppError `invalid-input` with the faults by field */
export function readMetricForm(form: MetricForm): MetricContent {
  const reading = readMetric(form)
  if (!reading.ok) throw new AppError('invalid-input', { fields: reading.faults })
  return reading.content
}

/**
 * @param before - a name that was questioned once and kept
 * @returns the name that was questioned and is kept; what there is nothing to ask about leaves that as it was
 * @throws AppError `name-questioned`
 */
export function keptNameOf(name: string, before: string | null, keepName: boolean): string | null {
  const question = questionName(name, before)
  if (question === null) return before
  if (!keepName) throw new AppError('name-questioned', { question })
  return name
}
