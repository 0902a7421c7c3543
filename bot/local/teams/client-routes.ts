/** What the local Teams page calls: who is there, what was said, and the acts of one person. */
import type { HttpReply, HttpRequest, HttpRoute } from '#bot/ports/http-route.ts'
import * as z from 'zod/mini'
import type { LocalPerson, LocalWorld } from '../world.ts'
import { invokeActivity, mentionOf, messageActivity, type ActivityContext } from './activities.ts'
import type { Delivery } from './delivery.ts'
import type { Installations } from './installations.ts'
import type { LocalManifest } from './manifest.ts'
import type { LocalMessages } from './messages.ts'
import { findPlace, type Place } from './places.ts'
import { worldView } from './world-view.ts'

const acting = { person: z.string(), conversationId: z.string(), locale: z.optional(z.string()) }

const messageSchema = z.object({
  ...acting,
  text: z._default(z.string().check(z.maxLength(28_000)), ''),
  attachments: z._default(z.array(z.object({ contentType: z.string(), content: z.unknown(), preview: z.optional(z.unknown()) })), []),
})

const invokeSchema = z.object({
  ...acting,
  name: z.string(),
  value: z.unknown(),
  source: z.optional(z.string()),
  replyToId: z.optional(z.string()),
})

const submitSchema = z.object({ ...acting, replyToId: z.string(), value: z.unknown() })

const installationSchema = z.object({ ...acting, action: z.enum(['add', 'remove']) })

export type ClientDeps = {
  readonly world: LocalWorld
  readonly messages: LocalMessages
  readonly installations: Installations
  readonly delivery: Delivery
  readonly manifest: () => Promise<LocalManifest>
  readonly contextOf: (from: LocalPerson, place: Place, locale?: string) => ActivityContext
  /** Keeps track of what runs on after the page has its answer. */
  readonly background: (work: Promise<unknown>) => void
}

export function clientRoutes(deps: ClientDeps): readonly HttpRoute[] {
  const { world, messages, installations, delivery } = deps

  return [
    {
      method: 'GET',
      path: '/local/api/world',
      handle: async ({ query }) => {
        const person = findPerson(world, query.get('person')) ?? world.people[0]
        if (person === undefined) return refusal(404, 'no-such-person')
        return { status: 200, body: worldView({ world, messages, installations, manifest: await deps.manifest(), person }) }
      },
    },
    {
      method: 'GET',
      path: '/local/api/conversations/:conversationId/messages',
      handle: async (request) =>
        reading(deps, request, request.params['conversationId'] ?? '', (_person, place) => ({
          status: 200,
          body: { messages: messages.list(place.conversationId) },
        })),
    },
    {
      method: 'GET',
      path: '/local/api/events',
      handle: async ({ query }) => {
        const person = findPerson(world, query.get('person'))
        if (person === undefined) return refusal(404, 'no-such-person')
        return { status: 200, events: (send, closed) => messages.listen(person.personId, send, closed) }
      },
    },
    {
      method: 'POST',
      path: '/local/api/messages',
      handle: (request) =>
        writing(deps, request, messageSchema, async (body, person, place) => {
          const message = messages.append({
            conversationId: place.conversationId,
            rootId: place.kind === 'channel' ? place.rootId : null,
            author: { kind: 'person', id: person.personId, name: person.name },
            text: body.text,
            textFormat: 'plain',
            attachments: body.attachments,
          })
          deps.background(deliverOrMark(deps, person, place, message.id, body))
          return { status: 201, body: { message } }
        }),
    },
    {
      method: 'POST',
      path: '/local/api/invokes',
      handle: (request) =>
        writing(deps, request, invokeSchema, async ({ name, value, source, replyToId, locale }, person, place) => {
          const build = () =>
            invokeActivity(deps.contextOf(person, place, locale), {
              name,
              value,
              ...(source !== undefined && { source }),
              ...(replyToId !== undefined && { replyToId }),
            })
          return { status: 200, body: await delivery.invoke(name, build) }
        }),
    },
    {
      method: 'POST',
      path: '/local/api/submits',
      handle: (request) =>
        writing(deps, request, submitSchema, async ({ replyToId, value, locale }, person, place) => {
          if (!installations.has(place) && place.kind !== 'personal') return { status: 200, body: { isTaken: false } }
          const build = () => messageActivity(deps.contextOf(person, place, locale), { text: '', attachments: [], replyToId, value })
          return { status: 200, body: { isTaken: await delivery.send(build) } }
        }),
    },
    {
      method: 'POST',
      path: '/local/api/installations',
      handle: (request) =>
        writing(deps, request, installationSchema, async ({ action }, person, place) => {
          await installations[action](place, person)
          return { status: 204 }
        }),
    },
  ]
}

