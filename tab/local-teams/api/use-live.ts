/** The world and its conversations as one person sees them, kept fresh by the server's events. */
import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { fetchMessages, fetchWorld } from './local-api.ts'
import { eventSchema, type LocalEvent, type Message, type World } from './wire.ts'

const worldKey = (person: string | null) => ['world', person] as const
const messagesKey = (personId: string, conversationId: string) => ['messages', personId, conversationId] as const

export const useWorld = (person: string | null) => useQuery({ queryKey: worldKey(person), queryFn: () => fetchWorld(person) })

export const useMessages = (personId: string, conversationId: string) =>
  useQuery({ queryKey: messagesKey(personId, conversationId), queryFn: () => fetchMessages(personId, conversationId) })

/** Listens as this person until the component goes. What was read before the connection stood is read again: something may have been said meanwhile. */
export function useLiveEvents(person: string | null, personId: string | undefined): void {
  const queries = useQueryClient()
  useEffect(() => {
    if (personId === undefined) return undefined
    const source = new EventSource(`/local/api/events?person=${encodeURIComponent(personId)}`)
    source.addEventListener('open', () => void readAgain(queries))
    source.addEventListener('message', (event: MessageEvent<string>) => {
      const read = eventSchema.safeParse(JSON.parse(event.data))
      if (read.success) apply(queries, person, personId, read.data)
    })
    return () => source.close()
  }, [queries, person, personId])
}

function apply(queries: QueryClient, person: string | null, personId: string, event: LocalEvent): void {
  if (event.kind === 'world') {
    void queries.invalidateQueries({ queryKey: worldKey(person) })
    return
  }
  const conversationId = event.kind === 'message-removed' ? event.conversationId : event.message.conversationId
  const key = messagesKey(personId, conversationId)
  queries.setQueryData<readonly Message[]>(key, (messages) => messages && changed(messages, event))
  // An answer that is on its way may have been written before this.
  if (queries.isFetching({ queryKey: key }) > 0) void readAgain(queries, key)
  if (event.kind !== 'message') return
  queries.setQueryData<World>(
    worldKey(person),
    (world) =>
      world && {
        ...world,
        chats: world.chats.map((chat) => (chat.conversationId === conversationId ? { ...chat, lastMessage: event.message } : chat)),
      },
  )
}

/** A first answer under way would otherwise be waited for, however old it is. @param queryKey - everything when left out */
async function readAgain(queries: QueryClient, queryKey: readonly unknown[] = []): Promise<void> {
  await queries.cancelQueries({ queryKey })
  await queries.invalidateQueries({ queryKey })
}

function changed(messages: readonly Message[], event: Exclude<LocalEvent, { kind: 'world' }>): readonly Message[] {
  if (event.kind === 'message-removed') return messages.filter((message) => message.id !== event.messageId)
  const isKnown = messages.some((message) => message.id === event.message.id)
  if (!isKnown) return [...messages, event.message]
  return messages.map((message) => (message.id === event.message.id ? event.message : message))
}
