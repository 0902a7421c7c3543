/** A link of our own becomes the card of its resource, for members of its team. */
import { AppError } from '#domain/errors.ts'
import { readLibraryLink } from '#domain/links/library-link.ts'
import { summaryOf } from '#domain/resources/resource.ts'
import type { Texts } from '#domain/texts/texts.ts'
import type { Gate } from '#bot/ports/gate.ts'
import type { ResourceRepository } from '#bot/ports/resource-repository.ts'
import { appIdOf, resourceDeepLinks } from '#bot/teams/cards/deep-link.ts'
import { resourceCard } from '#bot/teams/cards/resource-card.ts'
import type { TurnAnswer, TurnOf } from '#bot/teams/turn.ts'
import { getResource } from '#bot/usecases/resources/get-resource.ts'
import { resultList, writtenResult } from './answers.ts'
import { personOf } from './teams-of.ts'

/** To everybody else the link stays a link: that there is something behind it is not said. */
export async function unfurl(
  deps: { readonly gate: Gate; readonly resources: ResourceRepository; readonly texts: Texts },
  turn: TurnOf<'unfurl'>,
): Promise<TurnAnswer> {
  const link = readLibraryLink(turn.event.url)
  if (link === null) return resultList([])
  try {
    const member = await deps.gate.member(personOf(deps.gate, turn), link.teamId, 'read')
    const resource = await getResource(deps, member, link)
    const detailsUrl = resourceDeepLinks({ appId: appIdOf(turn.botId), channelId: member.teamThreadId })(resource.resourceId)
    // Teams keeps the card for half an hour and shows it to others: it opens links and does nothing else.
    const card = resourceCard(deps.texts, { resource: summaryOf(resource), teamName: member.teamName, detailsUrl, hasButtons: false })
    return resultList([writtenResult({ card, preview: { title: resource.title, text: resource.why } })])
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return resultList([])
    throw error
  }
}
