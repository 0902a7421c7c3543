/** The connector's writing half: what a bot sends, changes and takes back, within Teams' limits of size and pace. */
import type { Clock } from '#bot/ports/clock.ts'
import type { HttpReply, HttpRequest, HttpRoute } from '#bot/ports/http-route.ts'
import * as z from 'zod/mini'
import type { LocalWorld } from '../world.ts'
import { connectorError } from './connector-errors.ts'
import type { Installations } from './installations.ts'
import type { LocalMessage, LocalMessages } from './messages.ts'
import { findPlace, type Place } from './places.ts'

/** Counted as UTF-16, as Teams does. */
const maxActivityBytesUtf16 = 100 * 1024
const maxSendsPerSecond = 7

const activitySchema = z.object({
  type: z.string(),
  text: z.optional(z.nullable(z.string())),
  textFormat: z.optional(z.nullable(z.string())),
  attachments: z.optional(z.nullable(z.array(z.object({ contentType: z.string(), content: z.optional(z.unknown()) })))),
})

const conversationSchema = z.object({
  isGroup: z.optional(z.boolean()),
  members: z.optional(z.array(z.object({ id: z.string() }))),
  activity: z.optional(z.unknown()),
  channelData: z.optional(z.object({ channel: z.optional(z.object({ id: z.string() })) })),
})

type Deps = {
  readonly world: LocalWorld
  readonly messages: LocalMessages
  readonly installations: Installations
  readonly clock: Clock
}

export function connectorSendRoutes(deps: Deps): readonly HttpRoute[] {
  const { world, messages } = deps
  const pace = createPace(deps.clock)

  const send = (place: Place, body: unknown): HttpReply => {
    const activity = activitySchema.safeParse(body)
    if (!activity.success) return connectorError('BadSyntax')
    if (!pace.takes(place.conversationId)) return connectorError('TooManyRequests', 1)
    if (isTooLarge(body)) return connectorError('MessageSizeTooBig')
    if (activity.data.type !== 'message') return { status: 202, body: { id: messages.nextId() } }
    return { status: 201, body: { id: append(deps, place, activity.data).id } }
  }

  const sendTo: HttpRoute['handle'] = async (request) => withPlace(deps, request, (place) => send(place, request.body))
  const onMessage = (request: HttpRequest, change: (place: Place, message: LocalMessage) => HttpReply): HttpReply =>
    withPlace(deps, request, (place) => {
      const message = messages.find(place.conversationId, request.params['activityId'] ?? '')
      // A bot can only touch what it sent itself.
      return message === undefined || message.author.kind !== 'app'
        ? connectorError('ActivityNotFoundInConversation')
        : change(place, message)
    })

  return [
    { method: 'POST', path: '/local/connector/v3/conversations/:conversationId/activities', handle: sendTo },
    { method: 'POST', path: '/local/connector/v3/conversations/:conversationId/activities/:activityId', handle: sendTo },
    {
      method: 'PUT',
      path: '/local/connector/v3/conversations/:conversationId/activities/:activityId',
      handle: async (request) =>
        onMessage(request, (place, message) => {
          const activity = activitySchema.safeParse(request.body)
          if (!activity.success) return connectorError('BadSyntax')
          if (!pace.takes(place.conversationId)) return connectorError('TooManyRequests', 1)
          if (isTooLarge(request.body)) return connectorError('MessageSizeTooBig')
          messages.update(place.conversationId, message.id, { ...contentOf(activity.data), isEdited: true })
          return { status: 200, body: { id: message.id } }
        }),
    },
    {
      method: 'DELETE',
      path: '/local/connector/v3/conversations/:conversationId/activities/:activityId',
      handle: async (request) =>
        onMessage(request, (place, message) => {
          messages.remove(place.conversationId, message.id)
          return { status: 200 }
        }),
    },
    {
      method: 'POST',
      path: '/local/connector/v3/conversations',
      handle: async (request) => {
        const wanted = conversationSchema.safeParse(request.body)
        if (!wanted.success) return connectorError('BadSyntax')
        const channelId = wanted.data.channelData?.channel?.id
        if (channelId !== undefined) return createPost(deps, channelId, wanted.data.activity, send)
        const memberId = wanted.data.members?.[0]?.id ?? ''
        const person = world.people.find((candidate) => candidate.userId === memberId || candidate.personId === memberId)
        if (person === undefined) return connectorError('BadSyntax')
        if (!deps.installations.reaches(person.personId)) return connectorError('BotNotInConversationRoster')
        if (!pace.takes(person.personalChatId)) return connectorError('TooManyRequests', 1)
        return { status: 201, body: { id: person.personalChatId } }
      },
    },
  ]
}

/** A new post in a channel, with its first message. */
function createPost(deps: Deps, channelId: string, activity: unknown, send: (place: Place, body: unknown) => HttpReply): HttpReply {
  const place = findPlace(deps.world, channelId)
  if (place === undefined) return connectorError('ConversationNotFound')
  if (!deps.installations.has(place)) return connectorError('BotNotInConversationRoster')
  const sent = send(place, activity)
  if (sent.status !== 201) return sent
  const { id } = z.object({ id: z.string() }).parse(sent.body)
  return { status: 201, body: { id: `${place.conversationId};messageid=${id}`, activityId: id } }
}

function withPlace(deps: Deps, request: HttpRequest, answer: (place: Place) => HttpReply): HttpReply {
  const place = findPlace(deps.world, request.params['conversationId'] ?? '')
  if (place === undefined) return connectorError('ConversationNotFound')
  const isReachable = place.kind === 'personal' ? deps.installations.reaches(place.person.personId) : deps.installations.has(place)
  return isReachable ? answer(place) : connectorError('BotNotInConversationRoster')
}

/** Text and cards in one activity become two messages, as in Teams; the last one's id is what the bot learns. */
function append({ world, messages }: Deps, place: Place, activity: z.infer<typeof activitySchema>): LocalMessage {
  const content = contentOf(activity)
  const base = {
    conversationId: place.conversationId,
    rootId: place.kind === 'channel' ? place.rootId : null,
    author: { kind: 'app' as const, ...world.bot },
  }
  if (content.text === '' || content.attachments.length === 0) return messages.append({ ...base, ...content })
  messages.append({ ...base, ...content, attachments: [] })
  return messages.append({ ...base, ...content, text: '' })
}

function contentOf(activity: z.infer<typeof activitySchema>): Pick<LocalMessage, 'text' | 'textFormat' | 'attachments'> {
  const textFormat = activity.textFormat === 'plain' || activity.textFormat === 'xml' ? activity.textFormat : 'markdown'
  const attachments = (activity.attachments ?? []).map(({ contentType, content }) => ({ contentType, content: content ?? null }))
  return { text: activity.text ?? '', textFormat, attachments }
}

const isTooLarge = (body: unknown) => JSON.stringify(body).length * 2 > maxActivityBytesUtf16

/** Counts sends per conversation over the last second. */
function createPace(clock: Clock) {
  const recent = new Map<string, readonly number[]>()
  return {
    takes: (conversationId: string): boolean => {
      const nowMs = clock.nowMs()
      const kept = (recent.get(conversationId) ?? []).filter((atMs) => nowMs - atMs < 1_000)
      if (kept.length >= maxSendsPerSecond) return false
      recent.set(conversationId, [...kept, nowMs])
      return true
    },
  }
}
