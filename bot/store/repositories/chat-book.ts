/** One document in a person's partition: where their chat with the bot is. */
import * as z from 'zod/mini'
import type { Person } from '#domain/people/actors.ts'
import type { ChatAccount, ChatBook, KnownChat } from '#bot/ports/chat-book.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import type { Address } from '#bot/ports/delivery.ts'
import type { DocumentStore } from '#bot/ports/document-store.ts'
import { personPartition } from '#bot/ports/partition-keys.ts'
import { documentCodec } from '#bot/store/document-codec.ts'

const chatCodec = documentCodec({
  type: 'chat',
  version: 1,
  schema: z.object({
    address: z.nullable(z.object({ serviceUrl: z.string(), conversationId: z.string(), botId: z.string() })),
    account: z.nullable(z.object({ serviceUrl: z.string(), botId: z.string(), accountId: z.string() })),
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
    await store.upsert('app', chatCodec.write(envelope, { ...chat }))
  }

  return {
    find,
    async remember(person, { address, name }) {
      const known = await find(person)
      if (known !== null && known.refused === null && known.name === name && isSame(known.address, address)) return
      await write(person, { account: known?.account ?? null, address, name, refused: null })
    },
    async meet(person, { account, name }) {
      const known = await find(person)
      if (known === null || (known.address === null && !isSameAccount(known.account, account)))
        await write(person, { refused: null, ...known, address: null, account, name })
    },
    async opened(person, { address, name }) {
      const known = await find(person)
      if (known === null || known.address === null) await write(person, { account: null, refused: null, ...known, address, name })
    },
    async refuse(person, reason) {
      await write(person, { ...((await find(person)) ?? nothingKnown), refused: reason })
    },
  }
}

const nothingKnown: KnownChat = { address: null, account: null, name: '', refused: null }

const isSame = (one: Address | null, other: Address): boolean =>
  one !== null && one.serviceUrl === other.serviceUrl && one.conversationId === other.conversationId && one.botId === other.botId

const isSameAccount = (one: ChatAccount | null, other: ChatAccount): boolean =>
  one !== null && one.serviceUrl === other.serviceUrl && one.botId === other.botId && one.accountId === other.accountId
