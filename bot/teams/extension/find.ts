/** `find`: results while typing. */
import { limits } from '#domain/limits.ts'
import type { ResourceSummary } from '#domain/resources/resource.ts'
import { cleanLine } from '#domain/text.ts'
import type { Texts } from '#domain/texts/texts.ts'
import type { Gate } from '#bot/ports/gate.ts'
import type { SearchIndex } from '#bot/ports/search-index.ts'
import { fitted } from '#bot/teams/cards/card-elements.ts'
import { appIdOf, resourceDeepLinks } from '#bot/teams/cards/deep-link.ts'
import { textCard } from '#bot/teams/cards/notice-card.ts'
import { resourceCard } from '#bot/teams/cards/resource-card.ts'
import type { TurnAnswer, TurnOf } from '#bot/teams/turn.ts'
import { findResources, type Finding } from '#bot/usecases/resources/find-resources.ts'
import { resultList, resultMessage, writtenResult, type WrittenResult } from './answers.ts'
import { personOf, teamsOf } from './teams-of.ts'
import type { WrittenResults } from './written-results.ts'

export type FindDeps = {
  readonly gate: Gate
  readonly search: SearchIndex
  readonly texts: Texts
  readonly written: WrittenResults
}

export async function find(deps: FindDeps, turn: TurnOf<'query'>): Promise<TurnAnswer> {
  const { texts } = deps
  const { members, leftOut: unasked } = await teamsOf(deps.gate, personOf(deps.gate, turn), turn.place, 'read')
  if (members.length === 0 && unasked.length === 0) return resultMessage(texts.find.noTeam)
  const { text, skip, count } = turn.event
  const { findings, leftOut: late } = await findResources(deps, members, { query: text, skip, limit: count })
  const leftOut = [...unasked, ...late]
  // A page that is full says nothing of the end of the list.
  const note = leftOut.length > 0 && findings.length < count ? [leftOutNote(texts, leftOut)] : []
  if (findings.length > 0) {
    const results = resultsOf(deps, findings, { appId: appIdOf(turn.botId), isOneOfMany: members.length > 1 })
    return resultList([...results, ...note])
  }
  if (skip > 0) return resultList([])
  if (leftOut.length > 0) return resultMessage(texts.find.teamsLeftOut(leftOut.join(', ')))
  const said = cleanLine(text)
  return resultMessage(said === '' ? texts.find.nothingYet : texts.find.nothing(fitted(said, limits.maxSearchChars)))
}

/** The last row of the list: a list of results takes no sentence beside it. */
function leftOutNote(texts: Texts, leftOut: readonly string[]): WrittenResult {
  const said = texts.find.teamsLeftOut(leftOut.join(', '))
  return writtenResult({ card: textCard(said), preview: { title: said, text: texts.find.slow } })
}

function resultsOf(
  { texts, written }: FindDeps,
  findings: readonly Finding[],
  { appId, isOneOfMany }: { readonly appId: string; readonly isOneOfMany: boolean },
): readonly WrittenResult[] {
  const members = new Set(findings.map(({ member }) => member))
  const linksOf = new Map(Array.from(members, (member) => [member, resourceDeepLinks({ appId, channelId: member.teamThreadId })]))
  return findings.map(({ resource, member }) =>
    written(resource, `${appId} ${isOneOfMany} ${member.teamThreadId} ${member.teamName}`, () => {
      const { teamName } = member
      const detailsUrl = linksOf.get(member)?.(resource.resourceId) ?? ''
      return writtenResult({
        card: resourceCard(texts, { resource, teamName, detailsUrl }),
        preview: { title: resource.title, text: aboutLine(texts, resource, isOneOfMany ? teamName : '') },
      })
    }),
  )
}

/** A list shows two lines at most: the why, which may be long, comes last. */
function aboutLine({ card, kinds }: Texts, resource: ResourceSummary, teamName: string): string {
  const kind = resource.isOutdated ? card.outdatedShort : resource.isRough ? card.rough : kinds[resource.kind].name
  return [kind, teamName, resource.authorName ?? resource.sharedBy.name, resource.why].filter((part) => part !== '').join(' \u00B7 ')
}
