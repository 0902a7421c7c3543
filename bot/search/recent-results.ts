/** Results of the last searches: people type, delete and page, and colleagues type the same beginnings. */
import type { SearchQuery } from '#domain/search/search-query.ts'

export type RecentResults = {
  /** @param search - run when the query isn't among the recent ones */
  readonly of: (query: SearchQuery, search: () => readonly string[]) => readonly string[]
  /** Any change of the library makes all of them old. */
  readonly clear: () => void
}

const maxQueries = 200
/** Longer lists are few and cheap to find again. */
const maxIds = 500

export function createRecentResults(): RecentResults {
  const results = new Map<string, readonly string[]>()

  return {
    of: (query, search) => {
      const key = JSON.stringify(query)
      const known = results.get(key)
      if (known !== undefined) return known
      const found = search()
      if (found.length > maxIds) return found
      const oldest = results.size >= maxQueries ? results.keys().next() : null
      if (oldest?.done === false) results.delete(oldest.value)
      results.set(key, found)
      return found
    },
    clear: () => results.clear(),
  }
}
