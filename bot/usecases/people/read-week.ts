/** What a person's teams shared in the last seven days. */
import type { Person, TeamMember } from '#domain/people/actors.ts'
import type { ResourceSummary } from '#domain/resources/resource.ts'
import { parseSearchQuery } from '#domain/search/search-query.ts'
import type { Clock } from '#bot/ports/clock.ts'
import type { Gate } from '#bot/ports/gate.ts'
import type { SearchIndex } from '#bot/ports/search-index.ts'

export type Week = {
  /** Newest first, each with the proof of membership that found it. */
  readonly items: readonly { readonly resource: ResourceSummary; readonly member: TeamMember }[]
  /** Names of teams that could not be asked. */
  readonly leftOut: readonly string[]
}

const weekMs = 7 * 24 * 3_600_000
/** More than anybody reads of one week. */
const maxPerTeam = 50

export async function readWeek(
  { gate, search, clock }: { readonly gate: Gate; readonly search: SearchIndex; readonly clock: Clock },
  person: Person,
): Promise<Week> {
  const { members, leftOut } = await gate.allTeams(person, 'read')
  const since = new Date(clock.nowMs() - weekMs).toISOString()
  const perTeam = await Promise.all(
    members.map(async (member) => {
      const { items } = await search.find(member, parseSearchQuery(''), { skip: 0, limit: maxPerTeam })
      return items.filter(({ sharedAt }) => sharedAt >= since).map((resource) => ({ resource, member }))
    }),
  )
  return { items: perTeam.flat().toSorted((one, other) => (one.resource.sharedAt < other.resource.sharedAt ? 1 : -1)), leftOut }
}
