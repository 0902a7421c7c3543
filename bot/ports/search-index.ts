/** Finding in one team's library; the same ranking on every store. */
import type { TeamMember } from '#domain/people/actors.ts'
import type { ResourceSummary } from '#domain/resources/resource.ts'
import type { SearchQuery } from '#domain/search/search-query.ts'

export type SearchPage = {
  /** Best first; by recency (newest first) when the query has no words and no phrases. */
  readonly items: readonly ResourceSummary[]
  /** How many match in all. */
  readonly total: number
}

export type SearchIndex = {
  /**
   * Everything acknowledged as stored before the call is found by it, also what another instance stored.
   * @param range - `skip` from 0, `limit` from 1
   */
  readonly find: (member: TeamMember, query: SearchQuery, range: { readonly skip: number; readonly limit: number }) => Promise<SearchPage>
}
