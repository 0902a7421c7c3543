/** Addresses of a resource: the one that people copy and share, and Teams' own to the tab. */

export type ResourceAddress = { readonly teamId: string; readonly resourceId: string; readonly channelId: string | null }

/** The link to share: it unfurls into the resource's card, and leads into the team's tab. */
export function libraryLink(origin: string, { teamId, resourceId, channelId }: ResourceAddress): string {
  const path = `${origin}/go/library/${encodeURIComponent(teamId)}/${encodeURIComponent(resourceId)}`
  return channelId === null ? path : `${path}?channel=${encodeURIComponent(channelId)}`
}

/** Teams' link to the tab; where the host doesn't say which app it is, the link above leads there as well. */
export function tabLink(origin: string, appId: string | null, address: ResourceAddress): string {
  const { resourceId, channelId } = address
  if (appId === null || channelId === null) return libraryLink(origin, address)
  const context = encodeURIComponent(JSON.stringify({ subEntityId: `library/${resourceId}`, channelId }))
  return `https://teams.microsoft.com/l/entity/${encodeURIComponent(appId)}/library?context=${context}`
}
