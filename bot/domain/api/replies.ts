/** What the API answers with, as schemas: the only shapes that leave the service. Instants are ISO in UTC. */
import * as z from 'zod/mini'
import type { QuestionedKind } from '#domain/metrics/question-name.ts'
import { entryStatusSchema } from '#domain/notebook/entry.ts'
import { administrativeActs } from '#domain/teams/audit.ts'
import { contentFields, resourceKindSchema } from '#domain/resources/resource.ts'

const sharer = z.object({ personId: z.string(), name: z.string() })
const deed = z.object({ by: sharer, at: z.string() })

const summaryFields = {
  resourceId: z.string(),
  teamId: z.string(),
  kind: resourceKindSchema,
  title: z.string(),
  why: z.string(),
  link: z.nullable(z.string()),
  linkHost: z.nullable(z.string()),
  tags: z.array(z.string()),
  isRough: z.boolean(),
  isOutdated: z.boolean(),
  sharedBy: sharer,
  /** Whose message it was, when that is somebody else. */
  authorName: z.nullable(z.string()),
  sharedAt: z.string(),
  helpedCount: z.number(),
  commentCount: z.number(),
}

export const resourceSummaryReply = z.object(summaryFields)
export type ResourceSummaryReply = z.infer<typeof resourceSummaryReply>

export const resourceReply = z.object({
  ...summaryFields,
  body: z.string(),
  /** Of the content, from 1. */
  revision: z.number(),
  edited: z.nullable(deed),
  /** `instead`: what to use, in the words of who marked it; may be empty. */
  outdated: z.nullable(z.extend(deed, { instead: z.string() })),
  source: z.nullable(
    z.object({ author: z.object({ personId: z.nullable(z.string()), name: z.string() }), messageUrl: z.nullable(z.string()) }),
  ),
  preview: z.nullable(z.object({ title: z.string(), description: z.string(), siteName: z.string() })),
  /** For the one who asks. */
  mayEdit: z.boolean(),
  mayDelete: z.boolean(),
})
export type ResourceReply = z.infer<typeof resourceReply>

export const resourcePageReply = z.object({
  items: z.array(resourceSummaryReply),
  nextCursor: z.nullable(z.string()),
  /** All that match, not only this page. */
  total: z.number(),
})

/** The library as a whole. `version` is another text after every change of it, so that an open page knows when to look again. */
export const libraryReply = z.object({
  version: z.string(),
  total: z.number(),
  kinds: z.record(z.string(), z.number()),
  /** The most used first, at most 200. */
  tags: z.array(z.object({ tag: z.string(), count: z.number() })),
  rough: z.number(),
  outdated: z.number(),
})
export type LibraryReply = z.infer<typeof libraryReply>

export const deletedPageReply = z.object({
  items: z.array(z.object({ ...summaryFields, deletedAt: z.string(), deletedBy: sharer, mayRemove: z.boolean() })),
  nextCursor: z.nullable(z.string()),
})

/** Earlier versions of a resource's content, newest first, without the present one. */
export const historyReply = z.object({
  items: z.array(
    z.object({
      revision: z.number(),
      ...deed.shape,
      ...contentFields,
    }),
  ),
})
export type HistoryReply = z.infer<typeof historyReply>

/** Newest first; `mine` is the mark of the one who asks. */
export const helpedReply = z.object({
  count: z.number(),
  mine: z.nullable(z.object({ line: z.string(), at: z.string() })),
  /** The marks that say what changed. */
  stories: z.array(z.object({ ...deed.shape, line: z.string() })),
})
export type HelpedReply = z.infer<typeof helpedReply>

export const commentReply = z.object({ commentId: z.string(), ...deed.shape, text: z.string() })
/** Oldest first, as a conversation is read. */
export const commentsReply = z.object({ items: z.array(commentReply) })

export const teamReply = z.object({ teamId: z.string(), name: z.string() })

