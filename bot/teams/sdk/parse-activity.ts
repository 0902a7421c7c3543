/** Reads a Bot Framework activity into a Turn. The shapes are those of Microsoft's Teams platform documentation; nothing else is trusted. */
import * as z from 'zod/mini'
import { limits } from '#domain/limits.ts'
import { personId, teamId, threadId, type PersonId } from '#domain/ids.ts'
import { cleanName } from '#domain/people/clean-name.ts'
import { cleanLine, cleanText } from '#domain/text.ts'
import { readMessage } from './read-message.ts'
import type { Turn, TurnBase, TurnEvent, TurnPlace } from '#bot/teams/turn.ts'

/** Whoever has an id of another shape has none: it becomes part of a key in the store. */
const entraId = z.nullish(
  z.pipe(
    z.string(),
    z.transform((id) => (/^[A-Za-z0-9-]{1,64}$/u.test(id) ? id : null)),
  ),
)
const account = z.object({ id: z.string().check(z.minLength(1)), name: z.nullish(z.string()), aadObjectId: entraId })

const activitySchema = z.object({
  type: z.string().check(z.minLength(1)),
  id: z.nullish(z.string()),
  name: z.nullish(z.string()),
  action: z.nullish(z.string()),
  text: z.nullish(z.string()),
  serviceUrl: z.string().check(z.minLength(1)),
  channelId: z.nullish(z.string()),
  replyToId: z.nullish(z.string()),
  locale: z.nullish(z.string()),
  localTimezone: z.nullish(z.string()),
  from: account,
  recipient: account,
  conversation: z.object({
    id: z.string().check(z.minLength(1)),
    conversationType: z.nullish(z.string()),
    tenantId: z.nullish(z.string()),
    isGroup: z.nullish(z.boolean()),
  }),
  membersAdded: z.nullish(z.array(account)),
  membersRemoved: z.nullish(z.array(account)),
  entities: z.nullish(z.array(z.looseObject({ type: z.nullish(z.string()) }))),
  channelData: z.nullish(
    z.object({
      tenant: z.nullish(z.object({ id: z.nullish(z.string()) })),
      team: z.nullish(z.object({ id: z.nullish(z.string()), name: z.nullish(z.string()), aadGroupId: z.nullish(z.string()) })),
      channel: z.nullish(z.object({ id: z.nullish(z.string()), type: z.nullish(z.string()) })),
      eventType: z.nullish(z.string()),
    }),
  ),
  value: z.optional(z.unknown()),
})
export type ParsedActivity = z.infer<typeof activitySchema>

/** A turn whose tenant is still to be judged, by what its activity names. */
export type ReadActivity = {
  readonly turn: Omit<Turn, 'tenantId'> & { readonly event: TurnEvent }
  readonly serviceUrl: string
  readonly channelId: string | null
  readonly tenants: readonly (string | null | undefined)[]
}

/** @returns null when it is no activity at all: no type, conversation, sender, recipient or service URL */
export function parseActivity(body: unknown): ReadActivity | null {
  const parsed = activitySchema.safeParse(body)
  if (!parsed.success) return null
  const { serviceUrl, channelId = null, channelData, conversation } = parsed.data
  return {
    turn: { ...baseOf(parsed.data), event: eventOf(parsed.data) },
    serviceUrl,
    channelId,
    tenants: [channelData?.tenant?.id, conversation.tenantId],
  }
}

function baseOf(activity: ParsedActivity): Omit<TurnBase, 'tenantId'> {
  const { from } = activity
  const aadObjectId = from.aadObjectId ?? ''
  return {
    activityId: activity.id ?? '',
    serviceUrl: activity.serviceUrl,
    conversationId: activity.conversation.id,
    botId: activity.recipient.id,
    place: placeOf(activity),
    person: aadObjectId === '' ? null : { personId: personId(aadObjectId), name: cleanName(from.name ?? '') },
    locale: activity.locale ?? undefined,
    zone: zoneOf(activity),
  }
}

/** Source: Bot Framework activity schema, `localTimezone`; Teams says it in the entity `clientInfo`, too. */
function zoneOf({ entities, localTimezone }: ParsedActivity): string | undefined {
  const [client] = (entities ?? []).flatMap((entity) => {
    const info = clientInfo.safeParse(entity)
    return info.success ? [info.data] : []
  })
  return client?.timezone ?? localTimezone ?? undefined
}

const clientInfo = z.object({ type: z.literal('clientInfo'), timezone: z.string() })

function placeOf({ conversation, channelData }: ParsedActivity): TurnPlace {
  const team = channelData?.team
  // What is longer than any thread's id is none: it becomes part of a key in the store.
  if (team?.id !== null && team?.id !== undefined && team.id !== '' && team.id.length <= 150) {
    const channelType = channelData?.channel?.type?.toLowerCase()
    return {
      kind: 'channel',
      teamThreadId: threadId(team.id),
      // Anything else is no group id: the registry or Teams itself is asked.
      teamId: /^[A-Za-z0-9-]{1,64}$/u.test(team.aadGroupId ?? '') ? teamId(team.aadGroupId ?? '') : null,
      teamName: team.name === null || team.name === undefined ? null : cleanLine(team.name),
      isStandard: channelType === undefined || channelType === 'standard' || channelType === '',
    }
  }
  return conversation.conversationType === 'personal' ? { kind: 'personal' } : { kind: 'chat' }
}

function eventOf(activity: ParsedActivity): TurnEvent {
  switch (activity.type) {
    case 'message':
      if (isNobody(activity)) return { kind: 'ignored' }
      return activity.value === undefined || activity.value === null
        ? { kind: 'message', text: textWithoutMention(activity) }
        : { kind: 'ignored' }
    case 'installationUpdate':
      return installationEvent(activity.action ?? '')
    case 'conversationUpdate':
      return conversationEvent(activity)
    case 'invoke':
      return invokeEvent(activity)
    default:
      return { kind: 'ignored' }
  }
}

