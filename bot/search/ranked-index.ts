/** Ranking by words: MiniSearch, configured as measured in the search study, with the library's own spelling. */
import MiniSearch, { type Query, type SearchOptions } from 'minisearch'
import type { FieldWords } from './indexed-resource.ts'
import { commonFrequency, readTerms, type Term } from './terms.ts'
import { createVocabulary } from './vocabulary.ts'

export type RankedIndex = {
  readonly add: (resourceId: string, words: FieldWords) => void
  /** @param words - what `add` was given */
  readonly remove: (resourceId: string, words: FieldWords) => void
  /** Resources that have all terms of the text, best first; when none has, those that have some, more terms weighing more. */
  readonly rank: (text: string, passes: Passes) => readonly string[]
}

/** Which resources may be found; null lets all pass. */
export type Passes = ((resourceId: string) => boolean) | null

export function createRankedIndex(): RankedIndex {
  const vocabulary = createVocabulary()
  const engine = new MiniSearch<Row>({
    fields: ['title', 'tags', 'why', 'body'],
    // Words arrive cut and folded: see words.ts.
    tokenize: (text) => text.split(' '),
    processTerm: (word) => word,
    // Nothing is ever discarded, so there is nothing to vacuum: `remove` takes every word back at once.
    autoVacuum: false,
    searchOptions: {
      boost: { title: 3, tags: 0.3, why: 4, body: 0.5 },
      bm25: { k: 1.2, b: 0.7, d: 0.5 },
      weights: { prefix: 0.2, fuzzy: 0 },
    },
  })

  /**
   * Term by term, the rarest first. What the terms before have left is all that the next is looked up for,
   * if all are wanted or the next is common: a lookup costs time for each resource that it scores.
   */
  const search = (terms: readonly Term[], wanted: 'all' | 'some', passes: Passes): Scored[] => {
    let found = new Map<string, Scored>()
    for (const [place, term] of terms.entries()) {
      const among = place > 0 && (wanted === 'all' || (term.frequency > commonFrequency && found.size > 0)) ? found : null
      const results = engine.search(queryOf(term), optionsOf(passes, among))
      const next = wanted === 'all' ? new Map<string, Scored>() : found
      for (const result of results) {
        const resourceId = result.id as string
        const before = found.get(resourceId)
        next.set(resourceId, { resourceId, score: (before?.score ?? 0) + result.score, matched: (before?.matched ?? 0) + 1 })
      }
      found = next
      if (wanted === 'all' && found.size === 0) break
    }
    return [...found.values()]
  }

  return {
    add: (resourceId, words) => {
      engine.add(rowOf(resourceId, words))
      vocabulary.add(distinctWords(words))
    },
    remove: (resourceId, words) => {
      engine.remove(rowOf(resourceId, words))
      vocabulary.remove(distinctWords(words))
    },
    rank: (text, passes) => {
      const terms = readTerms(text, vocabulary)
      const withAll = search(terms, 'all', passes)
      const found = withAll.length > 0 || terms.length < 2 ? withAll : search(terms, 'some', passes)
      return found.sort(compareScored).map(({ resourceId }) => resourceId)
    },
  }
}

type Row = { readonly id: string; readonly title: string; readonly tags: string; readonly why: string; readonly body: string }
type Scored = { readonly resourceId: string; readonly score: number; readonly matched: number }

const correctionWeight = 0.6
const headings = ['title', 'why']

const rowOf = (resourceId: string, words: FieldWords): Row => ({
  id: resourceId,
  title: words.title.join(' '),
  tags: words.tags.join(' '),
  why: words.why.join(' '),
  body: words.body.join(' '),
})

const distinctWords = ({ title, tags, why, body }: FieldWords): Set<string> => new Set([...title, ...tags, ...why, ...body])

const queryOf = ({ word, prefixIn, corrections }: Term): Query => ({
  combineWith: 'OR',
  queries: [
    { queries: [word], prefix: prefixIn === 'everything' },
    ...(prefixIn === 'headings' ? [{ queries: [word], prefix: true, fields: headings }] : []),
    ...corrections.map((form) => ({ queries: [form], boostTerm: () => correctionWeight })),
  ],
})

const optionsOf = (passes: Passes, among: ReadonlyMap<string, Scored> | null): SearchOptions => ({
  ...(passes === null || among !== null ? {} : { filter: ({ id }) => passes(id as string) }),
  ...(among === null ? {} : { boostDocument: (id) => (among.has(id as string) ? 1 : 0) }),
})

/** Best first: what matches more terms weighs more; of equals the newest, whose UUIDv7 is the greatest. */
const compareScored = (one: Scored, other: Scored): number =>
  other.score * other.matched ** 2 - one.score * one.matched ** 2 ||
  (one.resourceId < other.resourceId ? 1 : one.resourceId > other.resourceId ? -1 : 0)
