/** The card of a resource as it stands in a chat: title, why, kind, host and link; never the body or the names of those it helped. */
import { limits } from '#domain/limits.ts'
import type { ResourceSummary } from '#domain/resources/resource.ts'
import type { Texts } from '#domain/texts/texts.ts'
import type { AdaptiveCard } from '#bot/ports/delivery.ts'
import { adaptiveCard, fitted, textBlock, userText, type CardAction, type CardElement } from './card-elements.ts'

export type ResourceCardInput = {
  readonly resource: ResourceSummary
  readonly teamName: string
  /** Opens the resource in the team's tab. */
  readonly detailsUrl: string
  /** False for a card that Teams may keep and show to others: then it only opens links. */
  readonly hasButtons?: boolean
}

/** Twenty UTF-16 units for each character that the limits allow: room for every emoji, and all fields together fit a card. */
export const room = { title: limits.maxTitleGraphemes * 20, why: limits.maxWhyGraphemes * 20, tags: 4_000, name: 1_000 } as const

/**
 * Safe in front of anyone in the chat: what a member chose to insert, and nothing that the library adds later.
 * Its buttons carry ids alone; whoever presses one is authorised anew.
 */
export function resourceCard(texts: Texts, { resource, teamName, detailsUrl, hasButtons = true }: ResourceCardInput): AdaptiveCard {
  const kind = texts.kinds[resource.kind].name
  const title = fitted(resource.title, room.title)
  const facts = [byline(texts, resource), ...(resource.linkHost === null ? [] : [resource.linkHost])]
  const details: CardAction = { type: 'Action.OpenUrl', title: texts.card.details, url: detailsUrl }
  const links: readonly CardAction[] =
    resource.link === null ? [details] : [{ type: 'Action.OpenUrl', title: texts.card.openLink, url: resource.link }, details]
  return adaptiveCard(
    [
      textBlock(userText(texts.card.kindInTeam(resource.isRough ? texts.card.rough : kind, fitted(teamName, room.name))), {
        size: 'Small',
        isSubtle: true,
      }),
      textBlock(userText(title), { size: 'Medium', weight: 'Bolder', spacing: 'None', style: 'heading' }),
      ...(resource.isOutdated ? [textBlock(`\u26A0 ${texts.card.outdated}`, { color: 'Warning', spacing: 'Small' })] : []),
      ...(resource.why === '' ? [] : [textBlock(userText(fitted(resource.why, room.why)), { spacing: 'Small' })]),
      textBlock(userText(facts.join(' \u00B7 ')), { size: 'Small', isSubtle: true, spacing: 'Small' }),
      ...(resource.tags.length === 0
        ? []
        : [textBlock(userText(fitted(texts.card.tags(resource.tags), room.tags)), { size: 'Small', isSubtle: true, spacing: 'None' })]),
    ],
    hasButtons ? [...links, ...buttons(texts, resource)] : links,
    texts.card.fallback(title),
  )
}

/** Whoever shared it, and the author of the message it was kept from. */
export const byline = ({ card }: Texts, { sharedBy, authorName }: ResourceSummary): string =>
  authorName === null
    ? card.sharedBy(fitted(sharedBy.name, room.name))
    : card.by(fitted(authorName, room.name), fitted(sharedBy.name, room.name))

function buttons({ chat }: Texts, { teamId, resourceId }: ResourceSummary): readonly CardAction[] {
  const data = { teamId, resourceId }
  const line: CardElement = { type: 'Input.Text', id: 'line', label: chat.helped.lineLabel, maxLength: limits.maxCommentGraphemes * 4 }
  const form = {
    type: 'AdaptiveCard',
    body: [line],
    actions: [{ type: 'Action.Execute', verb: 'helped', title: chat.helped.submit, data }],
  }
  return [
    { type: 'Action.ShowCard', title: chat.helped.action, card: form },
    { type: 'Action.Execute', verb: 'save', title: chat.saveCard.action, data },
  ]
}
