/** Links into the tab. Source: Microsoft Teams platform, "Deep link to an application". */
import type { ResourceId, ThreadId } from '#domain/ids.ts'

/** Where a link into the team's tab leads: the app, and the channel that has the tab. */
export type TabAddress = { readonly appId: string; readonly channelId: ThreadId }

/** The tab's entity id, as it is configured in the channel. */
const entityId = 'library'

/** @returns the link that opens a resource in the team's tab; who may see it is decided there */
export function resourceDeepLinks({ appId, channelId }: TabAddress): (resourceId: ResourceId) => string {
  // Encoded once: the ids of a page of results need none.
  const before = `https://teams.microsoft.com/l/entity/${encodeURIComponent(appId)}/${entityId}?context=${encodeURIComponent('{"subEntityId":"library/')}`
  const after = encodeURIComponent(`","channelId":${JSON.stringify(channelId)}}`)
  return (resourceId) => `${before}${encodeURIComponent(resourceId)}${after}`
}

/** The link that opens the settings in the team's tab. */
export const teamSettingsLink = ({ appId, channelId }: TabAddress): string =>
  `https://teams.microsoft.com/l/entity/${encodeURIComponent(appId)}/${entityId}?context=${encodeURIComponent(JSON.stringify({ subEntityId: 'settings', channelId }))}`

/** The link that opens the team's tab. */
export const libraryDeepLink = ({ appId, channelId }: TabAddress): string =>
  `https://teams.microsoft.com/l/entity/${encodeURIComponent(appId)}/${entityId}?context=${encodeURIComponent(JSON.stringify({ channelId }))}`

/** A bot's id in Teams is the app's id behind `28:`. */
export const appIdOf = (botId: string): string => botId.replace(/^28:/u, '')

/** The link that opens a page of the personal app, by its entity id in the manifest. */
export const personalDeepLink = (appId: string, page: 'week' | 'notebook' | 'check-ins' | 'settings'): string =>
  `https://teams.microsoft.com/l/entity/${encodeURIComponent(appId)}/${page}`
