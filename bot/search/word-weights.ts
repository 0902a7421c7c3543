/** How much each word says about a resource: the ranking formula BM25F with all of it that doesn't depend on other resources. */
import type { FieldWords } from './indexed-resource.ts'
import { maxWeight } from './postings.ts'

/**
 * `boost`: what a word in the field counts. `usualWords`: how long the field usually is; what is in a longer one counts less,
 * the more so the nearer `lengthMatters` is to 1. The usual lengths are constants, so that a resource weighs the same in every
 * library, whatever came before it.
 */
const fields: Readonly<Record<keyof FieldWords, { readonly boost: number; readonly usualWords: number; readonly lengthMatters: number }>> =
  {
    title: { boost: 4, usualWords: 3, lengthMatters: 0.6 },
    why: { boost: 4, usualWords: 12, lengthMatters: 0.5 },
    tags: { boost: 1, usualWords: 2, lengthMatters: 0.2 },
    body: { boost: 0.25, usualWords: 100, lengthMatters: 0.3 },
    people: { boost: 1, usualWords: 2, lengthMatters: 0.2 },
  }
const fieldNames = ['title', 'why', 'tags', 'body', 'people'] as const

/** The count at which a word has half of the weight that it can have: once more is little when it is often there already. */
const halfWeightAt = 5

/** @returns whole numbers from 1 to `maxWeight` by word */
export function wordWeights(words: FieldWords): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const name of fieldNames) {
    const { boost, usualWords, lengthMatters } = fields[name]
    const each = boost / (1 - lengthMatters + lengthMatters * (words[name].length / usualWords))
    for (const word of words[name]) counts.set(word, (counts.get(word) ?? 0) + each)
  }
  for (const [word, count] of counts) counts.set(word, Math.max(1, Math.round((maxWeight * count) / (halfWeightAt + count))))
  return counts
}
