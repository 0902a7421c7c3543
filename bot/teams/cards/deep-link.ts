/** Links into the tab. Source: Microsoft Teams platform, "Deep link to an application". */
import type { ResourceId, ThreadId } from '#domain/ids.ts'

/** Where a link into the team's tab leads: the app, and the channel that has the tab. */
export type TabAddress = { readonly appId: string; readonly channelId: ThreadId }

/** The tab's entity id, as it is configured in the channel. */
const entityId = 'library'

/** Opens the resource in the team's tab; who may see it is decided there. */
export function resourceDeepLink({ appId, channelId }: TabAddress, resourceId: ResourceId): string {
  const context = JSON.stringify({ subEntityId: `library/${resourceId}`, channelId })
  return `https://teams.microsoft.com/l/entity/${encodeURIComponent(appId)}/${entityId}?context=${encodeURIComponent(context)}`
}

/** A bot's id in Teams is the app's id behind `28:`. */
export const appIdOf = (botId: string): string => botId.replace(/^28:/u, '')
