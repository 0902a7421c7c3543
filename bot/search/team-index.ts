/** The search index of one team's library: words, titles, filters and recency over the same resources. */
import type { LibraryFacets, SearchPage, SearchRange } from '#bot/ports/search-index.ts'
import type { Resource, ResourceSummary } from '#domain/resources/resource.ts'
import { isEmptyQuery, type SearchQuery } from '#domain/search/search-query.ts'
import { compareAge, fieldWordsOf, indexedResource, phraseText, weightOf, type IndexedResource } from './indexed-resource.ts'
import { createFacets } from './facets.ts'
import { createRankedIndex, type Passes } from './ranked-index.ts'
import { createRecentResults } from './recent-results.ts'
import { createSortedList } from './sorted-list.ts'
import { createTitleTable } from './title-table.ts'

export type TeamIndex = {
  /** Adds the resource, or replaces what was known of it. */
  readonly put: (resource: Resource) => void
  /** Fine when there is none with this id. */
  readonly remove: (resourceId: string) => void
  readonly find: (query: SearchQuery, range: SearchRange) => SearchPage
  readonly facets: () => LibraryFacets
  /** What it counts against the memory limit: one for itself and at least one per resource. */
  readonly weight: () => number
}

/** A phrase in resources that don't have its words as whole words is looked for in so much text, newest first: some 10 ms. */
const maxScannedChars = 16_000_000

export function createTeamIndex(): TeamIndex {
  const resources = new Map<string, IndexedResource>()
  const byAge = createSortedList<ResourceSummary>(compareAge)
  const titles = createTitleTable()
  const ranked = createRankedIndex()
  const recent = createRecentResults()
  const facets = createFacets()
  let weight = 1

  const remove = (resourceId: string): void => {
    recent.clear()
    const known = resources.get(resourceId)
    if (known === undefined) return
    ranked.remove(resourceId, fieldWordsOf(known))
    titles.remove(resourceId, known.summary.title)
    byAge.remove(known.summary)
    facets.remove(known)
    resources.delete(resourceId)
    weight -= weightOf(known)
  }

  /** Newest first; stops when `maxChars` of text have been read for phrases. */
  const newest = (query: SearchQuery, passes: Passes, maxChars: number): string[] => {
    const found: string[] = []
    let scannedChars = 0
    for (let place = byAge.entries.length - 1; place >= 0 && scannedChars < maxChars; place -= 1) {
      const resourceId = byAge.entries[place]?.resourceId ?? ''
      if (passes === null || passes(resourceId)) found.push(resourceId)
      if (query.phrases.length > 0) scannedChars += query.phrases.length * (resources.get(resourceId)?.text.length ?? 0)
    }
    return found
  }

  const findIds = (typed: SearchQuery): readonly string[] => {
    const query = { ...typed, phrases: [...new Set(typed.phrases.map((phrase) => phraseText(phrase).trim()))] }
    const isUnfiltered = query.phrases.length === 0 && query.tags.length === 0 && query.kinds.length === 0 && query.marks.length === 0
    const passes: Passes = isUnfiltered ? null : (resourceId) => passesFilters(resources.get(resourceId), query)
    if (query.text !== '') return distinct(titles.startingWith(query.text, passes), ranked.rank(query.text, passes))
    if (query.phrases.length === 0) return newest(query, passes, maxScannedChars)
    return distinct(ranked.rank(query.phrases.join(' '), passes), newest(query, passes, maxScannedChars))
  }

  const helpOf = (resourceId: string): number => resources.get(resourceId)?.summary.helpedCount ?? 0
  /** @param ids - newest first, as they stay where they helped as often */
  const byHelp = (ids: readonly string[]): readonly string[] => ids.toSorted((one, other) => helpOf(other) - helpOf(one))

  /** @param ids - newest first */
  const olderThan = (ids: readonly string[], place: Place): readonly string[] => {
    const first = ids.findIndex((resourceId) => {
      const summary = resources.get(resourceId)?.summary
      return summary !== undefined && compareAge(summary, place) < 0
    })
    return first < 0 ? [] : ids.slice(first)
  }

  return {
    put: (resource) => {
      remove(resource.resourceId)
      const entry = indexedResource(resource)
      resources.set(resource.resourceId, entry)
      byAge.add(entry.summary)
      facets.add(entry)
      titles.add(resource.resourceId, resource.title)
      ranked.add(resource.resourceId, fieldWordsOf(entry))
      weight += weightOf(entry)
    },
    remove,
    find: (query, { skip, limit, sort = 'newest', before }) => {
      if (isEmptyQuery(query) && sort === 'newest') return newestPage(byAge.entries, before, skip, limit)
      const isByAge = query.text === '' && query.phrases.length === 0
      const all = recent.of(query, isByAge ? sort : 'newest', () =>
        isByAge && sort === 'helpful' ? byHelp(findIds(query)) : findIds(query),
      )
      const found = before === undefined || !isByAge || sort !== 'newest' ? all : olderThan(all, before)
      const items = found.slice(skip, skip + limit).flatMap((resourceId) => resources.get(resourceId)?.summary ?? [])
      return { items, total: all.length }
    },
    facets: () => facets.read(resources.size),
    weight: () => weight,
  }
}

type Place = Pick<ResourceSummary, 'sharedAt' | 'resourceId'>

/** Nothing is asked for: the list is there already. @param entries - oldest first */
function newestPage(entries: readonly ResourceSummary[], before: Place | undefined, skip: number, limit: number): SearchPage {
  const younger = before === undefined ? 0 : entries.length - 1 - entries.findLastIndex((entry) => compareAge(entry, before) < 0)
  const end = Math.max(0, entries.length - younger - skip)
  return { items: entries.slice(Math.max(0, end - limit), end).toReversed(), total: entries.length }
}

const distinct = (first: readonly string[], rest: readonly string[]): readonly string[] => {
  const leading = new Set(first)
  return [...first, ...rest.filter((resourceId) => !leading.has(resourceId))]
}

function passesFilters(resource: IndexedResource | undefined, query: SearchQuery): boolean {
  if (resource === undefined) return false
  const { kind, tags, isRough, isOutdated } = resource.summary
  return (
    query.marks.every((mark) => (mark === 'rough' ? isRough : isOutdated)) &&
    (query.kinds.length === 0 || query.kinds.includes(kind)) &&
    query.tags.every((tag) => tags.includes(tag)) &&
    query.phrases.every((phrase) => resource.text.includes(phrase))
  )
}
