/** Local Teams, the server's side: an invented tenant, the connector a bot talks to, and the API of the page in tab/local-teams. */
import type { Clock } from '#bot/ports/clock.ts'
import type { HttpRoute } from '#bot/ports/http-route.ts'
import type { Log } from '#bot/ports/log.ts'
import { demoPeople } from './demo-content/people.ts'
import type { ActivityContext } from './teams/activities.ts'
import { clientRoutes } from './teams/client-routes.ts'
import { clientTeamRoutes } from './teams/client-team-routes.ts'
import { clockRoutes, type ClockDeps } from './teams/clock-routes.ts'
import { connectorRosterRoutes } from './teams/connector-roster.ts'
import { connectorSendRoutes } from './teams/connector-send.ts'
import { createDelivery, teamsPatience, type Patience } from './teams/delivery.ts'
import { createInstallations } from './teams/installations.ts'
import { readManifest } from './teams/manifest.ts'
import { createMessages, type LocalMessage } from './teams/messages.ts'
import { findPlace, type Place } from './teams/places.ts'
import { createTabs, type LocalTab } from './teams/tabs.ts'
import { createTeamChanges } from './teams/team-changes.ts'
import { createWorld, type LocalPerson, type LocalWorld } from './world.ts'

export type LocalTeams = {
  /** To be mounted under the same origin as the page, on loopback only. */
  readonly routes: readonly HttpRoute[]
  readonly world: LocalWorld
  /**
   * Says where the bot is, once the server listens.
   * @param addresses.botUrl - origin of the bot, such as `http://localhost:3978`
   * @param addresses.serviceUrl - what activities call the connector; left out: `<botUrl>/local/connector/`
   */
  readonly start: (addresses: { readonly botUrl: string; readonly serviceUrl?: string }) => void
  /** Installs the app in a team, as `byPersonId`; resolves when the bot has had the events. Both ids as in `world`. */
  readonly installTeam: (teamId: string, byPersonId: string) => Promise<void>
  readonly uninstallTeam: (teamId: string, byPersonId: string) => Promise<void>
  /** Adds a tab of the app to a channel, as its configuration page would. */
  readonly addTab: (channelId: string, tab: Omit<LocalTab, 'tabId'>) => void
  /** What was said in a chat or channel, oldest first. */
  readonly messagesIn: (conversationId: string) => readonly LocalMessage[]
  /** Puts words in someone's mouth, for a demo: shown in the conversation, never sent to the bot. */
  readonly seedMessage: (conversationId: string, personId: string, text: string) => LocalMessage
  /** Resolves when nothing that the page started is still on its way to the bot. */
  readonly settled: () => Promise<void>
}

export function createLocalTeams(given: {
  readonly clock: Clock
  /** The same clock, to be moved from the page; left out: it is not. */
  readonly moves?: ClockDeps
  readonly newId: () => string
  readonly log: Log
  /** How activities travel; the platform's own when left out. */
  readonly fetch?: typeof fetch
  readonly people?: Parameters<typeof createWorld>[0]
  readonly manifestPath?: string | URL
  readonly patience?: Patience
}): LocalTeams {
  const { clock, newId } = given
  const world = createWorld(given.people ?? demoPeople)
  const manifestPath = given.manifestPath ?? new URL('../../appPackage/manifest.json', import.meta.url)
  const underWay = new Set<Promise<unknown>>()
  let addresses: { readonly botUrl: string; readonly serviceUrl: string } | null = null
  const started = () => {
    if (addresses === null) throw new Error('Local Teams has not been started: call start({ botUrl }) once the server listens.')
    return addresses
  }

  const contextOf = (from: LocalPerson, place: Place, locale?: string): ActivityContext => ({
    world,
    serviceUrl: started().serviceUrl,
    from,
    place,
    activityId: `f:${newId()}`,
    nowMs: clock.nowMs(),
    ...(locale !== undefined && { locale }),
  })
  const messages = createMessages({ world, clock })
  const send = given.fetch ?? fetch
  const delivery = createDelivery({
    botUrl: () => started().botUrl,
    fetch: send,
    patience: given.patience ?? teamsPatience,
  })
  const installations = createInstallations({ world, messages, delivery, contextOf })
  const tabs = createTabs()
  const teamChanges = createTeamChanges({ world, messages, installations, delivery, contextOf })
  /** As a browser would, but for the last step: Teams' own addresses are this page's to open. */
  const follow = async (path: string) => {
    const reply = await send(`${started().botUrl}${path}`, { redirect: 'manual' })
    return reply.headers.get('location')
  }
  const finish = async (work: Promise<unknown>) => {
    try {
      await work
    } catch (error) {
      // Nobody waits for it: left to fly, it would end the process.
      given.log.error({ event: 'local.background-failed', error }, 'something that the page started has failed')
    } finally {
      underWay.delete(work)
    }
  }
  const background = (work: Promise<unknown>) => {
    underWay.add(work)
    void finish(work)
  }

  return {
    world,
    routes: [
      ...connectorSendRoutes({ world, messages, installations, clock }),
      ...connectorRosterRoutes({ world, installations }),
      ...clientRoutes({
        world,
        messages,
        installations,
        delivery,
        tabs,
        contextOf,
        background,
        manifest: () => readManifest(manifestPath),
      }),
      ...(given.moves === undefined ? [] : clockRoutes(given.moves)),
      ...clientTeamRoutes({ world, messages, installations, tabs, teamChanges, follow }),
    ],
    start: ({ botUrl, serviceUrl }) => {
      addresses = { botUrl, serviceUrl: serviceUrl ?? `${botUrl}/local/connector/` }
    },
    installTeam: (teamId, byPersonId) => installations.add(placeOfTeam(world, teamId), personOf(world, byPersonId)),
    uninstallTeam: (teamId, byPersonId) => installations.remove(placeOfTeam(world, teamId), personOf(world, byPersonId)),
    addTab: (channelId, tab) => void tabs.add(channelId, tab),
    messagesIn: messages.list,
    seedMessage: (conversationId, personId, text) => {
      const person = personOf(world, personId)
      return messages.append({
        conversationId,
        rootId: null,
        author: { kind: 'person', id: person.personId, name: person.name },
        text,
        textFormat: 'plain',
        attachments: [],
      })
    },
    settled: async () => {
      while (underWay.size > 0) await Promise.allSettled(underWay)
    },
  }
}

function placeOfTeam(world: LocalWorld, teamId: string): Place {
  const team = world.teams.find((candidate) => candidate.teamId === teamId)
  const place = team && findPlace(world, team.threadId)
  if (place === undefined) throw new Error(`Local Teams has no team ${teamId}.`)
  return place
}

function personOf(world: LocalWorld, personId: string): LocalPerson {
  const person = world.people.find((candidate) => candidate.personId === personId)
  if (person === undefined) throw new Error(`Local Teams has no person ${personId}.`)
  return person
}
