/** `find`: results while typing. */
import type { Texts } from '#domain/texts/texts.ts'
import type { Gate } from '#bot/ports/gate.ts'
import type { SearchIndex } from '#bot/ports/search-index.ts'
import { appIdOf, resourceDeepLinks } from '#bot/teams/cards/deep-link.ts'
import { resourceCard } from '#bot/teams/cards/resource-card.ts'
import type { TurnAnswer, TurnOf } from '#bot/teams/turn.ts'
import { findResources, type Finding } from '#bot/usecases/resources/find-resources.ts'
import { resultList, resultMessage, type ExtensionResult } from './answers.ts'
import { personOf, teamsOf } from './teams-of.ts'

export async function find(
  deps: { readonly gate: Gate; readonly search: SearchIndex; readonly texts: Texts },
  turn: TurnOf<'query'>,
): Promise<TurnAnswer> {
  const { texts } = deps
  const { members, leftOut } = await teamsOf(deps.gate, personOf(deps.gate, turn), turn.place)
  if (members.length === 0 && leftOut.length === 0) return resultMessage(texts.find.noTeam)
  const { text, skip, count } = turn.event
  const findings = await findResources(deps, members, { query: text, skip, limit: count })
  if (findings.length > 0) return resultList(resultsOf(texts, findings, { appId: appIdOf(turn.botId), isOneOfMany: members.length > 1 }))
  if (leftOut.length > 0) return resultMessage(texts.find.teamsLeftOut(leftOut.join(', ')))
  // An empty page after the first one only means that there are no more.
  if (skip > 0) return resultList([])
  return resultMessage(text.trim() === '' ? texts.find.nothingYet : texts.find.nothing(text.trim()))
}

function resultsOf(
  texts: Texts,
  findings: readonly Finding[],
  { appId, isOneOfMany }: { readonly appId: string; readonly isOneOfMany: boolean },
): readonly ExtensionResult[] {
  const members = new Set(findings.map(({ member }) => member))
  const linksOf = new Map(Array.from(members, (member) => [member, resourceDeepLinks({ appId, channelId: member.teamThreadId })]))
  return findings.map(({ resource, member }) => {
    const { teamName } = member
    const about = [texts.kinds[resource.kind].name, resource.why, resource.sharedBy.name, isOneOfMany ? teamName : ''].filter(
      (part) => part !== '',
    )
    const detailsUrl = linksOf.get(member)?.(resource.resourceId) ?? ''
    return {
      card: resourceCard(texts, { resource, teamName, detailsUrl }),
      preview: { title: resource.title, text: about.join(' \u00B7 ') },
    }
  })
}
