/** What the team did or noticed stands on a metric's time line, beside the values and never as their cause. */
import { AppError } from '#domain/errors.ts'
import type { MetricId, SubmissionId } from '#domain/ids.ts'
import type { Annotation } from '#domain/metrics/metric.ts'
import { readAnnotation, type annotationSchema, type AnnotationContent } from '#domain/metrics/time-line-form.ts'
import type { TeamMember } from '#domain/people/actors.ts'
import type { AnnotationRepository, KeptAnnotation } from '#bot/ports/annotations.ts'
import { instantOf } from '#bot/ports/clock.ts'
import type { Hash } from '#bot/ports/hash.ts'
import type { Log } from '#bot/ports/log.ts'
import type { ResourceRepository } from '#bot/ports/resource-repository.ts'
import type * as z from 'zod/mini'
import { metricToday, type TodayDeps } from './metric-today.ts'

export type AnnotateDeps = TodayDeps & {
  readonly annotations: AnnotationRepository
  readonly resources: Pick<ResourceRepository, 'get'>
  readonly hash: Hash
  readonly log: Log
}

type Form = z.output<typeof annotationSchema>

/** The same submission arriving again gets the annotation that it made. @throws AppError `invalid-input`, `not-found`, `limit-reached` */
export async function addAnnotation(
  deps: AnnotateDeps,
  member: TeamMember,
  { metricId, form, submissionId }: { readonly metricId: MetricId; readonly form: Form; readonly submissionId: SubmissionId },
): Promise<KeptAnnotation> {
  const content = await readForm(deps, member, form, [])
  const at = instantOf(deps.clock)
  const annotationId = deps.hash(`annotation ${member.personId} ${submissionId}`).slice(0, 32)
  const annotation: Annotation = { ...content, annotationId, by: { personId: member.personId, name: member.name }, at }
  const kept = await deps.annotations.add(member, metricId, annotation)
  deps.log.info({ event: 'metric.annotated', teamId: member.teamId, metricId }, 'a metric was annotated')
  return kept
}

/** Any member: it is the team's own. Its author and its first day of writing stay. @throws AppError `invalid-input`, `not-found`, `stale-version` */
export async function editAnnotation(
  deps: AnnotateDeps,
  member: TeamMember,
  input: { readonly metricId: MetricId; readonly annotationId: string; readonly revision: number; readonly form: Form },
): Promise<KeptAnnotation> {
  const { metricId, annotationId, revision, form } = input
  const known = (await deps.annotations.of(member, metricId)).find((one) => one.annotationId === annotationId)
  if (known === undefined) throw new AppError('not-found')
  const content = await readForm(deps, member, form, known.resourceIds)
  return deps.annotations.edit(member, metricId, { annotationId, revision }, (before) => ({ ...before, ...content }))
}

/** By who wrote it, or a steward. Repeating it changes nothing. @throws AppError `author-only`, `not-found` */
export async function removeAnnotation(
  deps: Pick<AnnotateDeps, 'annotations' | 'log'>,
  member: TeamMember,
  { metricId, annotationId }: { readonly metricId: MetricId; readonly annotationId: string },
): Promise<void> {
  const known = (await deps.annotations.of(member, metricId)).find((one) => one.annotationId === annotationId)
  if (known !== undefined && known.by.personId !== member.personId && !member.isSteward) throw new AppError('author-only')
  await deps.annotations.remove(member, metricId, annotationId)
  deps.log.info({ event: 'metric.annotation-removed', teamId: member.teamId, metricId }, 'an annotation was removed')
}

/** @param standing - links that it has already: what they lead to may be gone by now */
async function readForm(
  deps: AnnotateDeps,
  member: TeamMember,
  form: Form,
  standing: AnnotationContent['resourceIds'],
): Promise<AnnotationContent> {
  const reading = readAnnotation(form, await metricToday(deps, member))
  if (!reading.ok) throw new AppError('invalid-input', { fields: reading.faults })
  const fresh = reading.content.resourceIds.filter((id) => !standing.includes(id))
  const found = await Promise.all(fresh.map((id) => deps.resources.get(member, id)))
  if (found.includes(null)) throw new AppError('invalid-input', { fields: { resourceIds: 'not-a-choice' } })
  return reading.content
}
