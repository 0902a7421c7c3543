/** The library's list: newest first, or the best matches for what is typed. */
import { AppError } from '#domain/errors.ts'
import type { TeamMember } from '#domain/people/actors.ts'
import { summaryOf, type ResourceSummary } from '#domain/resources/resource.ts'
import { parseSearchQuery } from '#domain/search/search-query.ts'
import type { ResourceRepository } from '#bot/ports/resource-repository.ts'
import type { SearchIndex } from '#bot/ports/search-index.ts'

export type LibraryPage = {
  readonly items: readonly ResourceSummary[]
  readonly nextCursor: string | null
  /** All that match, not only this page. */
  readonly total: number
}

/**
 * Without words the pages are keyset pages of the store: nothing doubles or is left out while others share.
 * With words they are pages of the ranking as it is now.
 * @throws AppError `invalid-input` for a cursor that isn't of this query
 */
export async function listLibrary(
  deps: { readonly resources: ResourceRepository; readonly search: SearchIndex },
  member: TeamMember,
  input: { readonly query: string; readonly limit: number; readonly cursor?: string | undefined },
): Promise<LibraryPage> {
  const query = parseSearchQuery(input.query)
  if (query.text === '' && query.phrases.length === 0) {
    const filter = { kinds: query.kinds, tags: query.tags }
    const cursor = input.cursor === undefined ? {} : { cursor: input.cursor }
    const [page, total] = await Promise.all([
      deps.resources.list(member, { ...filter, limit: input.limit, ...cursor }),
      deps.resources.count(member, filter),
    ])
    return { items: page.items.map(summaryOf), nextCursor: page.nextCursor, total }
  }
  const skip = readSkip(input.cursor)
  const { items, total } = await deps.search.find(member, query, { skip, limit: input.limit })
  const end = skip + items.length
  return { items, total, nextCursor: end < total ? `s${end}` : null }
}

function readSkip(cursor: string | undefined): number {
  if (cursor === undefined) return 0
  if (!/^s\d{1,6}$/u.test(cursor)) throw new AppError('invalid-input')
  return Number(cursor.slice(1))
}
