/** Sends one message to a conversation, once, and says what came of it in the terms of Teams' status table. */
import type { Activity } from 'botframework-schema'
import type { Address, DeliveryOutcome, OutgoingMessage } from '#bot/ports/delivery.ts'
import type { ConnectorClients } from './connector-clients.ts'

/**
 * Retry 412, 429, 502, 503 and 504; a 500, a time-out or a reset may have been delivered; everything else never again.
 * Source: Microsoft Teams platform, "Status codes from bot conversational APIs".
 */
export async function sendActivity(clients: ConnectorClients, address: Address, message: OutgoingMessage): Promise<DeliveryOutcome> {
  try {
    const client = await clients.conversations(address.serviceUrl)
    const answer: { id?: string } | undefined = await client.conversations.sendToConversation(
      address.conversationId,
      activityOf(address, message),
    )
    return { outcome: 'sent', activityId: answer?.id ?? null }
  } catch (error) {
    return outcomeOf(error)
  }
}

function activityOf({ botId, conversationId }: Address, message: OutgoingMessage): Partial<Activity> {
  const base = { type: 'message', from: { id: botId, name: '' }, conversation: { id: conversationId } as Activity['conversation'] }
  if ('text' in message) return { ...base, text: message.text, textFormat: 'plain' }
  return {
    ...base,
    summary: message.summary,
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: message.card }],
  }
}

type ConnectorFault = {
  readonly statusCode?: number
  readonly code?: string
  readonly response?: { readonly headers?: { get(name: string): string | undefined } }
}

function outcomeOf(error: unknown): DeliveryOutcome {
  const { statusCode, code, response } = error as ConnectorFault
  const reason = `${statusCode ?? 'no answer'} ${code ?? ''}`.trim()
  if (statusCode === undefined || statusCode === 500 || statusCode === 408) return { outcome: 'unknown', reason }
  if ([412, 429, 502, 503, 504].includes(statusCode))
    return { outcome: 'retry', afterMs: retryAfterMs(response?.headers?.get('retry-after')), reason }
  return { outcome: 'stop', reason }
}

/** @returns null when nothing usable was said; whatever was, at most an hour */
function retryAfterMs(header: string | undefined): number | null {
  const seconds = /^\d{1,9}$/u.test(header ?? '') ? Number(header) : null
  return seconds === null ? null : Math.min(seconds, 3_600) * 1_000
}
