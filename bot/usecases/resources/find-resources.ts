/** Find while typing: in the teams given, the first one's results first. */
import type { TeamMember } from '#domain/people/actors.ts'
import type { ResourceSummary } from '#domain/resources/resource.ts'
import { parseSearchQuery } from '#domain/search/search-query.ts'
import type { SearchIndex } from '#bot/ports/search-index.ts'

/** A result, and as a member of which team it was found. */
export type Finding = { readonly resource: ResourceSummary; readonly member: TeamMember }

/**
 * @param members - the person's proofs of membership; the first team's results come first, the others' take turns by rank
 * @param input.query - as typed; empty lists by recency
 * @returns at most `limit` findings after the first `skip`
 */
export async function findResources(
  { search }: { readonly search: SearchIndex },
  members: readonly TeamMember[],
  input: { readonly query: string; readonly skip: number; readonly limit: number },
): Promise<readonly Finding[]> {
  const query = parseSearchQuery(input.query)
  const range = { skip: 0, limit: input.skip + input.limit }
  const perTeam = await Promise.all(
    members.map(async (member) => {
      const { items } = await search.find(member, query, range)
      return items.map((resource) => ({ resource, member }))
    }),
  )
  const [first = [], ...others] = perTeam
  return [...first, ...takeTurns(others)].slice(input.skip, input.skip + input.limit)
}

function takeTurns<Item>(lists: readonly (readonly Item[])[]): readonly Item[] {
  const longest = Math.max(0, ...lists.map((list) => list.length))
  return Array.from({ length: longest }, (_, rank) => lists.flatMap((list) => list.slice(rank, rank + 1))).flat()
}
