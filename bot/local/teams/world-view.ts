/** The tenant as one person sees it: own chats, own teams, and what the app offers there. */
import type { LocalPerson, LocalWorld } from '../world.ts'
import type { Installations } from './installations.ts'
import type { LocalManifest } from './manifest.ts'
import type { LocalMessages } from './messages.ts'
import { findPlace, type Place } from './places.ts'
import type { LocalTabs } from './tabs.ts'

export type WorldView = ReturnType<typeof worldView>

export function worldView(given: {
  readonly world: LocalWorld
  readonly messages: LocalMessages
  readonly installations: Installations
  readonly tabs: LocalTabs
  readonly manifest: LocalManifest
  readonly person: LocalPerson
}) {
  const { world, messages, installations, tabs, manifest, person } = given
  const isInstalled = (place: Place | undefined) => place !== undefined && installations.has(place)
  const chatOf = (kind: 'personal' | 'groupChat', conversationId: string, name: string, memberCount: number) => ({
    conversationId,
    kind,
    name,
    memberCount,
    isInstalled: isInstalled(findPlace(world, conversationId)),
    lastMessage: messages.list(conversationId).at(-1) ?? null,
  })
  return {
    appId: world.appId,
    tenantId: world.tenantId,
    bot: world.bot,
    client: world.client,
    people: world.people.map(({ key, personId, name, role }) => ({ key, personId, name, role })),
    me: { key: person.key, personId: person.personId, name: person.name, role: person.role, userPrincipalName: person.userPrincipalName },
    chats: [
      chatOf('personal', person.personalChatId, world.bot.name, 1),
      ...world.groupChats
        .filter((chat) => chat.memberIds.includes(person.personId))
        .map((chat) => chatOf('groupChat', chat.chatId, chat.name, chat.memberIds.length)),
    ],
    teams: world.teams
      .filter((team) => team.memberIds.includes(person.personId))
      .map((team) => {
        const isInstalledHere = isInstalled(findPlace(world, team.threadId))
        return {
          teamId: team.teamId,
          threadId: team.threadId,
          name: team.name,
          memberIds: team.memberIds,
          isInstalled: isInstalledHere,
          // The tabs of an app leave the team with it.
          channels: team.channels.map((channel) => ({ ...channel, tabs: isInstalledHere ? tabs.list(channel.channelId) : [] })),
        }
      }),
    commands: manifest.commands,
    scopes: manifest.scopes,
    linkDomains: manifest.linkDomains,
    configurationPath: manifest.configurationPath,
    personalTabs: manifest.personalTabs,
  }
}
