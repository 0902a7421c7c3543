/** The words of one team's library: which resources have each, and which of them an unfinished or misspelt word may have meant. */
import { countEdits } from './edits.ts'
import { addPosting, dropPosting, type Postings } from './postings.ts'

export type Vocabulary = {
  /** Notes that the resource in the slot has these words, with the weight of each. */
  readonly add: (slot: number, weights: ReadonlyMap<string, number>) => void
  /** Takes back what `add` was given for the slot. */
  readonly remove: (slot: number, words: Iterable<string>) => void
  /** Empty for a word that no resource has. */
  readonly postings: (word: string) => Postings
  /** All words that pass the test, in any order; looks at each word there is. */
  readonly matching: (test: (word: string) => boolean) => readonly string[]
  /** Longer words that begin so, the shortest first, at most sixty-four. */
  readonly completions: (start: string) => readonly string[]
  /**
   * Words one slip away, the most frequent first, at most eight. When there are none and the word has six letters:
   * those two slips away that share its first letter.
   */
  readonly corrections: (word: string) => readonly string[]
}

const maxCompletions = 64
const maxCorrections = 8
const minLettersForTwoSlips = 6
const nowhere: Postings = []

export function createVocabulary(): Vocabulary {
  const entries = new Map<string, number[]>()
  /** First letter → length → words, so that few need to be compared. */
  const buckets = new Map<string, Map<number, Set<string>>>()

  const postings = (word: string): Postings => entries.get(word) ?? nowhere
  const mostFrequentFirst = (one: string, other: string): number => postings(other).length - postings(one).length || (one < other ? -1 : 1)

  const sameStart = (word: string, slips: number): string[] => {
    const byLength = buckets.get(firstLetter(word))
    const found: string[] = []
    for (let length = word.length - slips; length <= word.length + slips; length += 1) {
      for (const candidate of byLength?.get(length) ?? []) if (countEdits(word, candidate, slips) <= slips) found.push(candidate)
    }
    return found
  }

  /** With the slip in the first letter there are few words that it can have been: each is made and looked up. */
  const otherStart = (word: string): string[] => {
    const first = firstLetter(word)
    const rest = word.slice(first.length)
    const second = firstLetter(rest)
    const made = [rest, second + first + rest.slice(second.length)]
    for (const letter of buckets.keys()) made.push(letter + rest, letter + word)
    return made.filter((candidate) => entries.has(candidate))
  }

  return {
    add: (slot, weights) => {
      for (const [word, weight] of weights) {
        const known = entries.get(word)
        if (known !== undefined) {
          addPosting(known, slot, weight)
          continue
        }
        const kept = copyOf(word)
        const postings: number[] = []
        addPosting(postings, slot, weight)
        entries.set(kept, postings)
        bucketOf(buckets, kept).add(kept)
      }
    },
    remove: (slot, words) => {
      for (const word of words) {
        const known = entries.get(word)
        if (known === undefined) continue
        dropPosting(known, slot)
        if (known.length > 0) continue
        entries.delete(word)
        bucketOf(buckets, word).delete(word)
      }
    },
    postings,
    matching: (test) => Array.from(entries.keys()).filter(test),
    completions: (start) => {
      const found: string[] = []
      for (const [length, words] of buckets.get(firstLetter(start)) ?? [])
        if (length > start.length) for (const word of words) if (word.startsWith(start)) found.push(word)
      return found.sort((one, other) => one.length - other.length || mostFrequentFirst(one, other)).slice(0, maxCompletions)
    },
    corrections: (word) => {
      const near = new Set([...sameStart(word, 1), ...otherStart(word)])
      const found = near.size > 0 || word.length < minLettersForTwoSlips ? [...near] : sameStart(word, 2)
      return found.sort(mostFrequentFirst).slice(0, maxCorrections)
    },
  }
}

const firstLetter = (word: string): string => {
  const codePoint = word.codePointAt(0)
  return codePoint === undefined ? '' : String.fromCodePoint(codePoint)
}

/** The word alone: cut from a text it would keep the whole text in memory. */
const copyOf = (word: string): string => word.split('').join('')

function bucketOf(buckets: Map<string, Map<number, Set<string>>>, word: string): Set<string> {
  const byLength = entryOf(buckets, firstLetter(word), () => new Map<number, Set<string>>())
  return entryOf(byLength, word.length, () => new Set<string>())
}

function entryOf<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}
