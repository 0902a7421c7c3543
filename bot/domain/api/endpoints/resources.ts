/** Endpoints of a team's library. */
import * as z from 'zod/mini'
import { limits } from '#domain/limits.ts'
import { shareFormSchema } from '#domain/resources/share-form.ts'
import type { Endpoint } from '#domain/api/endpoint.ts'
import {
  commentReply,
  commentsReply,
  deletedPageReply,
  doneReply,
  helpedReply,
  historyReply,
  libraryReply,
  resourcePageReply,
  resourceReply,
  resourceSummaryReply,
} from '#domain/api/replies.ts'
import { pageQuery } from './page-query.ts'

const library = '/api/teams/{teamId}/resources'
const one = `${library}/{resourceId}` as const

export const resourceEndpoints = {
  getLibrary: {
    method: 'GET',
    path: '/api/teams/{teamId}/library',
    access: 'member',
    summary: 'How many resources there are, of which kinds and with which tags, and whether anything changed',
    reply: libraryReply,
  },
  listResources: {
    method: 'GET',
    path: library,
    access: 'member',
    summary: 'The library: newest first, or the best matches for a query',
    query: z.object({
      ...pageQuery.shape,
      /** Words, `"a phrase"`, `#tag`, `kind:aid`, `is:rough`, `is:outdated`; empty lists by recency. */
      query: z._default(z.string(), ''),
      /** Of lists without words; words are ranked. */
      sort: z._default(z.enum(['newest', 'helpful']), 'newest'),
    }),
    reply: resourcePageReply,
  },
  shareResource: {
    method: 'POST',
    path: library,
    access: 'member',
    summary: 'Share a resource with the team; a title or a link is enough',
    /** `knownLink`: what to do when the library has the link: refuse with `link-known` and the resource, or share it as one's own. */
    body: z.object({ ...shareFormSchema.shape, knownLink: z._default(z.enum(['ask', 'separate']), 'ask') }),
    reply: resourceReply,
    status: 201,
    hasEtag: true,
  },
  findKnownLink: {
    method: 'GET',
    path: '/api/teams/{teamId}/known-link',
    access: 'member',
    summary: 'The resource that has this link in its canonical form, or null',
    query: z.object({ link: z.string().check(z.maxLength(4_096)) }),
    reply: z.object({ resource: z.nullable(resourceSummaryReply) }),
  },
  getResource: { method: 'GET', path: one, access: 'member', summary: 'One resource, whole', reply: resourceReply, hasEtag: true },
  editResource: {
    method: 'PUT',
    path: one,
    access: 'member',
    summary: 'Change what a resource says; the version before is kept',
    body: shareFormSchema,
    reply: resourceReply,
    hasEtag: true,
    needsIfMatch: true,
  },
  deleteResource: {
    method: 'DELETE',
    path: one,
    access: 'member',
    summary: 'Delete a resource; it can be restored for thirty days',
    reply: doneReply,
  },
  restoreResource: {
    method: 'POST',
    path: `${one}/restore`,
    access: 'member',
    summary: 'Bring back a deleted resource',
    reply: resourceReply,
    hasEtag: true,
  },
  removeResource: {
    method: 'DELETE',
    path: `${one}/for-good`,
    access: 'steward',
    summary: 'Remove a deleted resource and all that belongs to it for good',
    reply: doneReply,
  },
  listDeleted: {
    method: 'GET',
    path: '/api/teams/{teamId}/deleted',
    access: 'member',
    summary: 'What was deleted in the last thirty days and the member may restore, newest first',
    query: pageQuery,
    reply: deletedPageReply,
  },
  getHistory: { method: 'GET', path: `${one}/history`, access: 'member', summary: 'Earlier versions, newest first', reply: historyReply },
  setOutdated: {
    method: 'PUT',
    path: `${one}/outdated`,
    access: 'member',
    summary: 'Say that a resource no longer holds, with a line on what to use instead, or that it does',
    body: z.object({ isOutdated: z.boolean(), instead: z._default(z.string(), '') }),
    reply: resourceReply,
    hasEtag: true,
  },
  getHelped: { method: 'GET', path: `${one}/helped`, access: 'member', summary: 'How it helped', reply: helpedReply },
  markHelped: {
    method: 'PUT',
    path: `${one}/helped`,
    access: 'member',
    summary: 'Say that it helped, with a line on what it changed; saying it again changes the line',
    body: z.object({ line: z._default(z.string(), '') }),
    reply: helpedReply,
  },
  unmarkHelped: { method: 'DELETE', path: `${one}/helped`, access: 'member', summary: 'Take that back', reply: helpedReply },
  listComments: {
    method: 'GET',
    path: `${one}/comments`,
    access: 'member',
    summary: 'The views that teammates added',
    reply: commentsReply,
  },
  addComment: {
    method: 'POST',
    path: `${one}/comments`,
    access: 'member',
    summary: `Add a view, up to ${String(limits.maxCommentGraphemes)} characters`,
    body: z.object({ text: z.string() }),
    reply: commentReply,
    status: 201,
  },
  deleteComment: {
    method: 'DELETE',
    path: `${one}/comments/{commentId}`,
    access: 'member',
    summary: 'Take back a view of one\u2019s own',
    reply: doneReply,
  },
} as const satisfies Record<string, Endpoint>
