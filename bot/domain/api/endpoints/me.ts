/** Endpoints of a person's own space. */
import * as z from 'zod/mini'
import { shareFormSchema } from '#domain/resources/share-form.ts'
import type { Endpoint } from '#domain/api/endpoint.ts'
import { doneReply, entryPageReply, entryReply, meReply, resourceReply, weekReply } from '#domain/api/replies.ts'
import { pageQuery } from './page-query.ts'

const notebook = '/api/me/notebook'
const entry = `${notebook}/{entryId}` as const

const idPattern = /^[A-Za-z0-9-]{1,64}$/u

export const meEndpoints = {
  getMe: {
    method: 'GET',
    path: '/api/me',
    access: 'person',
    summary: 'Who is signed in, and the teams of theirs that have the app',
    reply: meReply,
  },
  getWeek: {
    method: 'GET',
    path: '/api/me/week',
    access: 'person',
    summary: 'What the person\u2019s teams shared in the last seven days',
    reply: weekReply,
  },
  listEntries: {
    method: 'GET',
    path: notebook,
    access: 'person',
    summary: 'The notebook, newest first',
    query: pageQuery,
    reply: entryPageReply,
  },
  saveEntry: {
    method: 'POST',
    path: notebook,
    access: 'person',
    summary: 'Keep a note, a link, or a resource of a team',
    body: z.object({
      /** A link alone, a text with a link in it, or a thought. */
      text: z.optional(z.string()),
      resource: z.optional(z.object({ teamId: z.string().check(z.regex(idPattern)), resourceId: z.string().check(z.regex(idPattern)) })),
    }),
    reply: entryReply,
    status: 201,
  },
  deleteEntry: {
    method: 'DELETE',
    path: entry,
    access: 'person',
    summary: 'Delete an entry; it can be restored for thirty days',
    reply: doneReply,
  },
  restoreEntry: { method: 'POST', path: `${entry}/restore`, access: 'person', summary: 'Bring back a deleted entry', reply: entryReply },
  passOnEntry: {
    method: 'POST',
    path: `${entry}/pass-on`,
    access: 'person',
    summary: 'Share an entry with a team',
    body: z.object({ ...shareFormSchema.shape, teamId: z.string(), knownLink: z._default(z.enum(['ask', 'separate']), 'ask') }),
    reply: resourceReply,
    status: 201,
    hasEtag: true,
  },
  exportMe: {
    method: 'GET',
    path: '/api/me/export',
    access: 'person',
    summary: 'Everything about the person, as JSON with everything or as Markdown to read',
    query: z.object({ format: z._default(z.enum(['json', 'markdown']), 'json') }),
    givesFile: true,
    reply: z.unknown(),
  },
  deleteMe: {
    method: 'POST',
    path: '/api/me/deletion',
    access: 'person',
    summary: 'Delete everything of one\u2019s own; what was given to teams stays under a former member, or goes as well',
    body: z.object({ contributions: z.enum(['keep', 'remove']) }),
    reply: doneReply,
  },
} as const satisfies Record<string, Endpoint>
