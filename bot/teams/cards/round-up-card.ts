/** The round-up in the channel: what was shared and what helped, each of it one press away. */
import type { HelpStory, Told } from '#domain/check-ins/told.ts'
import type { ResourceId } from '#domain/ids.ts'
import type { ResourceSummary } from '#domain/resources/resource.ts'
import type { Texts } from '#domain/texts/texts.ts'
import type { AdaptiveCard } from '#bot/ports/delivery.ts'
import { adaptiveCard, fitted, textBlock, userText, type CardAction, type CardElement } from './card-elements.ts'

export type RoundUpCardInput = {
  /** Number of the ISO week that it speaks of. */
  readonly weekNumber: number
  /** The day from which it tells, in words, when that is more than a week ago; else null. */
  readonly since: string | null
  /** It was meant for a channel that can't be reached. */
  readonly isElsewhere: boolean
  readonly shared: Told<ResourceSummary>
  readonly stories: Told<HelpStory>
  /** Null where too few answered to say so. */
  readonly answered: number | null
  readonly detailsUrl: (resourceId: ResourceId) => string
  readonly libraryUrl: string
}

/** Of those that are named: all of them lead into the tab by themselves. */
const maxOpenButtons = 3

/** UTF-16 units: everything at its largest, escaped, fits a card. */
const roomEach = { title: 400, why: 400, name: 100, line: 400, label: 120 } as const

export function roundUpCard(texts: Texts, input: RoundUpCardInput): AdaptiveCard {
  const { roundUp } = texts
  const { weekNumber, since, isElsewhere, shared, stories, answered } = input
  return adaptiveCard(
    [
      textBlock(roundUp.title(weekNumber), { size: 'Medium', weight: 'Bolder', style: 'heading' }),
      ...(since === null ? [] : [quiet(userText(roundUp.since(since)), 'None')]),
      ...(isElsewhere ? [quiet(roundUp.elsewhere)] : []),
      ...section(
        roundUp.shared,
        shared.named.map((resource, at) => sharedItem(texts, input, resource, at + 1)),
        shared.more === 0 ? null : roundUp.moreShared(shared.more),
      ),
      ...section(
        roundUp.helped,
        stories.named.map((story) => storyItem(texts, input, story)),
        stories.more === 0 ? null : roundUp.moreHelped(stories.more),
      ),
      ...(answered === null ? [] : [textBlock(roundUp.answered(answered), { isSubtle: true, spacing: 'Medium' })]),
    ],
    actions(texts, input),
    roundUpSummary(texts, input),
  )
}

/** What a notification says. */
export const roundUpSummary = ({ roundUp }: Texts, { weekNumber, shared, stories }: RoundUpCardInput): string =>
  roundUp.summary(weekNumber, shared.named.length + shared.more, stories.named.length + stories.more)

/** Nothing of it where there is nothing to tell. */
function section(title: string, items: readonly CardElement[], more: string | null): readonly CardElement[] {
  if (items.length === 0) return []
  const heading = textBlock(title, { size: 'Small', weight: 'Bolder', isSubtle: true, spacing: 'Medium' })
  return [heading, ...items, ...(more === null ? [] : [quiet(more)])]
}

function sharedItem(texts: Texts, input: RoundUpCardInput, resource: ResourceSummary, number: number): CardElement {
  const { roundUp, card, kinds } = texts
  const kind = resource.isRough ? card.rough : kinds[resource.kind].name
  const name = fitted(resource.sharedBy.name, roomEach.name)
  const who = resource.authorName === null ? name : card.by(fitted(resource.authorName, roomEach.name), name)
  const why = fitted(resource.why, roomEach.why)
  const about = [kind, who, ...(why === '' ? [] : [why])].join(' \u00B7 ')
  return opening(roundUp, input, resource, [
    textBlock(userText(`${number}. ${fitted(resource.title, roomEach.title)}`), { weight: 'Bolder' }),
    quiet(userText(about), 'None'),
  ])
}

function storyItem({ roundUp, kinds }: Texts, input: RoundUpCardInput, { mark, resource }: HelpStory): CardElement {
  const about = roundUp.about(roundUp.kindAndTitle(kinds[resource.kind].name, fitted(resource.title, roomEach.title)))
  return opening(roundUp, input, resource, [
    textBlock(userText(roundUp.said(fitted(mark.by.name, roomEach.name), fitted(mark.line, roomEach.line)))),
    quiet(userText(about), 'None'),
  ])
}

/** All of it leads into the tab, for a finger as for the keyboard. */
const opening = (
  roundUp: Texts['roundUp'],
  { detailsUrl }: RoundUpCardInput,
  { resourceId, title }: ResourceSummary,
  items: readonly CardElement[],
): CardElement => ({
  type: 'Container',
  spacing: 'Small',
  items,
  selectAction: { type: 'Action.OpenUrl', title: roundUp.open(fitted(title, roomEach.label)), url: detailsUrl(resourceId) },
})

const quiet = (text: string, spacing = 'Small'): CardElement => textBlock(text, { size: 'Small', isSubtle: true, spacing })

function actions({ roundUp, chat }: Texts, { shared, libraryUrl, detailsUrl }: RoundUpCardInput): readonly CardAction[] {
  const first = shared.named.slice(0, maxOpenButtons)
  return [
    { type: 'Action.OpenUrl', title: roundUp.openLibrary, url: libraryUrl },
    ...first.map(({ resourceId }, at) => ({ type: 'Action.OpenUrl', title: chat.found.open(at + 1), url: detailsUrl(resourceId) })),
  ]
}
