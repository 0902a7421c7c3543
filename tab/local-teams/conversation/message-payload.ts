/** A message as Teams hands it to a command that was opened from it. */
import type { Message, World } from '../api/wire.ts'

export function messagePayloadOf(message: Message, world: World) {
  const isPerson = message.author.kind === 'person'
  const content = message.text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>')
  const root = message.rootId ?? message.id
  const linkToMessage = `https://teams.microsoft.com/l/message/${encodeURIComponent(message.conversationId)}/${message.id}`
  return {
    id: message.id,
    replyToId: message.rootId,
    createdDateTime: message.at,
    lastModifiedDateTime: null,
    deleted: false,
    subject: null,
    summary: null,
    importance: 'normal',
    locale: world.client.locale.toLowerCase(),
    linkToMessage: `${linkToMessage}?tenantId=${world.tenantId}&parentMessageId=${root}&createdTime=${message.id}`,
    body: { contentType: 'html', content: content === '' ? '' : `<p>${content}</p>` },
    from: {
      device: null,
      conversation: null,
      user: isPerson ? { userIdentityType: 'aadUser', id: message.author.id, displayName: message.author.name } : null,
      application: isPerson ? null : { applicationIdentityType: 'bot', id: world.appId, displayName: message.author.name },
    },
    reactions: [],
    mentions: [],
    attachments: message.attachments.map(({ contentType, content: card }, index) => ({
      id: String(index),
      contentType,
      contentUrl: null,
      content: typeof card === 'string' ? card : JSON.stringify(card),
      name: null,
      thumbnailUrl: null,
    })),
  }
}
