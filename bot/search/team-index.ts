/** The search index of one team's library: words, titles, filters and recency over the same resources. */
import type { LibraryFacets, SearchPage, SearchRange } from '#bot/ports/search-index.ts'
import type { Resource, ResourceSummary } from '#domain/resources/resource.ts'
import { isEmptyQuery, type SearchQuery } from '#domain/search/search-query.ts'
import { compareAge, fieldWordsOf, indexedResource, phraseText, weightOf, type IndexedResource } from './indexed-resource.ts'
import { createFacets } from './facets.ts'
import { createRankedIndex, type Passes, type Ranking } from './ranked-index.ts'
import { createSortedList } from './sorted-list.ts'
import { createTitleTable } from './title-table.ts'
import { wordsOf } from './words.ts'

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

/** So much text is read for phrases, the newest first, when their words don't tell where they can't be: some 8,000 resources, in 5 ms. */
const maxReadChars = 4_000_000

export function createTeamIndex(): TeamIndex {
  const resources = new Map<string, IndexedResource>()
  const byAge = createSortedList<ResourceSummary>(compareAge)
  const titles = createTitleTable()
  const ranked = createRankedIndex()
  const facets = createFacets()
  let weight = 1

  const titleWords = (resourceId: string): readonly string[] => wordsOf(resources.get(resourceId)?.summary.title ?? '')

  const remove = (resourceId: string): void => {
    const known = resources.get(resourceId)
    if (known === undefined) return
    ranked.remove(resourceId, fieldWordsOf(known))
    titles.remove(resourceId, known.summary.title)
    byAge.remove(known.summary)
    facets.remove(known)
    resources.delete(resourceId)
    weight -= weightOf(known)
  }

  /** @param among - null when all may pass */
  const filterOf = (query: SearchQuery, among: ReadonlySet<string> | null): Passes => {
    const { phrases, tags, kinds, marks } = query
    if (phrases.length === 0 && tags.length === 0 && kinds.length === 0 && marks.length === 0) return null
    let readChars = 0
    return (resourceId) => {
      if (readChars > maxReadChars || among?.has(resourceId) === false) return false
      const resource = resources.get(resourceId)
      if (resource === undefined || !passesFilters(resource.summary, query)) return false
      if (phrases.length === 0) return true
      readChars += phrases.length * resource.text.length
      return phrases.every((phrase) => resource.text.includes(phrase))
    }
  }

  const newest = (passes: Passes, among: ReadonlySet<string> | null): readonly string[] => {
    const summaries = among === null ? byAge.entries : summariesOf(resources, among).sort(compareAge)
    const all = summaries.map(({ resourceId }) => resourceId).toReversed()
    return passes === null ? all : all.filter(passes)
  }

  /** For a query with words or phrases: the first `count` ids, and how many there are in all. */
  const findIds = (typed: SearchQuery, count: number): Ranking => {
    const query = { ...typed, phrases: [...new Set(typed.phrases.map((phrase) => phraseText(phrase).trim()))] }
    const [longest] = query.phrases.toSorted((one, other) => other.length - one.length)
    const among = longest === undefined ? null : ranked.mayHave(longest)
    const passes = filterOf(query, among)
    if (query.text !== '') return ranked.rank(query.text, { passes, leading: titles.startingWith(query.text, passes), count, titleWords })
    const withWords = ranked.rank(query.phrases.join(' '), { passes, leading: [], count: Number.POSITIVE_INFINITY, titleWords })
    const ids = [...new Set([...withWords.ids, ...newest(passes, among)])]
    return { ids, total: ids.length }
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
      if (query.text === '' && query.phrases.length === 0) {
        const all = byAge.entries.filter((summary) => passesFilters(summary, query)).toReversed()
        const listed = sort === 'helpful' ? byHelp(all) : olderThan(all, before)
        return { items: listed.slice(skip, skip + limit), total: all.length }
      }
      const { ids, total } = findIds(query, skip + limit)
      return { items: ids.slice(skip, skip + limit).flatMap((resourceId) => resources.get(resourceId)?.summary ?? []), total }
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

/** @param newest - newest first, as they stay where they helped as often */
const byHelp = (newest: readonly ResourceSummary[]): readonly ResourceSummary[] =>
  newest.toSorted((one, other) => other.helpedCount - one.helpedCount)

/** @param newest - newest first */
function olderThan(newest: readonly ResourceSummary[], place: Place | undefined): readonly ResourceSummary[] {
  if (place === undefined) return newest
  const first = newest.findIndex((summary) => compareAge(summary, place) < 0)
  return first < 0 ? [] : newest.slice(first)
}

const summariesOf = (resources: ReadonlyMap<string, IndexedResource>, ids: Iterable<string>): ResourceSummary[] =>
  Array.from(ids).flatMap((resourceId) => resources.get(resourceId)?.summary ?? [])

const passesFilters = ({ kind, tags, isRough, isOutdated }: ResourceSummary, query: SearchQuery): boolean =>
  (query.kinds.length === 0 || query.kinds.includes(kind)) &&
  query.tags.every((tag) => tags.includes(tag)) &&
  query.marks.every((mark) => (mark === 'rough' ? isRough : isOutdated))
