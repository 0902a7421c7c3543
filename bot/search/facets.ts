/** Counts over a team's library, kept as resources come and go. */
import type { LibraryFacets } from '#bot/ports/search-index.ts'
import type { ResourceKind } from '#domain/resources/resource.ts'
import type { IndexedResource } from './indexed-resource.ts'

export type Facets = {
  readonly add: (resource: IndexedResource) => void
  readonly remove: (resource: IndexedResource) => void
  /** @param total - how many resources there are */
  readonly read: (total: number) => LibraryFacets
}

/** More than anybody looks through. */
const maxTags = 200

export function createFacets(): Facets {
  const kinds: Record<ResourceKind, number> = { link: 0, aid: 0, story: 0, idea: 0, note: 0 }
  const tags = new Map<string, number>()
  let rough = 0
  let outdated = 0
  // A sum: the same for the same resources, in whatever order they came.
  let version = 0

  const count = ({ summary, fingerprint }: IndexedResource, by: 1 | -1): void => {
    kinds[summary.kind] += by
    if (summary.isRough) rough += by
    if (summary.isOutdated) outdated += by
    version = (version + by * fingerprint) | 0
    for (const tag of summary.tags) {
      const left = (tags.get(tag) ?? 0) + by
      if (left === 0) tags.delete(tag)
      else tags.set(tag, left)
    }
  }

  return {
    add: (resource) => count(resource, 1),
    remove: (resource) => count(resource, -1),
    read: (total) => ({
      version: `${total}-${(version >>> 0).toString(36)}`,
      total,
      kinds: { ...kinds },
      tags: Array.from(tags, ([tag, count]) => ({ tag, count }))
        .toSorted((one, other) => other.count - one.count || (one.tag < other.tag ? -1 : 1))
        .slice(0, maxTags),
      rough,
      outdated,
    }),
  }
}
