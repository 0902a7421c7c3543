/** `find`: results while typing. */
import type { TeamMember } from '#domain/people/actors.ts'
import type { Texts } from '#domain/texts/texts.ts'
import type { Gate } from '#bot/ports/gate.ts'
import type { SearchIndex } from '#bot/ports/search-index.ts'
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
  if (findings.length > 0) return resultList(findings.map((finding) => resultOf(texts, finding, members)))
  if (leftOut.length > 0) return resultMessage(texts.find.teamsLeftOut(leftOut.join(', ')))
  // An empty page after the first one only means that there are no more.
  if (skip > 0) return resultList([])
  return resultMessage(text.trim() === '' ? texts.find.nothingYet : texts.find.nothing(text.trim()))
}

function resultOf(texts: Texts, finding: Finding, members: readonly TeamMember[]): ExtensionResult {
  const { resource, teamName } = finding
  const kind = texts.kinds[resource.kind].name
  const from = members.length > 1 ? [resource.sharedBy.name, teamName] : [resource.sharedBy.name]
  const text = [resource.why === '' ? kind : resource.why, ...from].join(' \u00B7 ')
  return { card: resourceCard(texts, finding), preview: { title: resource.title, text } }
}
