/** What arrives from Teams, as the rest of the room sees it: a closed union, free of the SDK. */
import type { OutgoingMessage } from '#bot/ports/delivery.ts'
import type { PersonId, TeamId, TenantId, ThreadId } from '#domain/ids.ts'

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
  | { readonly kind: 'open-form'; readonly commandId: string; readonly selectedText: string }
  | { readonly kind: 'submit-form'; readonly commandId: string; readonly data: Readonly<Record<string, unknown>> }
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
  | { readonly kind: 'invoke'; readonly status: number; readonly body: unknown }
