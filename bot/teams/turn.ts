/** What arrives from Teams, as the rest of the room sees it: a closed union, free of the SDK. */
import type { OutgoingMessage } from '#bot/ports/delivery.ts'
import type { PersonId, TeamId, TenantId, ThreadId } from '#domain/ids.ts'
import type { MessageSource } from '#domain/resources/resource.ts'

/** Where the turn takes place. `chat` is a group chat, a meeting, or anything else without a team. */
export type TurnPlace =
  | { readonly kind: 'personal' }
  | { readonly kind: 'chat' }
  | {
      readonly kind: 'channel'
      readonly teamThreadId: ThreadId
      /** Often missing on channel messages: then the registry knows it by the thread. */
      readonly teamId: TeamId | null
      readonly teamName: string | null
      readonly isStandard: boolean
    }

export type TurnPerson = { readonly personId: PersonId; readonly name: string }

export type TurnBase = {
  readonly activityId: string
  readonly tenantId: TenantId
  readonly serviceUrl: string
  readonly conversationId: string
  readonly botId: string
  readonly place: TurnPlace
  /** Null for system events and for people without an Entra id. */
  readonly person: TurnPerson | null
  /** BCP 47, as Teams says. */
  readonly locale: string | undefined
  /** Of the device, as it says: an IANA name, or anything. */
  readonly zone: string | undefined
}

/** The message that an action was chosen on. */
export type SelectedMessage = {
  /** Plain, several lines. */
  readonly text: string
  /** Targets of its links, unchecked. */
  readonly links: readonly string[]
  readonly source: MessageSource
}

export type TurnEvent =
  /** `text` without the mention of the bot. */
  | { readonly kind: 'message'; readonly text: string }
  | { readonly kind: 'installed' }
  | { readonly kind: 'uninstalled' }
  | {
      readonly kind: 'members-changed'
      readonly joined: readonly PersonId[]
      readonly left: readonly PersonId[]
      /** Somebody came or went whom Teams named by its own id alone. */
      readonly hasUnnamed: boolean
      readonly botJoined: boolean
      readonly botLeft: boolean
    }
  | { readonly kind: 'query'; readonly commandId: string; readonly text: string; readonly skip: number; readonly count: number }
  | { readonly kind: 'open-form'; readonly commandId: string; readonly message: SelectedMessage | null }
  | { readonly kind: 'submit-form'; readonly commandId: string; readonly data: Readonly<Record<string, unknown>> }
  /** A button of one of our cards; `data` is what the card carried and what was typed in it: anybody can send anything. */
  | {
      readonly kind: 'card-action'
      readonly verb: string
      readonly data: Readonly<Record<string, unknown>>
      /** The message that the card stands in; null where Teams doesn't say. */
      readonly messageId: string | null
    }
  /** A link of our domain stands in a message that is being written. */
  | { readonly kind: 'unfurl'; readonly url: string }
  | { readonly kind: 'team-renamed'; readonly name: string }
  | { readonly kind: 'team-deleted' }
  | { readonly kind: 'team-restored' }
  /** An invoke that this release doesn't know. */
  | { readonly kind: 'unknown-invoke' }
  /** Everything that asks for nothing. */
  | { readonly kind: 'ignored' }

export type Turn = TurnBase & { readonly event: TurnEvent }
export type TurnOf<Kind extends TurnEvent['kind']> = TurnBase & { readonly event: Extract<TurnEvent, { readonly kind: Kind }> }

/** The answer to a turn: nothing, a message in the conversation, the body of an invoke, or that Teams should tell it again later. */
export type TurnAnswer =
  | { readonly kind: 'none' }
  | { readonly kind: 'again' }
  | { readonly kind: 'message'; readonly message: OutgoingMessage }
  /** `lasting`: what the message of the pressed card becomes for good; the body alone holds until it is drawn again. */
  | { readonly kind: 'invoke'; readonly status: number; readonly body: unknown; readonly lasting?: OutgoingMessage }
