/** Results of the last searches: people type, delete and page, and colleagues type the same beginnings. */
import type { SearchQuery } from '#domain/search/search-query.ts'
import type { SearchRange } from '#bot/ports/search-index.ts'

export type RecentResults = {
  /** @param search - run when the query isn't among the recent ones */
  readonly of: (query: SearchQuery, sort: SearchRange['sort'], search: () => readonly string[]) => readonly string[]
  /** Any change of the library makes all of them old. */
  readonly clear: () => void
}

/** In all lists together: less than a megabyte of references. */
const maxIds = 100_000

export function createRecentResults(): RecentResults {
  const results = new Map<string, readonly string[]>()
  let held = 0

  return {
    of: (query, sort, search) => {
      const key = JSON.stringify([query, sort])
      const known = results.get(key)
      if (known !== undefined) return known
      const found = search()
      // An empty list takes its room too.
      held += found.length + 1
      results.set(key, found)
      for (const [oldest, ids] of results) {
        if (held <= maxIds) break
        results.delete(oldest)
        held -= ids.length + 1
      }
      return found
    },
    clear: () => {
      results.clear()
      held = 0
    },
  }
}
