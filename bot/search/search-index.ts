/** Search in process: one index per team, on every store the same. */
import type { SearchIndex } from '#bot/ports/search-index.ts'
import { teamPartition } from '#bot/ports/partition-keys.ts'
import { createLibraryRegistry } from './library-registry.ts'
import { createTeamLibrary, type LibraryDeps } from './team-library.ts'

/** Some 2.4 KB each in a team of 7,425 job aids, and 4 KB in a hundred teams of 300: 150 to 240 MB when full. */
const defaultMaxDocuments = 60_000

/** @param deps - `maxDocuments` caps the resources in memory over all teams; a long one counts for several */
export function createSearchIndex(deps: LibraryDeps & { readonly maxDocuments?: number }): SearchIndex {
  const registry = createLibraryRegistry(deps.maxDocuments ?? defaultMaxDocuments, (pk, onGrown) => createTeamLibrary(deps, pk, onGrown))

  return {
    find: (member, query, range) =>
      registry.use(teamPartition(member), async (library) => {
        const index = await library.fresh()
        return index.find(query, range)
      }),
    facets: (member) => registry.use(teamPartition(member), async (library) => (await library.fresh()).facets()),
  }
}
