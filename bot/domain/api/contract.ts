/**
 * The one table of the tab's endpoints: it mounts the routes, types the tab's client, checks replies,
 * prints /api/openapi.json, and drives the test that tries each endpoint without a token and as a stranger.
 */
import * as z from 'zod/mini'
import { limits } from '#domain/limits.ts'
import { shareFormSchema } from '#domain/resources/share-form.ts'
import type { Endpoint } from './endpoint.ts'
import { meReply, resourcePageReply, resourceReply, teamReply } from './replies.ts'

const listQuery = z.object({
  /** Words, `"a phrase"`, `#tag`, `kind:aid`; empty lists by recency. */
  query: z._default(z.string(), ''),
  cursor: z.optional(z.string().check(z.maxLength(2_000))),
  limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(limits.maxPageItems)), limits.defaultPageItems),
})

export const contract = {
  getMe: {
    method: 'GET',
    path: '/api/me',
    access: 'person',
    summary: 'Who is signed in, and the teams of theirs that have the app',
    reply: meReply,
  },
  getTeam: {
    method: 'GET',
    path: '/api/teams/{teamId}',
    access: 'member',
    summary: 'The team as its tab shows it',
    reply: teamReply,
  },
  listResources: {
    method: 'GET',
    path: '/api/teams/{teamId}/resources',
    access: 'member',
    summary: 'The library: newest first, or the best matches for a query',
    query: listQuery,
    reply: resourcePageReply,
  },
  shareResource: {
    method: 'POST',
    path: '/api/teams/{teamId}/resources',
    access: 'member',
    summary: 'Share a resource with the team; a title or a link is enough',
    body: shareFormSchema,
    reply: resourceReply,
    status: 201,
    hasEtag: true,
  },
  getResource: {
    method: 'GET',
    path: '/api/teams/{teamId}/resources/{resourceId}',
    access: 'member',
    summary: 'One resource, whole',
    reply: resourceReply,
    hasEtag: true,
  },
} as const satisfies Record<string, Endpoint>

export type Contract = typeof contract
export type EndpointName = keyof Contract
