/** `find <words>`: a card with the best matches. In a channel it looks in that channel's team alone, since everybody there reads the answer. */
import { limits } from '#domain/limits.ts'
import { cleanLine } from '#domain/text.ts'
import type { Texts } from '#domain/texts/texts.ts'
import type { Gate } from '#bot/ports/gate.ts'
import type { SearchIndex } from '#bot/ports/search-index.ts'
import { fitted } from '#bot/teams/cards/card-elements.ts'
import { appIdOf, resourceDeepLinks } from '#bot/teams/cards/deep-link.ts'
import { foundCard, maxFound } from '#bot/teams/cards/found-card.ts'
import { textCard, waysOnCard } from '#bot/teams/cards/notice-card.ts'
import { personOf, teamsOf } from '#bot/teams/extension/teams-of.ts'
import type { TurnAnswer, TurnOf } from '#bot/teams/turn.ts'
import { findResources } from '#bot/usecases/resources/find-resources.ts'

export type FindByMessageDeps = { readonly gate: Gate; readonly search: SearchIndex; readonly texts: Texts }

export async function findByMessage(deps: FindByMessageDeps, turn: TurnOf<'message'>, typed: string): Promise<TurnAnswer> {
  const { texts, gate } = deps
  const { place } = turn
  const query = cleanLine(typed)
  if (query === '') return text(texts.chat.findWhat)
  const said = fitted(query, limits.maxSearchChars)
  const { members, leftOut } = await teamsOf(gate, personOf(gate, turn), place, 'read')
  const here =
    place.kind === 'personal'
      ? members
      : members.filter(({ teamThreadId }) => place.kind === 'channel' && teamThreadId === place.teamThreadId)
  if (here.length === 0) return text(leftOut.length > 0 ? texts.find.teamsLeftOut(leftOut.join(', ')) : texts.find.noTeam)
  const { findings } = await findResources(deps, here, { query, skip: 0, limit: maxFound + 1 })
  if (findings.length === 0) return nothing(texts, said, place.kind === 'personal')
  const items = findings.slice(0, maxFound).map(({ resource, member: { teamName, teamThreadId } }) => ({
    resource,
    teamName,
    detailsUrl: resourceDeepLinks({ appId: appIdOf(turn.botId), channelId: teamThreadId })(resource.resourceId),
  }))
  const hasMore = findings.length > maxFound
  const title = hasMore ? texts.chat.found.best(said, items.length) : texts.chat.found.title(said, items.length)
  return { kind: 'message', message: { card: foundCard(texts, { title, items, hasMore }), summary: title } }
}

function nothing(texts: Texts, query: string, isPersonal: boolean): TurnAnswer {
  const said = texts.find.nothing(query)
  return { kind: 'message', message: { card: waysOnCard(texts, { said, words: isPersonal ? query : null }), summary: said } }
}

const text = (said: string): TurnAnswer => ({ kind: 'message', message: { card: textCard(said), summary: said } })
