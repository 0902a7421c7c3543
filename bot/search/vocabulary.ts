/** The words of one team's library: how many resources have each, and which of them a misspelt word may have meant. */
import { countEdits } from './edits.ts'
import { createSortedList } from './sorted-list.ts'

export type Vocabulary = {
  /** @param words - the distinct words of one resource */
  readonly add: (words: Iterable<string>) => void
  /** Takes back what `add` was given for a resource. */
  readonly remove: (words: Iterable<string>) => void
  /** How many resources have the word. */
  readonly frequency: (word: string) => number
  /** How often resources have words that begin so, a resource with several such words counted for each. */
  readonly reach: (start: string) => number
  /**
   * Words one slip away, the most frequent first, at most eight. When there are none and the word has six letters:
   * those two slips away that share its first letter.
   */
  readonly corrections: (word: string) => readonly string[]
}

const maxCorrections = 8
const minLettersForTwoSlips = 6

export function createVocabulary(): Vocabulary {
  const frequencies = new Map<string, number>()
  const sorted = createSortedList<string>((one, other) => (one < other ? -1 : one > other ? 1 : 0))
  /** First letter → length → words, so that few need to be compared. */
  const buckets = new Map<string, Map<number, Set<string>>>()

  const frequency = (word: string): number => frequencies.get(word) ?? 0

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
    return made.filter((candidate) => frequencies.has(candidate))
  }

  return {
    add: (words) => {
      for (const word of words) {
        const before = frequency(word)
        frequencies.set(word, before + 1)
        if (before > 0) continue
        sorted.add(word)
        bucketOf(buckets, word).add(word)
      }
    },
    remove: (words) => {
      for (const word of words) {
        const left = frequency(word) - 1
        if (left > 0) frequencies.set(word, left)
        if (left !== 0) continue
        frequencies.delete(word)
        sorted.remove(word)
        bucketOf(buckets, word).delete(word)
      }
    },
    frequency,
    reach: (start) => {
      let sum = 0
      for (let place = sorted.lowerBound((word) => word < start); sorted.entries[place]?.startsWith(start) === true; place += 1) {
        sum += frequency(sorted.entries[place] ?? '')
      }
      return sum
    },
    corrections: (word) => {
      const near = new Set([...sameStart(word, 1), ...otherStart(word)])
      const found = near.size > 0 || word.length < minLettersForTwoSlips ? [...near] : sameStart(word, 2)
      return found.sort((one, other) => frequency(other) - frequency(one) || (one < other ? -1 : 1)).slice(0, maxCorrections)
    },
  }
}

const firstLetter = (word: string): string => {
  const codePoint = word.codePointAt(0)
  return codePoint === undefined ? '' : String.fromCodePoint(codePoint)
}

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
