/** Opens one-to-one chats. Source: Microsoft Teams platform, "Send proactive messages". */
import * as z from 'zod/mini'
import type { PersonalChats } from '#bot/ports/personal-chats.ts'
import type { ConnectorClients } from './connector-clients.ts'

const createdSchema = z.object({ id: z.string().check(z.minLength(1)) })

export function createPersonalChats(clients: ConnectorClients): PersonalChats {
  return {
    async open(tenantId, { serviceUrl, botId }, accountId) {
      const client = await clients.conversations(serviceUrl)
      try {
        const parameters = {
          isGroup: false,
          bot: { id: botId, name: '' },
          members: [{ id: accountId, name: '' }],
          tenantId,
          channelData: { tenant: { id: tenantId } },
        }
        const created: unknown = await client.conversations.createConversation(parameters)
        return { serviceUrl, botId, conversationId: createdSchema.parse(created).id }
      } catch (error) {
        const { statusCode, code } = error as { statusCode?: number; code?: string }
        // Refused for good; everything else is the outbox's to try again.
        if (statusCode === 403 || statusCode === 404 || statusCode === 400) return { refused: `${statusCode} ${code ?? ''}`.trim() }
        throw error
      }
    },
  }
}
