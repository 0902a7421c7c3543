/** The search index of one team's library: words, titles, filters and recency over the same resources. */
import type { SearchPage } from '#bot/ports/search-index.ts'
import type { Resource, ResourceSummary } from '#domain/resources/resource.ts'
import { isEmptyQuery, type SearchQuery } from '#domain/search/search-query.ts'
import { compareAge, fieldWordsOf, indexedResource, phraseText, weightOf, type IndexedResource } from './indexed-resource.ts'
import { createRankedIndex, type Passes, type Ranking } from './ranked-index.ts'
import { createSortedList } from './sorted-list.ts'
import { createTitleTable } from './title-table.ts'

export type TeamIndex = {
  /** Adds the resource, or replaces what was known of it. */
  readonly put: (resource: Resource) => void
  /** Fine when there is none with this id. */
  readonly remove: (resourceId: string) => void
  readonly find: (query: SearchQuery, range: { readonly skip: number; readonly limit: number }) => SearchPage
  /** What it counts against the memory limit: one for itself and at least one per resource. */
  readonly weight: () => number
}

/** A phrase in resources that don't have its words as whole words is looked for in so much text, newest first: some 10 ms. */
const maxScannedChars = 10_000_000

export function createTeamIndex(): TeamIndex {
  const resources = new Map<string, IndexedResource>()
  const byAge = createSortedList<ResourceSummary>(compareAge)
  const titles = createTitleTable()
  const ranked = createRankedIndex()
  let weight = 1

  const remove = (resourceId: string): void => {
    const known = resources.get(resourceId)
    if (known === undefined) return
    ranked.remove(resourceId, fieldWordsOf(known))
    titles.remove(resourceId, known.summary.title)
    byAge.remove(known.summary)
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

  /** The first `count` ids, and how many there are in all. */
  const findIds = (typed: SearchQuery, count: number): Ranking => {
    const query = { ...typed, phrases: [...new Set(typed.phrases.map((phrase) => phraseText(phrase).trim()))] }
    const isUnfiltered = query.phrases.length === 0 && query.tags.length === 0 && query.kinds.length === 0
    const passes: Passes = isUnfiltered ? null : (resourceId) => passesFilters(resources.get(resourceId), query)
    if (query.text !== '') return ranked.rank(query.text, { passes, leading: titles.startingWith(query.text, passes), count })
    if (query.phrases.length === 0) return rankingOf(newest(query, passes, maxScannedChars))
    const withWords = ranked.rank(query.phrases.join(' '), { passes, leading: [], count: Number.POSITIVE_INFINITY })
    return rankingOf([...new Set([...withWords.ids, ...newest(query, passes, maxScannedChars)])])
  }

  return {
    put: (resource) => {
      remove(resource.resourceId)
      const entry = indexedResource(resource)
      resources.set(resource.resourceId, entry)
      byAge.add(entry.summary)
      titles.add(resource.resourceId, resource.title)
      ranked.add(resource.resourceId, fieldWordsOf(entry))
      weight += weightOf(entry)
    },
    remove,
    find: (query, { skip, limit }) => {
      if (isEmptyQuery(query)) return newestPage(byAge.entries, skip, limit)
      const { ids, total } = findIds(query, skip + limit)
      return { items: ids.slice(skip, skip + limit).flatMap((resourceId) => resources.get(resourceId)?.summary ?? []), total }
    },
    weight: () => weight,
  }
}

/** Nothing is asked for: the list is there already. @param entries - oldest first */
function newestPage(entries: readonly ResourceSummary[], skip: number, limit: number): SearchPage {
  const end = Math.max(0, entries.length - skip)
  return { items: entries.slice(Math.max(0, end - limit), end).toReversed(), total: entries.length }
}

const rankingOf = (ids: readonly string[]): Ranking => ({ ids, total: ids.length })

function passesFilters(resource: IndexedResource | undefined, query: SearchQuery): boolean {
  if (resource === undefined) return false
  const { kind, tags } = resource.summary
  return (
    (query.kinds.length === 0 || query.kinds.includes(kind)) &&
    query.tags.every((tag) => tags.includes(tag)) &&
    query.phrases.every((phrase) => resource.text.includes(phrase))
  )
}
