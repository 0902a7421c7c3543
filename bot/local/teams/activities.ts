/** Bot Framework activities as Teams writes them, quirks included: this is what the bot is tested against. */
import type { LocalPerson, LocalWorld } from '../world.ts'
import type { LocalAttachment } from './messages.ts'
import type { Place } from './places.ts'

export type Activity = { readonly type: string; readonly id: string; readonly [field: string]: unknown }

/** What all activities of one moment share. */
export type ActivityContext = {
  readonly world: LocalWorld
  readonly serviceUrl: string
  readonly from: LocalPerson
  readonly place: Place
  readonly activityId: string
  readonly nowMs: number
  /** Of the client that speaks; the world's own when left out. */
  readonly locale?: string
}

/** The bot's name in a text, as a person types it. */
export const mentionOf = (world: LocalWorld): string => `@${world.bot.name}`

/**
 * A message. In a channel `channelData.team` has the thread id alone, without `aadGroupId` and name: so Teams often sends it.
 * A mention comes three times: as `<at>` in the text, as an entity, and in an HTML attachment.
 */
export function messageActivity(
  context: ActivityContext,
  message: {
    readonly text: string
    readonly attachments: readonly LocalAttachment[]
    readonly replyToId?: string
    readonly value?: unknown
  },
): Activity {
  const { world } = context
  const mention = mentionOf(world)
  const isMentioned = message.text.includes(mention)
  const tag = `<at>${world.bot.name}</at>`
  const html = `<p>${message.text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll(mention, `<at id="0">${world.bot.name}</at>`)}</p>`
  return {
    type: 'message',
    ...envelope(context),
    ...(message.value === undefined
      ? { text: message.text.replaceAll(mention, tag), textFormat: 'plain' }
      : { value: message.value, channelData: channelDataOf(context, { legacy: { replyToId: message.replyToId } }) }),
    ...(message.value === undefined && {
      attachments: [...message.attachments, ...(isMentioned ? [{ contentType: 'text/html', content: html }] : [])],
    }),
    ...(isMentioned && {
      entities: [{ type: 'mention', mentioned: { id: world.bot.id, name: world.bot.name }, text: tag }, clientInfo(context)],
    }),
    ...(message.replyToId !== undefined && { replyToId: message.replyToId }),
  }
}

/** An invoke: a question whose answer is the HTTP response. Compose extensions carry where they were opened from as `source`. */
export function invokeActivity(
  context: ActivityContext,
  invoke: { readonly name: string; readonly value: unknown; readonly source?: string; readonly replyToId?: string },
): Activity {
  return {
    type: 'invoke',
    name: invoke.name,
    value: invoke.value,
    ...envelope(context),
    ...(invoke.source !== undefined && { channelData: channelDataOf(context, { source: { name: invoke.source } }) }),
    ...(invoke.replyToId !== undefined && { replyToId: invoke.replyToId }),
  }
}

/** The fields that all activities share. */
export function envelope(context: ActivityContext) {
  const { world, from, nowMs } = context
  return {
    id: context.activityId,
    timestamp: new Date(nowMs).toISOString(),
    localTimestamp: localInstant(nowMs, world.client.timezone),
    localTimezone: world.client.timezone,
    serviceUrl: context.serviceUrl,
    channelId: 'msteams',
    from: { id: from.userId, name: from.name, aadObjectId: from.personId },
    conversation: conversationOf(context),
    recipient: { id: world.bot.id, name: world.bot.name },
    entities: [clientInfo(context)],
    channelData: channelDataOf(context, {}),
    locale: context.locale ?? world.client.locale,
  }
}

function conversationOf({ world, place }: ActivityContext) {
  if (place.kind === 'personal') return { conversationType: 'personal', tenantId: world.tenantId, id: place.conversationId }
  if (place.kind === 'groupChat') {
    return { isGroup: true, conversationType: 'groupChat', tenantId: world.tenantId, id: place.conversationId, name: place.chat.name }
  }
  const id = place.rootId === null ? place.conversationId : `${place.conversationId};messageid=${place.rootId}`
  return { isGroup: true, conversationType: 'channel', tenantId: world.tenantId, id }
}

function channelDataOf({ world, place }: ActivityContext, extra: Readonly<Record<string, unknown>>) {
  const inChannel =
    place.kind === 'channel'
      ? {
          teamsChannelId: place.channel.channelId,
          teamsTeamId: place.team.threadId,
          channel: { id: place.channel.channelId },
          team: { id: place.team.threadId },
        }
      : {}
  return { ...inChannel, tenant: { id: world.tenantId }, ...extra }
}

function clientInfo({ world, locale }: ActivityContext) {
  return { type: 'clientInfo', ...world.client, locale: locale ?? world.client.locale }
}

/** The same instant as a wall clock with its offset, such as `2026-11-23T09:00:00.000+00:00`. */
function localInstant(nowMs: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'longOffset' }).formatToParts(nowMs)
  const offset = parts.find((part) => part.type === 'timeZoneName')?.value.replace('GMT', '') || '+00:00'
  const [hours = '0', minutes = '0'] = offset.slice(1).split(':')
  const offsetMs = (offset.startsWith('-') ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
  return `${new Date(nowMs + offsetMs).toISOString().slice(0, -1)}${offset}`
}
