/** Finding in one team's library; the same ranking on every store. */
import type { TeamMember } from '#domain/people/actors.ts'
import type { ResourceKind, ResourceSummary } from '#domain/resources/resource.ts'
import type { SearchQuery } from '#domain/search/search-query.ts'

export type SearchPage = {
  /** Best first; by recency (newest first) when the query has no words and no phrases. */
  readonly items: readonly ResourceSummary[]
  /** How many match in all. */
  readonly total: number
}

export type SearchRange = {
  /** From 0. */
  readonly skip: number
  /** From 1. */
  readonly limit: number
  /** Of lists without words and phrases; `newest` when left out. */
  readonly sort?: 'newest' | 'helpful'
  /** Only what is older than this resource: a place in a list by recency that stays when others share. */
  readonly before?: Pick<ResourceSummary, 'sharedAt' | 'resourceId'>
}

/** The library as a whole. */
export type LibraryFacets = {
  /** Another text after every change; the same on every instance of the service. */
  readonly version: string
  readonly total: number
  readonly kinds: Readonly<Record<ResourceKind, number>>
  /** The most used first. */
  readonly tags: readonly { readonly tag: string; readonly count: number }[]
  readonly rough: number
  readonly outdated: number
}

export type SearchIndex = {
  /**
   * Everything acknowledged as stored before the call is found by it, also what another instance stored.
   */
  readonly find: (member: TeamMember, query: SearchQuery, range: SearchRange) => Promise<SearchPage>
  readonly facets: (member: TeamMember) => Promise<LibraryFacets>
}
