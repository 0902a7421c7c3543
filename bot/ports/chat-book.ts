/** Where a person's chat with the bot is, as their own messages say; and whether Teams lets us write there. */
import type { Person } from '#domain/people/actors.ts'
import type { Address } from './delivery.ts'

export type KnownChat = {
  readonly address: Address
  /** As Teams says it: to greet them by. */
  readonly name: string
  /** Why Teams refused the last message: nothing more is sent until the person acts. Null when it didn't. */
  readonly refused: string | null
}

export type ChatBook = {
  readonly find: (person: Person) => Promise<KnownChat | null>
  /** The person wrote, or has got the app: whatever was refused before may be tried again. The same again writes nothing. */
  readonly remember: (person: Person, chat: Pick<KnownChat, 'address' | 'name'>) => Promise<void>
  readonly refuse: (person: Person, reason: string) => Promise<void>
}
