/** Addresses of a resource: the one that people copy and share, and Teams' own to the tab. */
import { resourceId as asResourceId, teamId as asTeamId, threadId } from '#domain/ids.ts'
import { libraryLink } from '#domain/links/library-link.ts'

export type ResourceAddress = { readonly teamId: string; readonly resourceId: string; readonly channelId: string | null }

/** The link to share: it unfurls into the resource's card, and leads into the team's tab. */
export function shareableLink(origin: string, { teamId, resourceId, channelId }: ResourceAddress): string {
  return libraryLink(origin, {
    teamId: asTeamId(teamId),
    resourceId: asResourceId(resourceId),
    channelId: channelId === null ? null : threadId(channelId),
  })
}

/** Teams' link to the tab; where the host doesn't say which app it is, the link above leads there as well. */
export function tabLink(origin: string, appId: string | null, address: ResourceAddress): string {
  const { resourceId, channelId } = address
  if (appId === null || channelId === null) return shareableLink(origin, address)
  const context = encodeURIComponent(JSON.stringify({ subEntityId: `library/${resourceId}`, channelId }))
  return `https://teams.microsoft.com/l/entity/${encodeURIComponent(appId)}/library?context=${context}`
}
