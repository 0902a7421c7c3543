/** What the bot found, in one card: results with their why, and a button to open each. */
import type { ResourceSummary } from '#domain/resources/resource.ts'
import type { Texts } from '#domain/texts/texts.ts'
import type { AdaptiveCard } from '#bot/ports/delivery.ts'
import { adaptiveCard, fitted, textBlock, userText } from './card-elements.ts'

export type FoundItem = { readonly resource: ResourceSummary; readonly teamName: string; readonly detailsUrl: string }

/** One button each, and Teams shows six. */
export const maxFound = 5

/** A card may hold 80 KB: each result has its share. */
const roomEach = { title: 1_200, why: 1_200, name: 300 } as const

export function foundCard(
  texts: Texts,
  { title, items, hasMore }: { readonly title: string; readonly items: readonly FoundItem[]; readonly hasMore: boolean },
): AdaptiveCard {
  const { card, chat, kinds } = texts
  return adaptiveCard(
    [
      textBlock(userText(title), { size: 'Medium', weight: 'Bolder', style: 'heading' }),
      ...items.flatMap(({ resource, teamName }, at) => {
        const about = card.kindInTeam(kinds[resource.kind].name, fitted(teamName, roomEach.name))
        return [
          textBlock(userText(`${at + 1}. ${fitted(resource.title, roomEach.title)}`), { weight: 'Bolder', spacing: 'Medium' }),
          ...(resource.why === '' ? [] : [textBlock(userText(fitted(resource.why, roomEach.why)), { spacing: 'None' })]),
          ...(resource.isOutdated ? [textBlock(`\u26A0 ${card.outdated}`, { color: 'Warning', spacing: 'None' })] : []),
          textBlock(userText(`${about} \u00B7 ${card.sharedBy(fitted(resource.authorName ?? resource.sharedBy.name, roomEach.name))}`), {
            size: 'Small',
            isSubtle: true,
            spacing: 'None',
          }),
        ]
      }),
      ...(hasMore ? [textBlock(chat.found.more, { size: 'Small', isSubtle: true, spacing: 'Medium' })] : []),
    ],
    items.map(({ detailsUrl }, at) => ({ type: 'Action.OpenUrl', title: chat.found.open(at + 1), url: detailsUrl })),
    title,
  )
}