export const teamSettingsReply = z.object({
  ...teamReply.shape,
  isSteward: z.boolean(),
  stewards: z.array(sharer),
  /** No steward is in the team any more: any member can take over. */
  mayTakeOver: z.boolean(),
  /** Resources that nobody used for so many months are deleted; null: everything stays. */
  retentionMonths: z.nullable(z.number()),
})

export const auditPageReply = z.object({
  items: z.array(
    z.object({
      auditId: z.string(),
      act: z.enum(administrativeActs),
      /** Null: the service did it by itself. */
      by: z.nullable(sharer),
      whom: z.nullable(sharer),
      count: z.nullable(z.number()),
      at: z.string(),
    }),
  ),
  nextCursor: z.nullable(z.string()),
})
export type AuditReply = z.infer<typeof auditPageReply>['items'][number]

export const membersReply = z.object({
  items: z.array(sharer),
  /** More match than are listed. */
  hasMore: z.boolean(),
})

/** Standard channels, General first: its id is null. */
export const channelsReply = z.object({ items: z.array(z.object({ channelId: z.nullable(z.string()), name: z.string() })) })

export const importReply = z.object({
  /** `preview`: nothing was stored. */
  outcome: z.enum(['preview', 'imported']),
  format: z.enum(['jsonl', 'csv', 'netscape', 'json']),
  /** Sound rows: new, already here from an earlier import, and of the new ones those whose link the library has already. */
  fresh: z.number(),
  same: z.number(),
  sameLink: z.number(),
  /** Names of a table's columns that are not taken over. */
  unknownColumns: z.array(z.string()),
  /** Rows left out, with their number from 1, a table's header not counted; at most 200 are listed. */
  faulty: z.number(),
  faults: z.array(z.object({ row: z.number(), field: z.string(), value: z.string(), sentence: z.string() })),
  /** The first of the new ones. */
  sample: z.array(z.object({ kind: resourceKindSchema, title: z.string(), why: z.string(), link: z.nullable(z.string()) })),
})
export type ImportReply = z.infer<typeof importReply>

export const meReply = z.object({
  personId: z.string(),
  /** `channelId`: of the General channel, where links into the team's tab lead. */
  teams: z.array(z.object({ ...teamReply.shape, channelId: z.string() })),
})

/** What the person's teams shared in the last seven days, newest first. */
export const weekReply = z.object({
  items: z.array(z.object({ ...summaryFields, teamName: z.string(), channelId: z.string() })),
  /** Teams that did not answer in time. */
  leftOut: z.array(z.string()),
})
export type WeekReply = z.infer<typeof weekReply>

export const entryReply = z.object({
  entryId: z.string(),
  title: z.string(),
  note: z.string(),
  /** One's own words about what somebody else wrote. */
  thought: z.string(),
  link: z.nullable(z.string()),
  linkHost: z.nullable(z.string()),
  source: resourceReply.shape.source,
  resource: z.nullable(z.object({ teamId: z.string(), resourceId: z.string() })),
  status: entryStatusSchema,
  savedAt: z.string(),
})
export type EntryReply = z.infer<typeof entryReply>

export const entryPageReply = z.object({ items: z.array(entryReply), nextCursor: z.nullable(z.string()) })

export const doneReply = z.object({})

/** RFC 9457, with our code, the faults by field and a reference to report. */
export const problemReply = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string(),
  code: z.string(),
  reference: z.string(),
  /** As in the `Retry-After` header. */
  retryAfterSeconds: z.optional(z.number()),
  fields: z.optional(z.record(z.string(), z.string())),
  /** For `stale-version` the version that is stored, for `link-known` the resource that has the link. */
  current: z.optional(resourceReply),
  /** For `name-questioned`: what the name says that it counts, and the words that say it. */
  question: z.optional(
    z.object({ kind: z.enum(['learning', 'activity'] as const satisfies readonly QuestionedKind[]), words: z.string() }),
  ),
})
export type ProblemReply = z.infer<typeof problemReply>
