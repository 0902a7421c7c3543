/** Where a person's chat with the bot is, as their own messages say; and whether Teams lets us write there. */
import type { Person } from '#domain/people/actors.ts'
import type { Address } from './delivery.ts'

export type KnownChat = {
  /** Null: none has been opened yet. */
  readonly address: Address | null
  /** With whom one is opened, as a roster said; null when none has. */
  readonly account: ChatAccount | null
  /** As Teams says it: to greet them by. */
  readonly name: string
  /** Why Teams refused the last message: nothing more is sent until the person acts. Null when it didn't. */
  readonly refused: string | null
}

/** `accountId`: `29:…`, the person's id towards this bot. */
export type ChatAccount = { readonly serviceUrl: string; readonly botId: string; readonly accountId: string }

export type ChatBook = {
  readonly find: (person: Person) => Promise<KnownChat | null>
  /** The person wrote, or has got the app: whatever was refused before may be tried again. The same again writes nothing. */
  readonly remember: (person: Person, chat: { readonly address: Address; readonly name: string }) => Promise<void>
  /** A roster names them. Takes nothing back that is known of them. */
  readonly meet: (person: Person, chat: { readonly account: ChatAccount; readonly name: string }) => Promise<void>
  /** We have opened the chat. */
  readonly opened: (person: Person, chat: { readonly address: Address; readonly name: string }) => Promise<void>
  readonly refuse: (person: Person, reason: string) => Promise<void>
}
