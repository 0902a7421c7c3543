/** Which teams' indexes are in memory: those used last, within the limit. */
import type { TeamLibrary } from './team-library.ts'

export type LibraryRegistry = {
  /** Opens the team's library, or finds it open, for as long as `work` runs. */
  readonly use: <Result>(pk: string, work: (library: TeamLibrary) => Promise<Result>) => Promise<Result>
}

type Entry = { readonly library: TeamLibrary; users: number }

/**
 * Above `maxDocuments` in all, the libraries used least recently are dropped, and built again when they are wanted.
 * A library in use stays, even when it is too large alone.
 * @param open - makes a library; `onGrown` is to be called when it may have become larger
 */
export function createLibraryRegistry(maxDocuments: number, open: (pk: string, onGrown: () => void) => TeamLibrary): LibraryRegistry {
  /** In the order of use, the last used last. */
  const entries = new Map<string, Entry>()

  const evict = (): void => {
    let total = 0
    for (const { library } of entries.values()) total += library.weight()
    for (const [pk, { library, users }] of entries) {
      if (total <= maxDocuments) return
      if (users > 0) continue
      entries.delete(pk)
      total -= library.weight()
    }
  }

  return {
    use: async (pk, work) => {
      const entry = entries.get(pk) ?? { library: open(pk, evict), users: 0 }
      entries.delete(pk)
      entries.set(pk, entry)
      entry.users += 1
      try {
        return await work(entry.library)
      } finally {
        entry.users -= 1
        evict()
      }
    },
  }
}
