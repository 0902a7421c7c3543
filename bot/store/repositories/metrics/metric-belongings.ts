/** What belongs to a metric: its earlier revisions, readings, corrections, annotations and tokens. */
import type { MetricId } from '#domain/ids.ts'
import type { DocumentStore, Filter, Stored } from '#bot/ports/document-store.ts'

export const metricBelongings = ['metric-revision', 'metric-year', 'metric-correction', 'annotation', 'metric-token'] as const
export type MetricBelonging = (typeof metricBelongings)[number]

/** It begins with its kind and the metric's id, so that all of one kind are read by one seek. */
export const metricBelongingId = (kind: MetricBelonging, metricId: MetricId, own: string): string => `${kind}:${metricId}:${own}`

/** `;` follows `:` in ASCII. */
export const ofMetric = (kind: MetricBelonging, metricId: MetricId): readonly Filter[] => [
  { op: 'gte', field: 'id', value: `${kind}:${metricId}:` },
  { op: 'lt', field: 'id', value: `${kind}:${metricId};` },
]

/** All of one type, by id. @param filters - of which each has to hold */
export async function collectedOf(
  store: DocumentStore,
  pk: string,
  type: string,
  filters: readonly Filter[] = [],
): Promise<readonly Stored[]> {
  const found: Stored[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<DocumentStore['query']>> = await store.query('app', pk, {
      type,
      ...(filters.length === 0 ? {} : { where: { op: 'and', filters } }),
      orderBy: { field: 'id', direction: 'asc' },
      limit: 100,
      ...(cursor === null ? {} : { cursor }),
    })
    found.push(...page.items)
    cursor = page.nextCursor
  } while (cursor !== null)
  return found
}
