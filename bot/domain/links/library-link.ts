/** Links of our own domain to a resource: what people copy and share, and what unfurls in a chat. */
import { resourceId, teamId, threadId, type ResourceId, type TeamId, type ThreadId } from '#domain/ids.ts'

export type LibraryLink = {
  readonly teamId: TeamId
  readonly resourceId: ResourceId
  /** The channel that has the tab; the link opens nowhere in particular without it. */
  readonly channelId: ThreadId | null
}

/** Below the service's own address. */
export const libraryLinkPath = '/go/library'

/** @param origin - of the service, such as `https://commonplace.example.org` */
export const libraryLink = (origin: string, link: LibraryLink): string =>
  `${origin}${libraryLinkPath}/${link.teamId}/${link.resourceId}` +
  (link.channelId === null ? '' : `?channel=${encodeURIComponent(link.channelId)}`)

/** Whoever writes a link chooses all of it. @returns null for what is no link to a resource */
export function readLibraryLink(url: string): LibraryLink | null {
  if (url.length > 2_048 || !URL.canParse(url)) return null
  const { pathname, searchParams } = new URL(url)
  const [, team, resource] = /^\/go\/library\/([0-9a-f-]{1,64})\/([0-9a-f-]{36})\/?$/iu.exec(pathname) ?? []
  if (team === undefined || resource === undefined) return null
  const channel = /^19:[\w.@;=-]{1,200}$/u.exec(searchParams.get('channel') ?? '')?.[0]
  return { teamId: teamId(team), resourceId: resourceId(resource), channelId: channel === undefined ? null : threadId(channel) }
}
