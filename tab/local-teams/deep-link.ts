/** Teams' links to a tab: `https://teams.microsoft.com/l/entity/<appId>/<entityId>?context={"subEntityId":…,"channelId":…}`. */
import * as z from 'zod/mini'

const contextSchema = z.object({ subEntityId: z.optional(z.string()), channelId: z.optional(z.string()) })

export type DeepLink = {
  readonly appId: string
  readonly entityId: string
  readonly subPageId: string | null
  readonly channelId: string | null
}

/** Null when the address is not such a link; an unreadable context counts as none. */
export function readDeepLink(address: string): DeepLink | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  const [, appId, entityId] = /^\/l\/entity\/([^/]+)\/([^/]+)\/?$/u.exec(url.pathname) ?? []
  if (url.protocol !== 'https:' || url.hostname !== 'teams.microsoft.com' || appId === undefined || entityId === undefined) return null
  const context = contextSchema.safeParse(readJson(url.searchParams.get('context')))
  return {
    appId: decodeURIComponent(appId),
    entityId: decodeURIComponent(entityId),
    subPageId: context.data?.subEntityId ?? null,
    channelId: context.data?.channelId ?? null,
  }
}

/** @returns the conversation that a link to a message leads to; null when it is none */
export function readMessageLink(address: string): string | null {
  if (!URL.canParse(address)) return null
  const { protocol, hostname, pathname } = new URL(address)
  const [, conversationId] = /^\/l\/message\/([^/]+)\/[^/]+\/?$/u.exec(pathname) ?? []
  return protocol !== 'https:' || hostname !== 'teams.microsoft.com' || conversationId === undefined
    ? null
    : decodeURIComponent(conversationId)
}

/** The address of a page of the tab, as Teams' *Copy link* makes it. */
export function writeDeepLink({ appId, entityId, subPageId, channelId }: DeepLink): string {
  const context = { ...(subPageId !== null && { subEntityId: subPageId }), ...(channelId !== null && { channelId }) }
  const path = `/l/entity/${encodeURIComponent(appId)}/${encodeURIComponent(entityId)}`
  return `https://teams.microsoft.com${path}?context=${encodeURIComponent(JSON.stringify(context))}`
}

/** Only the web: never `javascript:`, `file:` or a custom scheme. */
export function isWebLink(address: string): boolean {
  return URL.canParse(address) && ['http:', 'https:'].includes(new URL(address).protocol)
}

function readJson(text: string | null): unknown {
  if (text === null) return undefined
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
