/** The conversations of local Teams, in memory: who may see which, what was said, and word to everyone who listens. */
import type { Clock } from '#bot/ports/clock.ts'
import type { PersonId } from '#domain/ids.ts'
import type { LocalWorld } from '../world.ts'

export type MessageAuthor = { readonly kind: 'person' | 'app'; readonly id: string; readonly name: string }

export type LocalAttachment = { readonly contentType: string; readonly content: unknown; readonly preview?: unknown }

export type LocalMessage = {
  /** Milliseconds since the epoch, as Teams numbers messages; unique within the tenant. */
  readonly id: string
  /** Of the chat or channel, without `;messageid=`. */
  readonly conversationId: string
  /** In a channel: the post that this answers; null for a post, and in chats. */
  readonly rootId: string | null
  readonly author: MessageAuthor
  readonly at: string
  readonly text: string
  readonly textFormat: 'plain' | 'markdown' | 'xml'
  readonly attachments: readonly LocalAttachment[]
  readonly isEdited: boolean
  /** The app never received it, because it did not answer. */
  readonly isUndelivered: boolean
}

export type LocalEvent =
  | { readonly kind: 'message' | 'message-updated'; readonly message: LocalMessage }
  | { readonly kind: 'message-removed'; readonly conversationId: string; readonly messageId: string }
  | { readonly kind: 'world' }

export type LocalMessages = {
  /** Oldest first. */
  readonly list: (conversationId: string) => readonly LocalMessage[]
  readonly find: (conversationId: string, messageId: string) => LocalMessage | undefined
  readonly append: (
    message: Pick<LocalMessage, 'conversationId' | 'rootId' | 'author' | 'text' | 'textFormat' | 'attachments'>,
  ) => LocalMessage
  /** The changed message, or undefined when there is none. */
  readonly update: (conversationId: string, messageId: string, change: Partial<LocalMessage>) => LocalMessage | undefined
  readonly remove: (conversationId: string, messageId: string) => boolean
  /** Tells everyone that installations have changed. */
  readonly announceWorld: () => void
  /** Calls back with what happens where this person takes part, until the signal aborts. */
  readonly listen: (personId: PersonId, tell: (event: LocalEvent) => void, until: AbortSignal) => void
  /** A number that no message has yet, near the clock's present. */
  readonly nextId: () => string
}

/** Nothing is ever written to disk: a restart begins with empty conversations. */
export function createMessages({ world, clock }: { readonly world: LocalWorld; readonly clock: Clock }): LocalMessages {
  const byConversation = new Map<string, LocalMessage[]>()
  const listeners = new Set<{ readonly personId: PersonId; readonly tell: (event: LocalEvent) => void }>()
  let lastId = 0

  const tellParticipants = (conversationId: string, event: LocalEvent) => {
    const participants = participantsOf(world, conversationId)
    for (const listener of listeners) if (participants.includes(listener.personId)) listener.tell(event)
  }
  const nextId = () => {
    lastId = Math.max(lastId + 1, clock.nowMs())
    return String(lastId)
  }
  const find = (conversationId: string, messageId: string) =>
    byConversation.get(conversationId)?.find((message) => message.id === messageId)

  return {
    nextId,
    find,
    list: (conversationId) => byConversation.get(conversationId) ?? [],
    append: (given) => {
      const message: LocalMessage = {
        ...given,
        id: nextId(),
        at: new Date(clock.nowMs()).toISOString(),
        isEdited: false,
        isUndelivered: false,
      }
      byConversation.set(given.conversationId, [...(byConversation.get(given.conversationId) ?? []), message])
      tellParticipants(given.conversationId, { kind: 'message', message })
      return message
    },
    update: (conversationId, messageId, change) => {
      const before = find(conversationId, messageId)
      if (before === undefined) return undefined
      const message = { ...before, ...change }
      byConversation.set(
        conversationId,
        (byConversation.get(conversationId) ?? []).map((other) => (other === before ? message : other)),
      )
      tellParticipants(conversationId, { kind: 'message-updated', message })
      return message
    },
    remove: (conversationId, messageId) => {
      const before = find(conversationId, messageId)
      if (before === undefined) return false
      byConversation.set(
        conversationId,
        (byConversation.get(conversationId) ?? []).filter((other) => other !== before),
      )
      tellParticipants(conversationId, { kind: 'message-removed', conversationId, messageId })
      return true
    },
    announceWorld: () => {
      for (const listener of listeners) listener.tell({ kind: 'world' })
    },
    listen: (personId, tell, until) => {
      const listener = { personId, tell }
      listeners.add(listener)
      until.addEventListener('abort', () => listeners.delete(listener), { once: true })
    },
  }
}

/** Everyone who can read the conversation; empty when it is unknown. */
export function participantsOf(world: LocalWorld, conversationId: string): readonly PersonId[] {
  const owner = world.people.find((person) => person.personalChatId === conversationId)
  if (owner !== undefined) return [owner.personId]
  const chat = world.groupChats.find((candidate) => candidate.chatId === conversationId)
  if (chat !== undefined) return chat.memberIds
  return world.teams.find((team) => team.channels.some((channel) => channel.channelId === conversationId))?.memberIds ?? []
}
