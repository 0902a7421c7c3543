/** Who acts where in a call of the page: parsed, found, and refused alike whether a place does not exist or one does not take part. */
import type { HttpReply, HttpRequest } from '#bot/ports/http-route.ts'
import * as z from 'zod/mini'
import type { LocalPerson, LocalWorld } from '../world.ts'
import { findPlace, type Place } from './places.ts'

export const actingFields = { person: z.string(), conversationId: z.string(), locale: z.optional(z.string()) }

export const refusal = (status: number, code: string): HttpReply => ({ status, body: { code } })

/** By key, such as `ana`, or by id. */
export const findPerson = (world: LocalWorld, keyOrId: string | null) =>
  world.people.find((person) => person.key === keyOrId || person.personId === keyOrId)

export function reading(
  world: LocalWorld,
  request: HttpRequest,
  conversationId: string,
  answer: (person: LocalPerson, place: Place) => HttpReply,
): HttpReply {
  const person = findPerson(world, request.query.get('person'))
  const place = findPlace(world, conversationId)
  if (person === undefined || !place?.memberIds.includes(person.personId)) return refusal(404, 'no-such-conversation')
  return answer(person, place)
}

export async function writing<Body extends { readonly person: string; readonly conversationId: string }>(
  world: LocalWorld,
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
