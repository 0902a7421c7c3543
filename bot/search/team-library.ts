/** One team's index, kept equal to the store by the partition's change feed. */
import { StoreError, type DocumentStore, type Stored } from '#bot/ports/document-store.ts'
import type { Log } from '#bot/ports/log.ts'
import type { Resource } from '#domain/resources/resource.ts'
import { coalesced } from './coalesced.ts'
import { createImportGate } from './import-gate.ts'
import { createPacer } from './pacer.ts'
import { createTeamIndex, type TeamIndex } from './team-index.ts'

export type LibraryDeps = {
  readonly store: Pick<DocumentStore, 'changes'>
  /** Parses a stored document of type `resource`; throws when it can't. */
  readonly readResource: (stored: Stored) => Resource
  readonly log?: Log
}

export type TeamLibrary = {
  /** The index with everything that was stored before the call. Rejects when the store does; what was read until then is kept. */
  readonly fresh: () => Promise<TeamIndex>
  /** See `TeamIndex.weight`; grows while the index is built. */
  readonly weight: () => number
}

/** The longest piece of work between two turns of the event loop, give or take one resource. */
const turnBudgetMs = 5
const changesPerPage = 100

/** @param onGrown - called after each page of changes */
export function createTeamLibrary(deps: LibraryDeps, pk: string, onGrown: () => void): TeamLibrary {
  let index = createTeamIndex()
  let imports = createImportGate()
  let cursor = 'start'

  const pull = async (): Promise<TeamIndex> => {
    const pace = createPacer(turnBudgetMs)
    for (let hasMore = true; hasMore;) {
      const page = await deps.store.changes('app', pk, cursor, changesPerPage)
      for (const stored of page.items) {
        await pace()
        for (const resource of imports.passing(stored, () => read(deps, index, stored))) {
          index.put(resource)
          await pace()
        }
        if (isGone(stored)) index.remove(stored.document.id)
      }
      cursor = page.cursor
      hasMore = page.hasMore
      onGrown()
    }
    return index
  }

  const fresh = async (): Promise<TeamIndex> => {
    try {
      return await pull()
    } catch (error) {
      // The store no longer knows the place we had read to, after a restore for example: read from the beginning.
      if (cursor === 'start' || !(error instanceof StoreError) || error.code !== 'invalid') throw error
      deps.log?.warn({ event: 'search.feed-restarted' }, 'the change feed is read from the beginning')
      index = createTeamIndex()
      imports = createImportGate()
      cursor = 'start'
      return pull()
    }
  }

  return { fresh: coalesced(fresh), weight: () => index.weight() }
}

const isGone = ({ document: { type, deletedAt } }: Stored): boolean =>
  type === 'removed' || (type === 'resource' && deletedAt !== undefined)

/**
 * A document that can't be read is left out and reported: it must not keep the team from finding the others.
 * The error's message stays out of the log: it may quote what people wrote.
 */
function read({ readResource, log }: LibraryDeps, index: TeamIndex, stored: Stored): Resource | null {
  try {
    return readResource(stored)
  } catch (error) {
    index.remove(stored.document.id)
    const errorName = error instanceof Error ? error.name : 'unknown'
    log?.error(
      { event: 'search.unreadable-resource', resourceId: stored.document.id, errorName },
      'a stored resource cannot be read and is not found by search',
    )
    return null
  }
}
