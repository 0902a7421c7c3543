/** What the API says of metrics. Instants are ISO in UTC, days `YYYY-MM-DD`, periods `2026-11` or `2026-W48`. */
import * as z from 'zod/mini'
import { dayFaults } from '#domain/metrics/read-day.ts'
import { valueFaults } from '#domain/metrics/read-value.ts'
import { metricSchema } from '#domain/metrics/metric-form.ts'
import { readingSources } from '#domain/metrics/metric.ts'
import type { Period } from '#domain/metrics/period.ts'
import { signalKinds } from '#domain/metrics/signals.ts'
import { tableFaults } from '#domain/metrics/table-fault.ts'

const author = z.object({ personId: z.string(), name: z.string() })
const deed = z.object({ by: author, at: z.string() })
/** One was read as such before it was stored. */
const period = z.pipe(
  z.string(),
  z.transform((text) => text as Period),
)
const list = <Item extends z.ZodMiniType>(item: Item) => z.readonly(z.array(item))

/** `revision` makes the ETag. */
export const metricFields = {
  ...metricSchema.shape,
  metricId: z.string(),
  owner: author,
  retiredAt: z.nullable(z.string()),
  revision: z.number(),
  edited: z.nullable(deed),
  /** Its rhythm can't be changed any more. */
  hasReadings: z.boolean(),
}
export const metricReply = z.object(metricFields)
export type MetricReply = z.infer<typeof metricReply>

const side = z.enum(['above', 'below'])
const meaning = z.enum(['improvement', 'concern', 'neutral'])
const kind = z.enum(signalKinds)

/** As `Verdict`; the words for it stand in the texts. */
const verdict = z.union([
  z.object({
    kind: z.literal('too-early'),
    readings: z.number(),
    wanted: z.number(),
    isScattered: z.boolean(),
    since: z.nullable(period),
  }),
  z.object({ kind: z.literal('normal'), isProvisional: z.boolean() }),
  z.object({
    kind: z.literal('changed'),
    around: period,
    meaning,
    isProvisional: z.boolean(),
    signs: list(z.object({ kind, side, from: period, to: period, points: z.number() })),
  }),
])

const shownFields = {
  metric: metricReply,
  latest: z.nullable(z.object({ period, value: z.number() })),
  /** The last period that is over and has no reading. */
  due: z.nullable(period),
  verdict,
  onTarget: z.nullable(z.enum(['usually', 'sometimes', 'not-without-change'])),
  /** Null while it is too early. */
  mean: z.nullable(z.number()),
}

export const metricTilesReply = z.object({
  items: list(
    z.object({
      ...shownFields,
      /** The last ones, oldest first; null is a gap. */
      points: list(z.object({ period, value: z.nullable(z.number()), meaning: z.nullable(meaning) })),
    }),
  ),
})
export type MetricTilesReply = z.infer<typeof metricTilesReply>

const rebase = z.object({ date: z.string(), reason: z.string(), by: author, at: z.string() })

const annotationFields = {
  annotationId: z.string(),
  date: z.string(),
  text: z.string(),
  resourceIds: list(z.string()),
  by: author,
  at: z.string(),
}

export const annotationReply = z.object({ ...annotationFields, revision: z.number() })
export type AnnotationReply = z.infer<typeof annotationReply>

const xmrLimits = z.object({ mean: z.number(), meanRange: z.number(), lower: z.number(), upper: z.number(), rangeUpper: z.number() })

/** As `Series`: what the chart is drawn from without further arithmetic. */
const series = z.object({
  points: list(
    z.object({
      period,
      value: z.nullable(z.number()),
      range: z.nullable(z.number()),
      stretch: z.number(),
      marks: list(kind),
      meaning: z.nullable(meaning),
    }),
  ),
  stretches: list(
    z.object({
      from: z.number(),
      to: z.number(),
      rebase: z.nullable(rebase),
      readings: z.number(),
      state: z.enum(['too-early', 'provisional', 'locked']),
      limits: z.nullable(xmrLimits),
      shown: z.nullable(z.object({ lower: z.number(), upper: z.number(), isLowerClipped: z.boolean(), isUpperClipped: z.boolean() })),
      basisTo: z.nullable(z.number()),
    }),
  ),
  signals: list(z.object({ kind, side, points: list(z.number()), stretch: z.number(), meaning })),
  annotations: list(z.object({ ...annotationFields, place: z.nullable(z.number()) })),
  baseline: z.nullable(z.number()),
  target: z.nullable(z.number()),
  span: z.nullable(z.object({ low: z.number(), high: z.number() })),
})

const readingVersion = z.object({
  value: z.number(),
  note: z.string(),
  by: author,
  at: z.string(),
  source: z.enum(readingSources),
})

export const metricViewReply = z.object({
  ...shownFields,
  series,
  /** In the order of their periods; `corrections`: how often it was corrected. */
  readings: list(z.extend(readingVersion, { period, corrections: z.number() })),
  annotations: list(annotationReply),
  /** For the one who asks. */
  mayDelete: z.boolean(),
})
export type MetricViewReply = z.infer<typeof metricViewReply>

export const metricHistoryReply = z.object({
  items: list(z.object({ ...metricSchema.shape, revision: z.number(), by: author, at: z.string() })),
})

export const deletedMetricsReply = z.object({ items: list(z.object({ metric: metricReply, deletedAt: z.string(), deletedBy: author })) })

/** What became of what was given: 12 new, 40 same, 3 changed. */
export const readingCountsReply = z.object({ added: z.number(), same: z.number(), changed: z.number() })

export const correctionsReply = z.object({ items: list(readingVersion) })

const tableFault = z.object({
  row: z.nullable(z.number()),
  column: z.string(),
  value: z.string(),
  fault: z.enum([...dayFaults, ...valueFaults, ...tableFaults]),
  firstRow: z.nullable(z.number()),
})

/** `faulty`: nothing of it can be taken · `sound`: `confirmation` is sent back with the import · `imported` */
export const readingsTableReply = z.union([
  z.object({ outcome: z.literal('faulty'), faults: list(tableFault) }),
  z.object({
    outcome: z.literal('sound'),
    ...readingCountsReply.shape,
    confirmation: z.string(),
    replaced: list(z.object({ period: z.string(), before: z.number(), after: z.number() })),
    /** Rows with a period and no value: they say nothing. */
    withoutValue: list(z.number()),
    /** Columns that are not taken over. */
    unread: list(z.string()),
  }),
  z.object({ outcome: z.literal('imported'), ...readingCountsReply.shape }),
])
export type ReadingsTableReply = z.infer<typeof readingsTableReply>

const token = z.object({
  tokenId: z.string(),
  label: z.string(),
  by: author,
  at: z.string(),
  /** Null: never. */
  lastUsedOn: z.nullable(z.string()),
})

export const metricTokensReply = z.object({ items: list(token) })

/** `text` is told this once; `address` is where it is sent with. */
export const madeTokenReply = z.object({ token, text: z.string(), address: z.string() })
