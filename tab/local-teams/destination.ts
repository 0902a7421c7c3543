/** Where a link leads within this page: to one of the app's tabs, if it is there and open to this person. */
import type { Spot } from './address.ts'
import type { World } from './api/wire.ts'
import type { DeepLink } from './deep-link.ts'
import { placeAt } from './place.ts'

export type Destination =
  | { readonly kind: 'tab'; readonly spot: Spot }
  | { readonly kind: 'other-app' }
  /** The channel or its tab is not there for this person. */
  | { readonly kind: 'nowhere' }

/**
 * A link without a channel means a personal tab, else a channel's tab of that name: the open channel's, or the first that has it.
 * @param openId - the conversation that is open
 */
export function destinationOf(world: World, link: DeepLink, openId: string): Destination {
  if (link.appId !== world.appId) return { kind: 'other-app' }
  if (link.channelId !== null) return inChannel(world, link.channelId, link.entityId) ?? { kind: 'nowhere' }
  const personalChat = world.chats.find((chat) => chat.kind === 'personal')
  if (personalChat !== undefined && world.personalTabs.some(({ entityId }) => entityId === link.entityId)) {
    return { kind: 'tab', spot: { conversationId: personalChat.conversationId, tab: link.entityId } }
  }
  const channels = world.teams.flatMap((team) => team.channels.map(({ channelId }) => channelId))
  const found = [openId, ...channels].map((channelId) => inChannel(world, channelId, link.entityId))
  return found.find((destination) => destination !== null) ?? { kind: 'nowhere' }
}

function inChannel(world: World, channelId: string, entityId: string): Destination | null {
  const place = placeAt(world, channelId)
  const tab = place?.kind === 'channel' ? place.tabs.find((candidate) => candidate.entityId === entityId) : undefined
  return tab === undefined ? null : { kind: 'tab', spot: { conversationId: channelId, tab: tab.tabId } }
}
