/** Messages that people write to the bot. */
import { bot, type TestPerson } from '../cast.ts'
import { envelope, type Activity, type Overrides, type Place } from './activity.ts'

/**
 * A message in the personal chat with the bot.
 * Follows https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages
 */
export const personalMessage = (from: TestPerson, text: string, overrides: Overrides = {}): Activity => ({
  type: 'message',
  ...envelope(from, 'personal'),
  text,
  textFormat: 'plain',
  ...overrides,
})

/**
 * A message in a channel or a group chat: the bot hears it because it is mentioned, as `<at>` in the text,
 * as an entity, and in the HTML that Teams attaches.
 * Follows https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/channel-and-group-conversations
 */
export function mentioningMessage(from: TestPerson, place: Place, text: string, overrides: Overrides = {}): Activity {
  const mention = `<at>${bot.name}</at>`
  const base = envelope(from, place)
  return {
    type: 'message',
    ...base,
    text: `${mention} ${text}`,
    textFormat: 'plain',
    attachments: [
      {
        contentType: 'text/html',
        content: `<div><div><span itemtype="http://schema.skype.com/Mention">${bot.name}</span> ${text}</div></div>`,
      },
    ],
    entities: [
      { type: 'mention', mentioned: { id: bot.id, name: bot.name }, text: mention },
      { type: 'clientInfo', locale: 'en-US' },
    ],
    ...overrides,
  }
}