/** Another bot, our own echo, or somebody without an identity in the tenant: two bots would talk for ever. Teams' ids of bots begin with `28:`. */
const isNobody = ({ from, recipient }: ParsedActivity): boolean =>
  from.id.startsWith('28:') || from.id === recipient.id || (from.aadObjectId ?? '') === ''

/** Microsoft's samples compare with `Add` and send `add`: the case is ignored. An upgrade asks for nothing. */
function installationEvent(action: string): TurnEvent {
  if (action.toLowerCase() === 'add') return { kind: 'installed' }
  if (action.toLowerCase() === 'remove') return { kind: 'uninstalled' }
  return { kind: 'ignored' }
}

/** Source: Microsoft Teams platform, "Conversation events in your Teams bot". */
function conversationEvent({ membersAdded, membersRemoved, recipient, channelData }: ParsedActivity): TurnEvent {
  const eventType = channelData?.eventType?.toLowerCase()
  if (eventType === 'teamrenamed') return { kind: 'team-renamed', name: cleanLine(channelData?.team?.name ?? '') }
  if (eventType === 'teamrestored') return { kind: 'team-restored' }
  if (eventType === 'teamdeleted' || eventType === 'teamharddeleted') return { kind: 'team-deleted' }
  const withoutBot = (accounts: ParsedActivity['membersAdded']) => (accounts ?? []).filter(({ id }) => id !== recipient.id)
  const named = (accounts: ParsedActivity['membersAdded']): readonly PersonId[] =>
    withoutBot(accounts).flatMap(({ aadObjectId }) => (aadObjectId === null || aadObjectId === undefined ? [] : [personId(aadObjectId)]))
  const joined = named(membersAdded)
  const left = named(membersRemoved)
  const hasUnnamed = joined.length + left.length < withoutBot(membersAdded).length + withoutBot(membersRemoved).length
  const botJoined = (membersAdded ?? []).some(({ id }) => id === recipient.id)
  const botLeft = (membersRemoved ?? []).some(({ id }) => id === recipient.id)
  if (joined.length + left.length === 0 && !hasUnnamed && !botJoined && !botLeft) return { kind: 'ignored' }
  return { kind: 'members-changed', joined, left, hasUnnamed, botJoined, botLeft }
}

const looseValue = z.looseObject({})
const queryValue = z.object({
  commandId: z.catch(z.string(), ''),
  parameters: z.catch(z.array(z.object({ name: z.catch(z.string(), ''), value: z.catch(z.string(), '') })), []),
  queryOptions: z.catch(z.object({ skip: z.catch(z.number(), 0), count: z.catch(z.number(), limits.maxExtensionResults) }), {
    skip: 0,
    count: limits.maxExtensionResults,
  }),
})
const formValue = z.object({
  commandId: z.catch(z.string(), ''),
  data: z.catch(z.record(z.string(), z.unknown()), {}),
  messagePayload: z.optional(z.unknown()),
})
const linkValue = z.object({ url: z.catch(z.string(), '') })
const actionValue = z.object({
  action: z.catch(z.object({ verb: z.catch(z.string(), ''), data: z.catch(z.record(z.string(), z.unknown()), {}) }), {
    verb: '',
    data: {},
  }),
})

function invokeEvent({ name, value, replyToId }: ParsedActivity): TurnEvent {
  if (!looseValue.safeParse(value).success) return { kind: 'unknown-invoke' }
  if (name === 'composeExtension/query') {
    const { commandId, parameters, queryOptions } = queryValue.parse(value)
    const isFirst = parameters[0]?.name === 'initialRun'
    return {
      kind: 'query',
      commandId,
      text: isFirst ? '' : (parameters[0]?.value ?? ''),
      skip: clamp(queryOptions.skip, 0, 10_000),
      count: clamp(queryOptions.count, 1, limits.maxExtensionResults),
    }
  }
  if (name === 'composeExtension/fetchTask') {
    const { commandId, messagePayload } = formValue.parse(value)
    return { kind: 'open-form', commandId, message: readMessage(messagePayload) }
  }
  if (name === 'composeExtension/queryLink') return { kind: 'unfurl', url: linkValue.parse(value).url }
  if (name === 'adaptiveCard/action') return { kind: 'card-action', ...actionValue.parse(value).action, messageId: replyToId ?? null }
  if (name === 'composeExtension/submitAction') {
    const { commandId, data } = formValue.parse(value)
    return { kind: 'submit-form', commandId, data }
  }
  return { kind: 'unknown-invoke' }
}

const clamp = (value: number, low: number, high: number): number =>
  Number.isFinite(value) ? Math.min(high, Math.max(low, Math.trunc(value))) : low

/** The text a person meant, line by line: without the mention of this bot, however its name is written in it. */
function textWithoutMention({ text, entities, recipient }: ParsedActivity): string {
  const mentions = (entities ?? []).flatMap((entity) => {
    const mention = mentionEntity.safeParse(entity)
    return mention.success && mention.data.mentioned.id === recipient.id ? [mention.data.text] : []
  })
  // A message names the bot a few times at most, and each name is looked for in all of it.
  const bare = [...new Set(mentions)].slice(0, maxMentions).reduce((rest, mention) => rest.replaceAll(mention, ' '), text ?? '')
  return cleanText(bare.replace(/<\/?at>/gu, ' '))
}

const maxMentions = 10

const mentionEntity = z.object({
  type: z.literal('mention'),
  text: z.string().check(z.minLength(1)),
  mentioned: z.object({ id: z.string() }),
})
