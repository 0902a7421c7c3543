/** What the API answers with, as schemas: the only shapes that leave the service. */
import * as z from 'zod/mini'
import { resourceKindSchema } from '#domain/resources/resource.ts'

const sharer = z.object({ personId: z.string(), name: z.string() })

const summaryFields = {
  resourceId: z.string(),
  teamId: z.string(),
  kind: resourceKindSchema,
  title: z.string(),
  why: z.string(),
  link: z.nullable(z.string()),
  linkHost: z.nullable(z.string()),
  tags: z.array(z.string()),
  sharedBy: sharer,
  /** ISO instant in UTC. */
  sharedAt: z.string(),
}

export const resourceSummaryReply = z.object(summaryFields)
export type ResourceSummaryReply = z.infer<typeof resourceSummaryReply>

export const resourceReply = z.object({ ...summaryFields, body: z.string() })
export type ResourceReply = z.infer<typeof resourceReply>

export const resourcePageReply = z.object({
  items: z.array(resourceSummaryReply),
  nextCursor: z.nullable(z.string()),
  /** All that match, not only this page. */
  total: z.number(),
})

export const teamReply = z.object({ teamId: z.string(), name: z.string() })

export const meReply = z.object({ personId: z.string(), teams: z.array(teamReply) })

/** RFC 9457, with our code, the faults by field and a reference to report. */
export const problemReply = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string(),
  code: z.string(),
  reference: z.string(),
  fields: z.optional(z.record(z.string(), z.string())),
})
export type ProblemReply = z.infer<typeof problemReply>
