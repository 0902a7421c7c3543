/** What every Teams activity has: who, where, when and for whom. */
import { bot, tenant, type TestPerson, type TestTeam } from '../cast.ts'

/** An activity as JSON. The app's `post` fills in the service URL, unless a test names one. */
export type Activity = { readonly type: string; readonly [field: string]: unknown }
export type Overrides = { readonly [field: string]: unknown }

export type Place =
  | 'personal'
  | 'groupChat'
  /** A standard channel of the team: General, when none is named. */
  | {
      readonly team: TestTeam
      readonly channelId?: string
      readonly channelType?: 'standard' | 'private' | 'shared'
      /** The post that it belongs to: then the conversation is that thread. */
      readonly postId?: string
    }

let made = 0

/** Ids count upwards, so that no two activities of a run have the same. */
export const nextActivityId = (): string => `f:${String((made += 1)).padStart(12, '0')}`

/**
 * The fields that all activities share; the shape is that of the examples in
 * https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/action-commands/create-task-module
 * which show one invoke from a personal chat, a group chat, a channel and a thread.
 */
export function envelope(from: TestPerson, place: Place): Overrides {
  return {
    id: nextActivityId(),
    timestamp: '2026-11-23T09:00:00.000Z',
    localTimestamp: '2026-11-23T10:00:00.000+01:00',
    channelId: 'msteams',
    from: { id: from.userId, name: from.name, aadObjectId: from.personId },
    conversation: conversationOf(from, place),
    recipient: { id: bot.id, name: bot.name },
    entities: [{ type: 'clientInfo', locale: 'en-US', country: 'US', platform: 'Windows', timezone: 'Europe/Berlin' }],
    channelData: channelDataOf(place),
    locale: 'en-US',
  }
}

export function conversationOf(from: TestPerson, place: Place): { readonly id: string; readonly [field: string]: unknown } {
  if (place === 'personal') return { conversationType: 'personal', tenantId: tenant, id: `a:1${from.userId.slice(4)}` }
  if (place === 'groupChat') {
    return { isGroup: true, conversationType: 'groupChat', tenantId: tenant, id: '19:d77be72390a1416e9644261e9064fa00@thread.v2' }
  }
  const thread = place.postId === undefined ? '' : `;messageid=${place.postId}`
  return { isGroup: true, conversationType: 'channel', tenantId: tenant, id: `${channelIdOf(place)}${thread}` }
}

/** In a channel Teams names the team by its thread alone: no Entra group id and no name. */
export function channelDataOf(place: Place): Overrides {
  if (place === 'personal' || place === 'groupChat') return { tenant: { id: tenant } }
  return {
    teamsChannelId: channelIdOf(place),
    teamsTeamId: place.team.threadId,
    channel: { id: channelIdOf(place), ...(place.channelType === undefined ? {} : { type: place.channelType }) },
    team: { id: place.team.threadId },
    tenant: { id: tenant },
  }
}

const channelIdOf = (place: Extract<Place, object>): string => place.channelId ?? place.team.threadId
