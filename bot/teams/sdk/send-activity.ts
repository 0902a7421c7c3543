/** Sends one message to a conversation, once, and says what came of it in the terms of Teams' status table. */
import * as z from 'zod/mini'
import type { Activity } from 'botframework-schema'
import { AppError } from '#domain/errors.ts'
import type { Address, DeliveryOutcome, OutgoingMessage } from '#bot/ports/delivery.ts'
import { plainText } from '#bot/teams/cards/card-elements.ts'
import type { ConnectorClients } from './connector-clients.ts'

/**
 * Retry 412, 429, 502, 503 and 504, and what never left; a 500, a time-out or a reset may have been delivered; everything else never again.
 * Source: Microsoft Teams platform, "Status codes from bot conversational APIs".
 */
export async function sendActivity(clients: ConnectorClients, address: Address, message: OutgoingMessage): Promise<DeliveryOutcome> {
  try {
    const client = await clients.conversations(address.serviceUrl)
    const answer: unknown = await client.conversations.sendToConversation(address.conversationId, activityOf(address, message))
    return { outcome: 'sent', activityId: answerSchema.parse(answer ?? {}).id }
  } catch (error) {
    return outcomeOf(error)
  }
}

/** Puts another message in the place of one of ours. @returns as `sendActivity` */
export async function updateActivity(
  clients: ConnectorClients,
  address: Address,
  messageId: string,
  message: OutgoingMessage,
): Promise<DeliveryOutcome> {
  try {
    const client = await clients.conversations(address.serviceUrl)
    await client.conversations.updateActivity(address.conversationId, messageId, activityOf(address, message))
    return { outcome: 'sent', activityId: messageId }
  } catch (error) {
    return outcomeOf(error)
  }
}

/** It was sent, whatever the answer says; an id that can't be read is none. */
const answerSchema = z.catch(z.object({ id: z.catch(z.nullable(z.string()), null) }), { id: null })

function activityOf({ botId, conversationId }: Address, message: OutgoingMessage): Partial<Activity> {
  const base = { type: 'message', from: { id: botId, name: '' }, conversation: { id: conversationId } as Activity['conversation'] }
  if ('text' in message) return { ...base, text: message.text, textFormat: 'plain' }
  return {
    ...base,
    summary: plainText(message.summary),
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: message.card }],
  }
}

type ConnectorFault = {
  readonly statusCode?: number
  readonly code?: string
  readonly response?: { readonly headers?: { get(name: string): string | undefined } }
}

/** Codes of Node's for a connection that was never made. */
const neverLeft: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])

function outcomeOf(error: unknown): DeliveryOutcome {
  if (error instanceof AppError && error.code === 'sign-in-unreachable')
    return { outcome: 'retry', afterMs: null, reason: 'no token', isThrottled: true }
  const { statusCode, code, response } = error as ConnectorFault
  // Of what the connector says, no more than a code is kept.
  const known = /^[\w.-]{1,64}$/u.test(code ?? '') ? code : ''
  const reason = `${statusCode ?? 'no answer'} ${known ?? ''}`.trim()
  if (neverLeft.has(code ?? '')) return { outcome: 'retry', afterMs: null, reason, isThrottled: true }
  if (statusCode === undefined || statusCode === 500 || statusCode === 408) return { outcome: 'unknown', reason }
  if ([412, 429, 502, 503, 504].includes(statusCode))
    return {
      outcome: 'retry',
      afterMs: retryAfterMs(response?.headers),
      reason,
      ...(statusCode === 429 ? { isThrottled: true as const } : {}),
    }
  if (statusCode === 403 || statusCode === 404) return { outcome: 'stop', reason }
  return { outcome: 'stop', reason, isOurs: statusCode === 401 ? 'app' : 'message' }
}

/**
 * Reads seconds, or a date: then from the connector's own `Date`, since clocks differ.
 * @returns null when nothing usable was said; whatever was, at most an hour
 */
function retryAfterMs(headers: { get(name: string): string | undefined } | undefined): number | null {
  const said = headers?.get('retry-after')?.trim() ?? ''
  if (/^\d+$/u.test(said)) return Math.min(Number(said), 3_600) * 1_000
  if (!/^[A-Z][a-z]{2}, .+ GMT$/u.test(said)) return null
  const ms = Date.parse(said) - Date.parse(headers?.get('date') ?? '')
  return Number.isNaN(ms) ? null : Math.min(Math.max(ms, 0), 3_600_000)
}
