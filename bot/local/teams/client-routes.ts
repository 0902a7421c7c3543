/** What the local Teams page calls: who is there, what was said, and the acts of one person. */
import type { HttpRoute } from '#bot/ports/http-route.ts'
import * as z from 'zod/mini'
import type { LocalPerson, LocalWorld } from '../world.ts'
import { actingFields, findPerson, reading, refusal, writing } from './acting.ts'
import { invokeActivity, mentionOf, messageActivity, type ActivityContext } from './activities.ts'
import type { Delivery } from './delivery.ts'
import type { Installations } from './installations.ts'
import type { LocalManifest } from './manifest.ts'
import type { LocalMessages } from './messages.ts'
import type { Place } from './places.ts'
import type { LocalTabs } from './tabs.ts'
import { worldView } from './world-view.ts'

const messageSchema = z.object({
  ...actingFields,
  text: z._default(z.string().check(z.maxLength(28_000)), ''),
  attachments: z._default(z.array(z.object({ contentType: z.string(), content: z.unknown(), preview: z.optional(z.unknown()) })), []),
})

const invokeSchema = z.object({
  ...actingFields,
  name: z.string(),
  value: z.unknown(),
  source: z.optional(z.string()),
  replyToId: z.optional(z.string()),
})

const submitSchema = z.object({ ...actingFields, replyToId: z.string(), value: z.unknown() })

export type ClientDeps = {
  readonly world: LocalWorld
  readonly messages: LocalMessages
  readonly installations: Installations
  readonly delivery: Delivery
  readonly tabs: LocalTabs
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
        return {
          status: 200,
          body: worldView({ world, messages, installations, tabs: deps.tabs, manifest: await deps.manifest(), person }),
        }
      },
    },
    {
      method: 'GET',
      path: '/local/api/conversations/:conversationId/messages',
      handle: async (request) =>
        reading(world, request, request.params['conversationId'] ?? '', (_person, place) => ({
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
        writing(world, request, messageSchema, async (body, person, place) => {
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
        writing(world, request, invokeSchema, async ({ name, value, source, replyToId, locale }, person, place) => {
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
        writing(world, request, submitSchema, async ({ replyToId, value, locale }, person, place) => {
          if (!installations.has(place) && place.kind !== 'personal') return { status: 200, body: { isTaken: false } }
          const build = () => messageActivity(deps.contextOf(person, place, locale), { text: '', attachments: [], replyToId, value })
          return { status: 200, body: { isTaken: await delivery.send(build) } }
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
