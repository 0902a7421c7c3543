/** Find while typing: in the teams given, the first one's results first. */
import type { TeamMember } from '#domain/people/actors.ts'
import type { ResourceSummary } from '#domain/resources/resource.ts'
import { parseSearchQuery } from '#domain/search/search-query.ts'
import { inTime, LateError } from '#bot/ports/in-time.ts'
import type { Log } from '#bot/ports/log.ts'
import type { SearchIndex } from '#bot/ports/search-index.ts'

/** A result, and as a member of which team it was found. */
export type Finding = { readonly resource: ResourceSummary; readonly member: TeamMember }

export type Findings = {
  readonly findings: readonly Finding[]
  /** Names of the teams that did not answer in time. */
  readonly leftOut: readonly string[]
}

/** A library that is read for the first time may take longer; the others' results are not kept waiting. */
const teamPatienceMs = 1_500

/**
 * @param members - the person's proofs of membership; the first team's results come first, the others' take turns by rank
 * @param input.query - as typed; empty lists by recency
 * @returns at most `limit` findings after the first `skip`
 */
export async function findResources(
  { search, log }: { readonly search: SearchIndex; readonly log?: Log },
  members: readonly TeamMember[],
  input: { readonly query: string; readonly skip: number; readonly limit: number },
): Promise<Findings> {
  const query = parseSearchQuery(input.query)
  const range = { skip: 0, limit: input.skip + input.limit }
  const leftOut: string[] = []
  const perTeam = await Promise.all(
    members.map(async (member) => {
      try {
        const asked = search.find(member, query, range)
        // One team alone has nothing to fall back on: it has all the time that the turn has.
        const { items } = await (members.length === 1 ? asked : inTime(asked, teamPatienceMs))
        return items.map((resource) => ({ resource, member }))
      } catch (error) {
        if (!(error instanceof LateError)) throw error
        log?.warn({ event: 'find.team-left-out', teamId: member.teamId }, 'a team was not searched in time and is left out')
        leftOut.push(member.teamName)
        return []
      }
    }),
  )
  const [first = [], ...others] = perTeam
  return { findings: [...first, ...takeTurns(others)].slice(input.skip, input.skip + input.limit), leftOut }
}

function takeTurns<Item>(lists: readonly (readonly Item[])[]): readonly Item[] {
  const longest = Math.max(0, ...lists.map((list) => list.length))
  return Array.from({ length: longest }, (_, rank) => lists.flatMap((list) => list.slice(rank, rank + 1))).flat()
}
