/** The card of a resource as it stands in a chat: title, why, kind, host and link; never the body. */
import type { ResourceSummary } from '#domain/resources/resource.ts'
import type { Texts } from '#domain/texts/texts.ts'
import type { AdaptiveCard } from '#bot/ports/delivery.ts'
import type { TeamMember } from '#domain/people/actors.ts'
import { adaptiveCard, textBlock, userText, type CardAction } from './card-elements.ts'
import { resourceDeepLink } from './deep-link.ts'

export type ResourceCardInput = {
  readonly resource: ResourceSummary
  readonly team: Pick<TeamMember, 'teamName' | 'teamThreadId'>
  readonly appId: string
}

/** Safe in front of anyone in the chat: what a member chose to insert, and nothing that the library adds later. */
export function resourceCard(texts: Texts, { resource, team, appId }: ResourceCardInput): AdaptiveCard {
  const kind = texts.kinds[resource.kind].name
  const facts = [texts.card.sharedBy(resource.sharedBy.name), ...(resource.linkHost === null ? [] : [resource.linkHost])]
  const details: CardAction = {
    type: 'Action.OpenUrl',
    title: texts.card.details,
    url: resourceDeepLink({ appId, channelId: team.teamThreadId }, resource.resourceId),
  }
  const actions: readonly CardAction[] =
    resource.link === null ? [details] : [{ type: 'Action.OpenUrl', title: texts.card.openLink, url: resource.link }, details]
  return adaptiveCard(
    [
      textBlock(userText(texts.card.kindInTeam(kind, team.teamName)), { size: 'Small', isSubtle: true }),
      textBlock(userText(resource.title), { size: 'Medium', weight: 'Bolder', spacing: 'None', style: 'heading' }),
      ...(resource.why === '' ? [] : [textBlock(userText(resource.why), { spacing: 'Small' })]),
      textBlock(userText(facts.join(' \u00B7 ')), { size: 'Small', isSubtle: true, spacing: 'Small' }),
      ...(resource.tags.length === 0
        ? []
        : [textBlock(userText(texts.card.tags(resource.tags)), { size: 'Small', isSubtle: true, spacing: 'None' })]),
    ],
    actions,
    texts.card.fallback(resource.title),
  )
}
