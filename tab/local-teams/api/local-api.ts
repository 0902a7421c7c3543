/** Calls of the local server, each as one person in one conversation. */
import * as z from 'zod/mini'
import { ownTimesReply } from '#domain/api/check-in-replies.ts'
import {
  addedTabSchema,
  clockSchema,
  linkSchema,
  messagesSchema,
  outcomeSchema,
  takenSchema,
  worldSchema,
  type AppTab,
  type Attachment,
  type Message,
  type Outcome,
  type World,
} from './wire.ts'

/** Who acts, where, in which language. `conversationId` has `;messageid=` when it is an answer to a post. */
export type Acting = { readonly person: string; readonly conversationId: string; readonly locale: string | null }

export type Invoke = { readonly name: string; readonly value: unknown; readonly source?: string; readonly replyToId?: string }

/** @param person - key or id; null: the first */
export async function fetchWorld(person: string | null): Promise<World> {
  const query = person === null ? '' : `?person=${encodeURIComponent(person)}`
  return worldSchema.parse(await readJson(fetch(`/local/api/world${query}`)))
}

export async function fetchMessages(person: string, conversationId: string): Promise<readonly Message[]> {
  const path = `/local/api/conversations/${encodeURIComponent(conversationId)}/messages?person=${encodeURIComponent(person)}`
  return messagesSchema.parse(await readJson(fetch(path))).messages
}

export async function sendMessage(
  acting: Acting,
  message: { readonly text: string; readonly attachments: readonly Attachment[] },
): Promise<void> {
  await readJson(post('/local/api/messages', acting, message))
}

/** Asks the app; always resolves: silence and refusals are outcomes too. */
export async function invoke(acting: Acting, question: Invoke): Promise<Outcome> {
  try {
    return outcomeSchema.parse(await readJson(post('/local/api/invokes', acting, question)))
  } catch (error) {
    if (error instanceof LocalApiError || error instanceof TypeError || error instanceof z.core.$ZodError) return { outcome: 'unreachable' }
    throw error
  }
}

/** Presses a submit button of a card in a message. False when the app did not take it. */
export async function submitCard(acting: Acting, replyToId: string, value: unknown): Promise<boolean> {
  return takenSchema.parse(await readJson(post('/local/api/submits', acting, { replyToId, value }))).isTaken
}

export async function changeInstallation(acting: Acting, action: 'add' | 'remove'): Promise<void> {
  await readJson(post('/local/api/installations', acting, { action }))
}

/** @returns the id of the new tab of this channel */
export async function addTab(acting: Acting, tab: Omit<AppTab, 'tabId'>): Promise<string> {
  return addedTabSchema.parse(await readJson(post('/local/api/tabs', acting, { tab }))).tabId
}

export async function removeTab(acting: Acting, tabId: string): Promise<void> {
  await readJson(post('/local/api/removed-tabs', acting, { tabId }))
}

export type TeamChange =
  | { readonly kind: 'rename'; readonly name: string }
  | { readonly kind: 'add-member' | 'remove-member'; readonly personId: string }
  | { readonly kind: 'delete-channel'; readonly channelId: string }
  | { readonly kind: 'delete-team' | 'upgrade' }

/** `acting` is in any channel of the team. */
export async function changeTeam(acting: Acting, change: TeamChange): Promise<void> {
  await readJson(post('/local/api/team-changes', acting, { change }))
}

/** Where an address of the service leads, its path given; null when nowhere. */
export async function fetchLeadsTo(path: string): Promise<string | null> {
  return linkSchema.parse(await readJson(fetch(`/local/api/links?path=${encodeURIComponent(path)}`))).leadsTo
}

/** The service's time, ISO. */
export const fetchClock = async (): Promise<string> => clockSchema.parse(await readJson(fetch('/local/api/clock'))).now

/** Everything on the way happens. @param to - ISO @returns the service's time then */
export async function moveClock(to: string): Promise<string> {
  const headers = { 'content-type': 'application/json' }
  return clockSchema.parse(await readJson(fetch('/local/api/clock', { method: 'POST', headers, body: JSON.stringify({ to }) }))).now
}

/** When the service will ask this person next, ISO; null: it will not. */
export async function fetchNextCheckIn(personId: string): Promise<string | null> {
  const reply = fetch('/api/me/check-in-times', { headers: { authorization: `Local ${personId}` } })
  return ownTimesReply.parse(await readJson(reply)).next
}

/** The local server refused, which only a fault in this page can cause. */
export class LocalApiError extends Error {
  readonly status: number

  constructor(status: number) {
    super(`The local server answered ${String(status)}`)
    this.name = 'LocalApiError'
    this.status = status
  }
}

function post(path: string, acting: Acting, body: object): Promise<Response> {
  const { person, conversationId, locale } = acting
  return fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person, conversationId, ...(locale !== null && { locale }), ...body }),
  })
}

async function readJson(request: Promise<Response>): Promise<unknown> {
  const reply = await request
  if (!reply.ok) throw new LocalApiError(reply.status)
  return reply.status === 204 ? undefined : reply.json()
}
