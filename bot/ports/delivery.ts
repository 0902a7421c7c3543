/** Sending to Teams outside of a turn, and what came of it. */
import type { ThreadId } from '#domain/ids.ts'

/** One card or one text, never both: Teams would split them. */
export type OutgoingMessage = { readonly card: AdaptiveCard; readonly summary: string } | { readonly text: string }

/** An Adaptive Card as JSON. */
export type AdaptiveCard = { readonly type: 'AdaptiveCard'; readonly version: '1.5'; readonly [property: string]: unknown }

export type Address = { readonly serviceUrl: string; readonly conversationId: ThreadId | string; readonly botId: string }

/**
 * - `sent` · `stop`: never again (blocked, removed, refused: `reason` is Teams' code); `isExpected` when nobody has to look into it;
 *   `isOurs` when not whoever it was for is the reason: `message` for this one, `app` for everything that we send
 * - `retry`: not delivered, worth another try, after `afterMs` when Teams said so; `isThrottled`: nothing else gets there either
 * - `later`: nothing was tried, since it is not time yet
 * - `unknown`: a time-out, a reset or a 500: it may have arrived
 */
export type DeliveryOutcome =
  | { readonly outcome: 'sent'; readonly activityId: string | null }
  | { readonly outcome: 'stop'; readonly reason: string; readonly isExpected?: true; readonly isOurs?: 'message' | 'app' }
  | { readonly outcome: 'retry'; readonly afterMs: number | null; readonly reason: string; readonly isThrottled?: true }
  | { readonly outcome: 'later'; readonly afterMs: number; readonly reason: string }
  | { readonly outcome: 'unknown'; readonly reason: string }

export type Delivery = { readonly send: (address: Address, message: OutgoingMessage) => Promise<DeliveryOutcome> }