/** A message that could not even be sent, since the app's manifest can't be read, says so like one that the bot did not take. */
async function deliverOrMark(...given: Parameters<typeof deliverMessage>): Promise<void> {
  try {
    await deliverMessage(...given)
  } catch (error) {
    const [deps, , place, messageId] = given
    deps.messages.update(place.conversationId, messageId, { isUndelivered: true })
    throw error
  }
}

/** In channels and group chats the bot hears only what mentions it, and only where it is installed; a mention in a group chat brings it in. */
async function deliverMessage(
  deps: ClientDeps,
  person: LocalPerson,
  place: Place,
  messageId: string,
  body: z.infer<typeof messageSchema>,
): Promise<void> {
  if (place.kind !== 'personal' && !body.text.includes(mentionOf(deps.world))) return
  const { scopes } = await deps.manifest()
  if (place.kind === 'groupChat' && !scopes.includes('groupchat')) return
  if (place.kind === 'channel' && !deps.installations.has(place)) return
  if (place.kind !== 'channel') await deps.installations.add(place, person)
  const at: Place = place.kind === 'channel' && place.rootId === null ? { ...place, rootId: messageId } : place
  const isTaken = await deps.delivery.send(() =>
    messageActivity(
      { ...deps.contextOf(person, at, body.locale), activityId: messageId },
      {
        text: body.text,
        attachments: body.attachments,
        ...(place.kind === 'channel' && place.rootId !== null && { replyToId: place.rootId }),
      },
    ),
  )
  if (!isTaken) deps.messages.update(place.conversationId, messageId, { isUndelivered: true })
}

const refusal = (status: number, code: string): HttpReply => ({ status, body: { code } })

const findPerson = (world: LocalWorld, keyOrId: string | null) =>
  world.people.find((person) => person.key === keyOrId || person.personId === keyOrId)

function reading(
  { world }: ClientDeps,
  request: HttpRequest,
  conversationId: string,
  answer: (person: LocalPerson, place: Place) => HttpReply,
): HttpReply {
  const person = findPerson(world, request.query.get('person'))
  const place = findPlace(world, conversationId)
  if (person === undefined || !place?.memberIds.includes(person.personId)) return refusal(404, 'no-such-conversation')
  return answer(person, place)
}

/** Parses the body and finds who acts where; someone who does not take part gets the same answer as for a place that does not exist. */
async function writing<Body extends { readonly person: string; readonly conversationId: string }>(
  { world }: ClientDeps,
  request: HttpRequest,
  schema: z.ZodMiniType<Body>,
  act: (body: Body, person: LocalPerson, place: Place) => Promise<HttpReply>,
): Promise<HttpReply> {
  const body = schema.safeParse(request.body)
  if (!body.success) return refusal(400, 'invalid-input')
  const person = findPerson(world, body.data.person)
  const place = findPlace(world, body.data.conversationId)
  if (person === undefined || !place?.memberIds.includes(person.personId)) return refusal(404, 'no-such-conversation')
  return act(body.data, person, place)
}
