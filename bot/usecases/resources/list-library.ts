/** The library's list: newest first, most helpful first, or the best matches for what is typed. */
import { AppError } from '#domain/errors.ts'
import type { TeamMember } from '#domain/people/actors.ts'
import type { ResourceSummary } from '#domain/resources/resource.ts'
import { parseSearchQuery } from '#domain/search/search-query.ts'
import { resourceId } from '#domain/ids.ts'
import type { SearchIndex, SearchRange } from '#bot/ports/search-index.ts'

export type LibraryPage = {
  readonly items: readonly ResourceSummary[]
  readonly nextCursor: string | null
  /** All that match, not only this page. */
  readonly total: number
}

/**
 * A list by recency goes on after the last resource seen: nothing doubles or is left out while others share.
 * Words and help are ranked as they are now.
 * @throws AppError `invalid-input` for a cursor that isn't of such a list
 */
export async function listLibrary(
  { search }: { readonly search: SearchIndex },
  member: TeamMember,
  input: {
    readonly query: string
    readonly limit: number
    readonly sort: 'newest' | 'helpful'
    readonly cursor?: string | undefined
  },
): Promise<LibraryPage> {
  const query = parseSearchQuery(input.query)
  const isByAge = query.text === '' && query.phrases.length === 0 && input.sort === 'newest'
  const place = input.cursor === undefined ? { skip: 0 } : isByAge ? readPlace(input.cursor) : readSkip(input.cursor)
  // One more than asked for tells whether there is a next page.
  const found = await search.find(member, query, { ...place, limit: input.limit + 1, sort: input.sort })
  const items = found.items.slice(0, input.limit)
  const last = items.at(-1)
  const hasMore = found.items.length > items.length && last !== undefined
  const nextCursor = !hasMore ? null : isByAge ? `${last.sharedAt}~${last.resourceId}` : `s${place.skip + items.length}`
  return { items, total: found.total, nextCursor }
}

function readPlace(cursor: string): Pick<SearchRange, 'skip' | 'before'> {
  const [, sharedAt, id] = /^(\d{4}-\d\d-\d\dT[\d:.]{8,12}Z)~([0-9a-f-]{36})$/u.exec(cursor) ?? []
  if (sharedAt === undefined || id === undefined) throw new AppError('invalid-input')
  return { skip: 0, before: { sharedAt, resourceId: resourceId(id) } }
}

function readSkip(cursor: string): Pick<SearchRange, 'skip'> {
  if (!/^s\d{1,6}$/u.test(cursor)) throw new AppError('invalid-input')
  return { skip: Number(cursor.slice(1)) }
}
