/** Metrics and what belongs to them as documents of their team's partition. */
import * as z from 'zod/mini'
import type { MetricId, ResourceId, TeamId } from '#domain/ids.ts'
import { directions, readingSources } from '#domain/metrics/metric.ts'
import { cadences, type Period } from '#domain/metrics/period.ts'
import type { KeptMetric } from '#bot/ports/metrics.ts'
import type { JsonValue, Stored } from '#bot/ports/document-store.ts'
import { documentCodec } from '#bot/store/document-codec.ts'
import { deedSchema, idSchema, sharerSchema } from '#bot/store/repositories/schemas.ts'

const contentFields = {
  name: z.string(),
  goal: z.string(),
  why: z.string(),
  unit: z.string(),
  decimals: z.number(),
  direction: z.enum(directions),
  cadence: z.enum(cadences),
  baseline: z.nullable(z.number()),
  target: z.nullable(z.number()),
  bounds: z.object({ lowest: z.nullable(z.number()), highest: z.nullable(z.number()) }),
  source: z.string(),
}

/** Everybody who stands in the document, so that they are found when they delete themselves. */
const people = z.array(z.string())
const metricId = idSchema<MetricId>()
const period = idSchema<Period>()

export const metricCodec = documentCodec({
  type: 'metric',
  version: 1,
  schema: z.object({
    ...contentFields,
    metricId,
    teamId: idSchema<TeamId>(),
    owner: sharerSchema,
    keptName: z.nullable(z.string()),
    retiredAt: z.nullable(z.string()),
    revision: z.number(),
    begun: deedSchema,
    edited: z.nullable(deedSchema),
    rebases: z.array(z.object({ date: z.string(), reason: z.string(), by: sharerSchema, at: z.string() })),
    hasReadings: z.boolean(),
    deletedBy: z.nullable(sharerSchema),
    /** While a deleted one is being restored: nothing that belongs to it begins to end. */
    isReturning: z.boolean(),
    people,
  }),
})

export const metricRevisionCodec = documentCodec({
  type: 'metric-revision',
  version: 1,
  schema: z.object({ ...contentFields, metricId, revision: z.number(), by: sharerSchema, at: z.string(), people }),
})

const versionFields = { value: z.number(), note: z.string(), by: sharerSchema, at: z.string(), source: z.enum(readingSources) }

/** The readings of one metric and year. */
export const metricYearCodec = documentCodec({
  type: 'metric-year',
  version: 1,
  schema: z.object({
    metricId,
    year: z.string(),
    readings: z.array(z.object({ period, ...versionFields, corrections: z.number() })),
    people,
  }),
})

/** What one act replaced. */
export const metricCorrectionCodec = documentCodec({
  type: 'metric-correction',
  version: 1,
  schema: z.object({
    metricId,
    periods: z.array(z.string()),
    replaced: z.array(z.object({ period, ...versionFields })),
    people,
  }),
})

export const annotationCodec = documentCodec({
  type: 'annotation',
  version: 1,
  schema: z.object({
    metricId,
    annotationId: z.string(),
    revision: z.number(),
    date: z.string(),
    text: z.string(),
    resourceIds: z.array(idSchema<ResourceId>()),
    by: sharerSchema,
    at: z.string(),
    people,
  }),
})

export const metricTokenCodec = documentCodec({
  type: 'metric-token',
  version: 1,
  schema: z.object({
    metricId,
    tokenId: z.string(),
    label: z.string(),
    /** SHA-256. */
    secretHash: z.string(),
    by: sharerSchema,
    at: z.string(),
    lastUsedOn: z.nullable(z.string()),
    people,
  }),
})

export const readMetric = (stored: Stored): KeptMetric => {
  const { people: _people, deletedBy: _deletedBy, isReturning: _isReturning, ...metric } = metricCodec.read(stored).value
  return metric
}

/** The fields of a document of a metric that isn't deleted. */
export const metricBody = (metric: KeptMetric) =>
  withPeople({ ...metric, rebases: [...metric.rebases], deletedBy: null, isReturning: false })

type JsonFields = { readonly [field: string]: JsonValue | undefined }

/** Adds who stands in it. */
export const withPeople = <Body extends JsonFields>(body: Body): Body & { readonly people: string[] } => {
  const { people: _people, ...rest } = body
  return { ...body, people: [...new Set(peopleIn(rest))].toSorted() }
}

function peopleIn(value: JsonValue | undefined): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => peopleIn(item as JsonValue))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([field, inner]) => (field === 'personId' && typeof inner === 'string' ? [inner] : peopleIn(inner)))
}
