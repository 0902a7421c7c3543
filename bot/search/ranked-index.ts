/** Ranking by words, over postings of our own: bot/docs/decisions/010 says why. */
import { bestOf } from './best-of.ts'
import type { FieldWords } from './indexed-resource.ts'
import { phraseWordTest } from './phrase-words.ts'
import { slotOf, weightOf, type Postings } from './postings.ts'
import { readTerms, type Term } from './terms.ts'
import { createVocabulary } from './vocabulary.ts'
import { wordWeights } from './word-weights.ts'

export type RankedIndex = {
  /** The index must not have it yet. */
  readonly add: (resourceId: string, words: FieldWords) => void
  /** @param words - what `add` was given */
  readonly remove: (resourceId: string, words: FieldWords) => void
  /**
   * Best first: resources that have all words of the text, or at least four of a longer one; when none has, those that have any.
   * The more of them a resource has, the more it counts.
   */
  readonly rank: (text: string, wanted: Wanted) => Ranking
  /** The resources whose words allow for the phrase; null when its words don't tell. */
  readonly mayHave: (phrase: string) => ReadonlySet<string> | null
}

export type Wanted = {
  readonly passes: Passes
  /** Found in another way: these come first. */
  readonly leading: readonly string[]
  /** How many ids are needed. */
  readonly count: number
  /** The words of a resource's title. */
  readonly titleWords: (resourceId: string) => readonly string[]
}

/** `total` counts all that were found, the leading ones too. */
export type Ranking = { readonly ids: readonly string[]; readonly total: number }

/** Which resources may be found; null lets all pass. */
export type Passes = ((resourceId: string) => boolean) | null

/** So many of the best have their titles looked at: a title with every word of the search is what was meant, whatever others say of it. */
const titlesRead = 50
const wholeTitleBoost = 2

/** Of a whole sentence so many words are enough. */
const enoughTerms = 4

export function createRankedIndex(): RankedIndex {
  const vocabulary = createVocabulary()
  /** A resource's slot is its place here; a free one is used again. */
  const ids: string[] = []
  const slots = new Map<string, number>()
  const freeSlots: number[] = []
  /** Of the search that runs, by slot; all zero between searches. `matched` has a bit for each term. */
  let scores = new Float64Array(256)
  let matched = new Uint16Array(256)

  const takeSlot = (resourceId: string): number => {
    const slot = freeSlots.pop() ?? ids.length
    ids[slot] = resourceId
    slots.set(resourceId, slot)
    if (slot >= scores.length) {
      scores = new Float64Array(2 * scores.length)
      matched = new Uint16Array(2 * matched.length)
    }
    return slot
  }

  /** Adds up what each term says about each resource. @returns the slots of those that have any */
  const score = (terms: readonly Term[]): readonly number[] => {
    const touched: number[] = []
    for (const [place, { forms }] of terms.entries()) {
      for (const { word, weight } of forms) {
        const postings = vocabulary.postings(word)
        const worth = weight * rarity(postings, slots.size)
        for (const posting of postings) {
          const slot = slotOf(posting)
          const before = matched[slot] ?? 0
          if (before === 0) touched.push(slot)
          matched[slot] = before | (1 << place)
          scores[slot] = (scores[slot] ?? 0) + worth * weightOf(posting)
        }
      }
    }
    return touched
  }

  const forget = (touched: readonly number[]): void => {
    for (const slot of touched) {
      scores[slot] = 0
      matched[slot] = 0
    }
  }

  const idOf = (slot: number): string => ids[slot] ?? ''
  const countOf = (slot: number): number => countBits(matched[slot] ?? 0)
  /** Of equals the newest, whose UUIDv7 is the greatest. */
  const compare = (one: number, other: number): number => (scores[other] ?? 0) - (scores[one] ?? 0) || (idOf(one) < idOf(other) ? 1 : -1)

  return {
    add: (resourceId, words) => vocabulary.add(takeSlot(resourceId), wordWeights(words)),
    remove: (resourceId, words) => {
      const slot = slots.get(resourceId)
      if (slot === undefined) return
      vocabulary.remove(slot, wordWeights(words).keys())
      slots.delete(resourceId)
      freeSlots.push(slot)
    },
    rank: (text, { passes, leading, count, titleWords }) => {
      const terms = readTerms(text, vocabulary)
      const touched = score(terms)
      const passing = passes === null ? touched : touched.filter((slot) => passes(idOf(slot)))
      const enough = Math.min(terms.length, enoughTerms)
      const withEnough = passing.filter((slot) => countOf(slot) >= enough)
      const leadingSlots = new Set(leading.map((resourceId) => slots.get(resourceId)))
      const rest = (withEnough.length > 0 ? withEnough : passing).filter((slot) => !leadingSlots.has(slot))
      for (const slot of rest) scores[slot] = ((scores[slot] ?? 0) * countOf(slot)) / terms.length
      const wanted = Math.max(0, count - leading.length)
      const first = bestOf(rest, Math.max(wanted, titlesRead), compare)
      const read = first.slice(0, titlesRead)
      for (const slot of read) if (hasAll(titleWords(idOf(slot)), terms)) scores[slot] = (scores[slot] ?? 0) * wholeTitleBoost
      const best = [...read.toSorted(compare), ...first.slice(titlesRead)].slice(0, wanted)
      forget(touched)
      return { ids: [...leading, ...best.map(idOf)], total: leading.length + rest.length }
    },
    mayHave: (phrase) => {
      const fits = phraseWordTest(phrase)
      if (fits === null) return null
      const words = vocabulary.matching(fits)
      return new Set(words.flatMap((word) => vocabulary.postings(word).map((posting) => idOf(slotOf(posting)))))
    },
  }
}

/** Every term is among the words, in one of its forms. */
const hasAll = (words: readonly string[], terms: readonly Term[]): boolean =>
  terms.every(({ forms }) => forms.some(({ word }) => words.includes(word)))

/** What few resources have tells them apart. Never below 0. */
const rarity = ({ length }: Postings, resources: number): number => Math.log(1 + (resources - length + 0.5) / (length + 0.5))

function countBits(bits: number): number {
  let count = 0
  for (let left = bits; left > 0; left &= left - 1) count += 1
  return count
}
