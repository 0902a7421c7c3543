/** Finds what a Teams conversation id names: a personal chat, a group chat, or a channel with or without one of its posts. */
import type { PersonId } from '#domain/ids.ts'
import type { LocalChannel, LocalGroupChat, LocalPerson, LocalTeam, LocalWorld } from '../world.ts'

export type Place =
  | { readonly kind: 'personal'; readonly conversationId: string; readonly person: LocalPerson; readonly memberIds: readonly PersonId[] }
  | { readonly kind: 'groupChat'; readonly conversationId: string; readonly chat: LocalGroupChat; readonly memberIds: readonly PersonId[] }
  | {
      readonly kind: 'channel'
      readonly conversationId: string
      readonly team: LocalTeam
      readonly channel: LocalChannel
      /** The post, from `;messageid=`; null for the channel itself. */
      readonly rootId: string | null
      readonly memberIds: readonly PersonId[]
    }

/** Undefined when no conversation of this tenant has the id. `conversationId` comes back without `;messageid=`. */
export function findPlace(world: LocalWorld, id: string): Place | undefined {
  const [conversationId = '', suffix = ''] = id.split(';messageid=')
  const person = world.people.find((candidate) => candidate.personalChatId === conversationId)
  if (person !== undefined) return { kind: 'personal', conversationId, person, memberIds: [person.personId] }
  const chat = world.groupChats.find((candidate) => candidate.chatId === conversationId)
  if (chat !== undefined) return { kind: 'groupChat', conversationId, chat, memberIds: chat.memberIds }
  for (const team of world.teams) {
    const channel = team.channels.find((candidate) => candidate.channelId === conversationId)
    if (channel === undefined) continue
    return { kind: 'channel', conversationId, team, channel, rootId: suffix === '' ? null : suffix, memberIds: team.memberIds }
  }
  return undefined
}
