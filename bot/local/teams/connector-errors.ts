/** Refusals as the Teams connector words them: `{ error: { code, message } }`. */
import type { HttpReply } from '#bot/ports/http-route.ts'

const statuses = {
  BadSyntax: 400,
  BotNotInConversationRoster: 403,
  ConversationNotFound: 404,
  ActivityNotFoundInConversation: 404,
  MemberNotFoundInConversation: 404,
  TeamNotFound: 404,
  MessageSizeTooBig: 413,
  TooManyRequests: 429,
} as const

const messages: Readonly<Record<keyof typeof statuses, string>> = {
  BadSyntax: 'Bad format of activity.',
  BotNotInConversationRoster: 'The bot is not part of the conversation roster.',
  ConversationNotFound: 'Conversation not found.',
  ActivityNotFoundInConversation: 'Activity not found in conversation.',
  MemberNotFoundInConversation: 'Member not found in the conversation.',
  TeamNotFound: 'Team not found.',
  MessageSizeTooBig: 'Message size too large.',
  TooManyRequests: 'The request was throttled.',
}

/** @param retryAfterSeconds - sent as `Retry-After` */
export function connectorError(code: keyof typeof statuses, retryAfterSeconds?: number): HttpReply {
  // The shape Teams uses for a missing member differs between its pages; `MemberNotFoundInConversation` is what TeamsInfo sees.
  return {
    status: statuses[code],
    ...(retryAfterSeconds !== undefined && { headers: { 'retry-after': String(retryAfterSeconds) } }),
    body: { error: { code, message: messages[code] } },
  }
}
