/** Endpoints of a team's metrics; `tokenEndpoints` are those that programs call with a token. */
import * as z from 'zod/mini'
import type { Endpoint } from '#domain/api/endpoint.ts'
import {
  annotationReply,
  correctionsReply,
  deletedMetricsReply,
  madeTokenReply,
  metricHistoryReply,
  metricReply,
  metricTilesReply,
  metricTokensReply,
  metricViewReply,
  readingCountsReply,
  readingsTableReply,
} from '#domain/api/metric-replies.ts'
import { doneReply } from '#domain/api/replies.ts'
import { limits } from '#domain/limits.ts'
import { metricSchema } from '#domain/metrics/metric-form.ts'
import { dayFormats } from '#domain/metrics/read-day.ts'
import { decimalSigns } from '#domain/metrics/read-value.ts'
import { readingSchema } from '#domain/metrics/reading-form.ts'
import { annotationSchema } from '#domain/metrics/time-line-form.ts'

const metrics = '/api/teams/{teamId}/metrics'
const one = `${metrics}/{metricId}` as const
const deleted = '/api/teams/{teamId}/deleted-metrics'

/** A name that counts learning or activity is questioned once (`name-questioned`); `keepName` keeps it. */
const keepName = z._default(z.boolean(), false)

export const metricEndpoints = {
  listMetrics: {
    method: 'GET',
    path: metrics,
    access: 'member',
    summary: 'The team\u2019s metrics with their latest values and what these say, those in use first',
    reply: metricTilesReply,
  },
  createMetric: {
    method: 'POST',
    path: metrics,
    access: 'member',
    summary: 'Begin a metric; whoever begins it looks after it',
    body: z.object({ ...metricSchema.shape, keepName }),
    reply: metricReply,
    status: 201,
    hasEtag: true,
  },
  getMetric: {
    method: 'GET',
    path: one,
    access: 'member',
    summary: 'One metric with its whole series, its readings and what stands beside them',
    reply: metricViewReply,
    hasEtag: true,
  },
  editMetric: {
    method: 'PUT',
    path: one,
    access: 'member',
    summary: 'Change what is said of a metric, or who looks after it; the version before is kept',
    body: z.object({ ...metricSchema.shape, keepName, ownerId: z.string() }),
    reply: metricReply,
    hasEtag: true,
    needsIfMatch: true,
  },
  setMetricRetired: {
    method: 'PUT',
    path: `${one}/retired`,
    access: 'member',
    summary: 'Retire a metric with all its history, or bring it back',
    body: z.object({ isRetired: z.boolean() }),
    reply: metricReply,
    hasEtag: true,
  },
  getMetricHistory: {
    method: 'GET',
    path: `${one}/history`,
    access: 'member',
    summary: 'Earlier versions of what is said of a metric, newest first',
    reply: metricHistoryReply,
  },
  deleteMetric: {
    method: 'DELETE',
    path: one,
    access: 'steward',
    summary: 'Delete a metric with everything in it; it can be restored for thirty days',
    reply: doneReply,
  },
  listDeletedMetrics: {
    method: 'GET',
    path: deleted,
    access: 'steward',
    summary: 'Metrics that were deleted in the last thirty days, the latest first',
    reply: deletedMetricsReply,
  },
  restoreMetric: {
    method: 'POST',
    path: `${deleted}/{metricId}/restore`,
    access: 'steward',
    summary: 'Bring back a deleted metric with everything that was in it',
    reply: metricReply,
    hasEtag: true,
  },
  giveReading: {
    method: 'PUT',
    path: `${one}/readings/{period}`,
    access: 'member',
    summary: 'Give the value of a period, or correct it; what stood there is kept',
    /** `seen`: the value that stood there, null when there was none; another one is answered with 412. */
    body: z.object({ value: z.number(), note: z._default(z.string(), ''), seen: z.nullable(z.number()) }),
    reply: readingCountsReply,
  },
  listCorrections: {
    method: 'GET',
    path: `${one}/readings/{period}/corrections`,
    access: 'member',
    summary: 'What stood in a period before it was corrected, the latest first',
    reply: correctionsReply,
  },
  takeTable: {
    method: 'POST',
    path: `${one}/readings-table`,
    access: 'member',
    summary: `Look at a table of up to ${String(limits.maxReadingRows)} readings, or with \`mode=import\` take it whole as it was looked at`,
    takesFile: true,
    query: z.object({
      mode: z._default(z.enum(['preview', 'import']), 'preview'),
      /** Whether the body is the table itself, or its bytes as base64, in whatever encoding they are. */
      content: z._default(z.enum(['text', 'base64']), 'text'),
      format: z._default(z.enum(dayFormats), 'iso'),
      decimalSign: z._default(z.enum(decimalSigns), '.'),
      /** Of the preview. */
      confirmation: z._default(z.string().check(z.maxLength(64)), ''),
    }),
    reply: readingsTableReply,
  },
  exportReadings: {
    method: 'GET',
    path: `${one}/readings-table`,
    access: 'member',
    summary: 'The readings of a metric as CSV, which can be taken in again',
    givesFile: true,
    reply: z.unknown(),
  },
  addAnnotation: {
    method: 'POST',
    path: `${one}/annotations`,
    access: 'member',
    summary: 'Note what the team did or noticed on a day, with resources that belong to it',
    body: annotationSchema,
    reply: annotationReply,
    status: 201,
    hasEtag: true,
  },
  editAnnotation: {
    method: 'PUT',
    path: `${one}/annotations/{annotationId}`,
    access: 'member',
    summary: 'Change an annotation',
    body: annotationSchema,
    reply: annotationReply,
    hasEtag: true,
    needsIfMatch: true,
  },
  removeAnnotation: {
    method: 'DELETE',
    path: `${one}/annotations/{annotationId}`,
    access: 'member',
    summary: 'Remove an annotation of one\u2019s own, or as a steward any',
    reply: doneReply,
  },
  rebaseMetric: {
    method: 'PUT',
    path: `${one}/rebases/{date}`,
    access: 'member',
    summary: 'Draw limits anew from a day on, because the work itself is another',
    body: z.object({ reason: z.string() }),
    reply: doneReply,
  },
  undoRebase: { method: 'DELETE', path: `${one}/rebases/{date}`, access: 'member', summary: 'Take that back', reply: doneReply },
  listMetricTokens: {
    method: 'GET',
    path: `${one}/tokens`,
    access: 'member',
    summary: 'Tokens that give readings to a metric: what for, by whom, when used last',
    reply: metricTokensReply,
  },
  makeMetricToken: {
    method: 'POST',
    path: `${one}/tokens`,
    access: 'steward',
    summary: 'Make a token that gives readings to this metric; it is told once and never again',
    body: z.object({ label: z.string() }),
    reply: madeTokenReply,
    status: 201,
  },
  revokeMetricToken: {
    method: 'DELETE',
    path: `${one}/tokens/{tokenId}`,
    access: 'steward',
    summary: 'Revoke a token; it opens nothing from then on',
    reply: doneReply,
  },
} as const satisfies Record<string, Endpoint>

/** What a program sends: a list, or one. */
export const writtenList = z.object({ readings: z.array(readingSchema).check(z.minLength(1), z.maxLength(limits.maxReadingRows)) })
export const writtenReading = readingSchema

/** With `Authorization: Bearer` and a token of this very metric. The same readings again change nothing; all of them are taken or none. */
export const tokenEndpoints = {
  writeReadings: {
    method: 'PUT',
    path: `${one}/readings`,
    access: 'token',
    summary: 'Give one reading or many, for Power Automate and other programs; a value that is there is corrected',
    body: z.union([writtenList, writtenReading]),
    reply: readingCountsReply,
  },
} as const satisfies Record<string, Omit<Endpoint, 'access'> & { readonly access: 'token' }>
