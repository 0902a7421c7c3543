/** What the cached lists look like after a change that the service hasn't answered yet. */
import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import type { ResourceSummaryReply } from '#domain/api/replies.ts'
import { queryKeys } from './query-keys.ts'

export type ListPage = { readonly items: readonly ResourceSummaryReply[]; readonly total: number; readonly nextCursor: string | null }

/** Changes a resource wherever a list shows it; null takes it out. */
export function paintRows(
  cache: QueryClient,
  teamId: string,
  resourceId: string,
  change: (row: ResourceSummaryReply) => ResourceSummaryReply | null,
): void {
  cache.setQueriesData<InfiniteData<ListPage>>({ queryKey: queryKeys.resourceLists(teamId) }, (data) => {
    if (data === undefined) return data
    const isShown = data.pages.some((page) => page.items.some((row) => row.resourceId === resourceId))
    return isShown ? { ...data, pages: paintPages(data.pages, resourceId, change) } : data
  })
}

/** @returns the pages with the row changed, or without it and with one less in every total */
export function paintPages(
  pages: readonly ListPage[],
  resourceId: string,
  change: (row: ResourceSummaryReply) => ResourceSummaryReply | null,
): ListPage[] {
  const painted = pages.map((page) => ({
    ...page,
    items: page.items.flatMap((row) => (row.resourceId === resourceId ? (change(row) ?? []) : [row])),
  }))
  const count = (some: readonly ListPage[]): number => some.reduce((sum, { items }) => sum + items.length, 0)
  const gone = count(pages) - count(painted)
  return painted.map((page) => ({ ...page, total: page.total - gone }))
}
