/** The chat or channel that is open, with what the page needs to draw it. */
import type { Spot } from './address.ts'
import type { AppTab, Team, World } from './api/wire.ts'

export type OpenPlace = {
  readonly conversationId: string
  readonly name: string
  readonly kind: 'personal' | 'groupChat' | 'channel'
  readonly memberCount: number
  /** The bot takes part here. */
  readonly isInstalled: boolean
  /** Mentioning the bot here reaches it. */
  readonly canMention: boolean
  readonly team: Team | null
  /** The app's own pages here: those added to the channel, or one's personal ones. */
  readonly tabs: readonly AppTab[]
}

/** Null when this person does not see the conversation. */
export function placeAt(world: World, conversationId: string): OpenPlace | null {
  const chat = world.chats.find((candidate) => candidate.conversationId === conversationId)
  if (chat !== undefined) {
    const { name, kind, memberCount, isInstalled } = chat
    return {
      conversationId,
      name,
      kind,
      memberCount,
      isInstalled,
      canMention: kind === 'groupChat' && world.scopes.includes('groupchat'),
      team: null,
      tabs: kind === 'personal' ? world.personalTabs.map((tab) => ({ ...tab, tabId: tab.entityId })) : [],
    }
  }
  const team = world.teams.find((candidate) => candidate.channels.some((channel) => channel.channelId === conversationId))
  const channel = team?.channels.find((candidate) => candidate.channelId === conversationId)
  if (team === undefined || channel === undefined) return null
  const { isInstalled } = team
  return {
    conversationId,
    name: channel.name,
    kind: 'channel',
    memberCount: team.memberIds.length,
    isInstalled,
    canMention: isInstalled,
    team,
    tabs: channel.tabs,
  }
}

/** Where the page opens: General of the first team with the app, else the chat with the bot. */
export function firstSpot(world: World): Spot {
  const general = world.teams.find((team) => team.isInstalled)?.channels[0]
  return { conversationId: general?.channelId ?? world.chats[0]?.conversationId ?? '', tab: 'posts' }
}
