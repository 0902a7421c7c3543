/** Annotations in a team's partition, beside their metric. */
import { AppError } from '#domain/errors.ts'
import type { MetricId } from '#domain/ids.ts'
import { limits } from '#domain/limits.ts'
import type { AnnotationRepository, KeptAnnotation } from '#bot/ports/annotations.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import type { DocumentStore, StoreDocument, Stored } from '#bot/ports/document-store.ts'
import { teamPartition } from '#bot/ports/partition-keys.ts'
import { changeMetric } from './change-metric.ts'
import { collectedOf, metricBelongingId, ofMetric } from './metric-belongings.ts'
import { annotationCodec, withPeople } from './metric-codecs.ts'

export function createAnnotationRepository(store: DocumentStore, clock: Clock): AnnotationRepository {
  const find = (pk: string, metricId: MetricId, annotationId: string): Promise<Stored | null> =>
    store.get('app', pk, metricBelongingId('annotation', metricId, annotationId))

  return {
    async of(team, metricId) {
      const found = await collectedOf(store, teamPartition(team), annotationCodec.type, ofMetric('annotation', metricId))
      return found.map(readAnnotation).toSorted((one, other) => (one.at < other.at ? -1 : 1))
    },
    add: (member, metricId, annotation) =>
      changeMetric({ store, clock }, member, metricId, async (metric) => {
        const pk = teamPartition(member)
        const known = await find(pk, metricId, annotation.annotationId)
        if (known !== null) return { metric, also: [], result: readAnnotation(known) }
        const type = annotationCodec.type
        const where = { op: 'and', filters: ofMetric('annotation', metricId) } as const
        if ((await store.count('app', pk, { type, where })) >= limits.maxAnnotations) throw new AppError('limit-reached')
        const kept = { ...annotation, revision: 1 }
        return { metric, also: [{ op: 'create', document: documentOf(pk, metricId, kept, instantOf(clock)) }], result: kept }
      }),
    edit: (member, metricId, { annotationId, revision }, change) =>
      changeMetric({ store, clock }, member, metricId, async (metric) => {
        const pk = teamPartition(member)
        const stored = await find(pk, metricId, annotationId)
        if (stored === null) throw new AppError('not-found')
        const before = readAnnotation(stored)
        if (before.revision !== revision) throw new AppError('stale-version')
        const kept = { ...change(before), revision: revision + 1 }
        const document = documentOf(pk, metricId, kept, instantOf(clock))
        return { metric, also: [{ op: 'replace', document, ifMatch: stored.etag }], result: kept }
      }),
    remove: (member, metricId, annotationId) =>
      changeMetric({ store, clock }, member, metricId, async (metric) => {
        const stored = await find(teamPartition(member), metricId, annotationId)
        const also = stored === null ? [] : [{ op: 'delete', id: stored.document.id, ifMatch: stored.etag } as const]
        return { metric, also, result: undefined }
      }),
  }
}

export function readAnnotation(stored: Stored): KeptAnnotation {
  const { people: _people, metricId: _metricId, ...annotation } = annotationCodec.read(stored).value
  return annotation
}

function documentOf(pk: string, metricId: MetricId, annotation: KeptAnnotation, now: string): StoreDocument {
  const { annotationId, at, by, resourceIds } = annotation
  const id = metricBelongingId('annotation', metricId, annotationId)
  const envelope = { pk, id, createdAt: at, createdBy: by.personId, updatedAt: now }
  return annotationCodec.write(envelope, withPeople({ ...annotation, resourceIds: [...resourceIds], metricId }))
}
