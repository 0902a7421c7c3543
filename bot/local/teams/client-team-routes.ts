/** What the local Teams page calls about teams, their tabs, and links of the service's own. */
import type { HttpRoute } from '#bot/ports/http-route.ts'
import * as z from 'zod/mini'
import type { LocalWorld } from '../world.ts'
import { actingFields, refusal, writing } from './acting.ts'
import type { Installations } from './installations.ts'
import type { LocalMessages } from './messages.ts'
import { findPlace } from './places.ts'
import type { LocalTabs } from './tabs.ts'
import type { TeamChanges } from './team-changes.ts'

const installationSchema = z.object({ ...actingFields, action: z.enum(['add', 'remove']) })

const tabSchema = z.object({
  ...actingFields,
  tab: z.object({
    entityId: z.string().check(z.minLength(1), z.maxLength(64)),
    name: z.string().check(z.minLength(1), z.maxLength(128)),
    path: z.string().check(z.regex(/^\/(?!\/)/u)),
  }),
})

const removedTabSchema = z.object({ ...actingFields, tabId: z.string() })

const teamChangeSchema = z.object({
  ...actingFields,
  change: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('rename'), name: z.string().check(z.maxLength(50)) }),
    z.object({ kind: z.enum(['add-member', 'remove-member']), personId: z.string() }),
    z.object({ kind: z.literal('delete-channel'), channelId: z.string() }),
    z.object({ kind: z.literal('delete-team') }),
    z.object({ kind: z.literal('upgrade') }),
  ]),
})

export type ClientTeamDeps = {
  readonly world: LocalWorld
  readonly messages: LocalMessages
  readonly installations: Installations
  readonly tabs: LocalTabs
  readonly teamChanges: TeamChanges
  /** Where an address of the service leads on to, its path given; null when it leads nowhere. */
  readonly follow: (path: string) => Promise<string | null>
}

export function clientTeamRoutes({ world, messages, installations, tabs, teamChanges, follow }: ClientTeamDeps): readonly HttpRoute[] {
  return [
    {
      method: 'POST',
      path: '/local/api/installations',
      handle: (request) =>
        writing(world, request, installationSchema, async ({ action }, person, place) => {
          await installations[action](place, person)
          return { status: 204 }
        }),
    },
    {
      method: 'POST',
      path: '/local/api/tabs',
      handle: (request) =>
        writing(world, request, tabSchema, async ({ tab }, _person, place) => {
          if (place.kind !== 'channel' || !installations.has(place)) return refusal(409, 'app-not-here')
          const added = tabs.add(place.conversationId, tab)
          messages.announceWorld()
          return { status: 201, body: { tabId: added.tabId } }
        }),
    },
    {
      method: 'POST',
      path: '/local/api/removed-tabs',
      handle: (request) =>
        writing(world, request, removedTabSchema, async ({ tabId }, _person, place) => {
          tabs.remove(place.conversationId, tabId)
          messages.announceWorld()
          return { status: 204 }
        }),
    },
    {
      method: 'POST',
      path: '/local/api/team-changes',
      handle: (request) =>
        writing(world, request, teamChangeSchema, async ({ change }, person, place) => {
          const general = place.kind === 'channel' ? findPlace(world, place.team.threadId) : undefined
          if (general?.kind !== 'channel') return refusal(400, 'invalid-input')
          return { status: 200, body: { isChanged: await teamChanges.apply(general, person, change) } }
        }),
    },
    {
      method: 'GET',
      path: '/local/api/links',
      handle: async ({ query }) => {
        const path = query.get('path') ?? ''
        if (!path.startsWith('/go/')) return refusal(400, 'invalid-input')
        return { status: 200, body: { leadsTo: await follow(path) } }
      },
    },
  ]
}
