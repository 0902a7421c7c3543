/** Endpoints of a team and its settings. */
import * as z from 'zod/mini'
import { retentionChoices } from '#domain/teams/retention.ts'
import type { Endpoint } from '#domain/api/endpoint.ts'
import { auditPageReply, channelsReply, importReply, membersReply, teamReply, teamSettingsReply } from '#domain/api/replies.ts'
import { pageQuery } from './page-query.ts'

const team = '/api/teams/{teamId}'

export const teamEndpoints = {
  getTeam: { method: 'GET', path: team, access: 'member', summary: 'The team as its tab shows it', reply: teamReply },
  getSettings: { method: 'GET', path: `${team}/settings`, access: 'member', summary: 'Who looks after the team', reply: teamSettingsReply },
  listMembers: {
    method: 'GET',
    path: `${team}/members`,
    access: 'member',
    summary: 'Members whose name holds the text, by name, at most 25',
    query: z.object({ name: z._default(z.string().check(z.maxLength(200)), '') }),
    reply: membersReply,
  },
  listChannels: {
    method: 'GET',
    path: `${team}/channels`,
    access: 'member',
    summary: 'The channels that everybody in the team sees, General first (its id is null)',
    reply: channelsReply,
  },
  appointSteward: {
    method: 'PUT',
    path: `${team}/stewards/{personId}`,
    access: 'steward',
    summary: 'Make a member a steward',
    reply: teamSettingsReply,
  },
  dismissSteward: {
    method: 'DELETE',
    path: `${team}/stewards/{personId}`,
    access: 'steward',
    summary: 'Make a steward a member again; also oneself',
    reply: teamSettingsReply,
  },
  takeOver: {
    method: 'POST',
    path: `${team}/stewards/take-over`,
    access: 'member',
    summary: 'Become the steward of a team that has none left; announced in the channel',
    reply: teamSettingsReply,
  },
  setRetention: {
    method: 'PUT',
    path: `${team}/retention`,
    access: 'steward',
    summary: 'After how many months without use resources are deleted; null lets everything stay',
    body: z.object({ months: z.nullable(z.literal(retentionChoices)) }),
    reply: teamSettingsReply,
  },
  listAudit: {
    method: 'GET',
    path: `${team}/audit`,
    access: 'steward',
    summary: 'Administrative acts of the last year, newest first: who, what, when',
    query: pageQuery,
    reply: auditPageReply,
  },
  importFile: {
    method: 'POST',
    path: `${team}/import`,
    access: 'steward',
    summary: 'Import JSON lines, CSV, Netscape bookmarks or an export; the sound rows all at once, or nothing with `mode=preview`',
    takesFile: true,
    query: z.object({
      mode: z._default(z.enum(['preview', 'import']), 'preview'),
      /** For its ending; the content has the last word. */
      fileName: z._default(z.string().check(z.maxLength(255)), ''),
    }),
    reply: importReply,
  },
  exportTeam: {
    method: 'GET',
    path: `${team}/export`,
    access: 'member',
    summary: 'The whole team space as JSON or CSV, or its links as Netscape bookmarks',
    query: z.object({ format: z._default(z.enum(['json', 'csv', 'netscape']), 'json') }),
    givesFile: true,
    reply: z.unknown(),
  },
} as const satisfies Record<string, Endpoint>
