/** One document in a person's partition: where their chat with the bot is. */
import * as z from 'zod/mini'
import type { Person } from '#domain/people/actors.ts'
import type { ChatBook, KnownChat } from '#bot/ports/chat-book.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import type { Address } from '#bot/ports/delivery.ts'
import type { DocumentStore } from '#bot/ports/document-store.ts'
import { personPartition } from '#bot/ports/partition-keys.ts'
import { documentCodec } from '#bot/store/document-codec.ts'

const chatCodec = documentCodec({
  type: 'chat',
  version: 1,
  schema: z.object({
    address: z.object({ serviceUrl: z.string(), conversationId: z.string(), botId: z.string() }),
    name: z.string(),
    refused: z.nullable(z.string()),
  }),
})
const chatId = 'chat'

export function createChatBook(store: DocumentStore, clock: Clock): ChatBook {
  const find: ChatBook['find'] = async (person) => {
    const stored = await store.get('app', personPartition(person), chatId)
    return stored === null ? null : chatCodec.read(stored).value
  }
  const write = async (person: Person, chat: KnownChat): Promise<void> => {
    const at = instantOf(clock)
    const envelope = { pk: personPartition(person), id: chatId, createdAt: at, createdBy: person.personId, updatedAt: at }
    await store.upsert('app', chatCodec.write(envelope, { ...chat, address: { ...chat.address } }))
  }

  return {
    find,
    async remember(person, { address, name }) {
      const known = await find(person)
      if (known !== null && known.refused === null && known.name === name && isSame(known.address, address)) return
      await write(person, { address, name, refused: null })
    },
    async refuse(person, reason) {
      const known = await find(person)
      if (known !== null) await write(person, { ...known, refused: reason })
    },
  }
}

const isSame = (one: Address, other: Address): boolean =>
  one.serviceUrl === other.serviceUrl && one.conversationId === other.conversationId && one.botId === other.botId
