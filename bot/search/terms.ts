/** What is looked for: the few words of a query that tell resources apart, each with the forms it may have. */
import { limits } from '#domain/limits.ts'
import { isStopWord } from './stop-words.ts'
import type { Vocabulary } from './vocabulary.ts'
import { wordsOf } from './words.ts'

export type Term = {
  readonly word: string
  /**
   * Where words count that begin with this one, since it may still be being typed: in title and why alone
   * when they are so common that tags and body would bring half of the library, slowly.
   */
  readonly prefixIn: 'nothing' | 'headings' | 'everything'
  /** Words of the library that may have been meant, when the library lacks this one. */
  readonly corrections: readonly string[]
  /** About how many resources have it in one of its forms; never 0. */
  readonly frequency: number
}

const maxWords = 12
const maxTerms = 4
const minPrefixChars = 3
const minCorrectedChars = 4
/** Looking for what a word may have meant costs up to a millisecond. */
const maxCorrectedWords = 4
/** A word that more resources have is common: it tells little, and looking at each costs milliseconds. */
export const commonFrequency = 1_000

/**
 * The four rarest of the first twelve distinct words, rarest first, without stop words unless nothing else is left.
 * Words that the library can't have, not even misspelt, come last.
 */
export function readTerms(text: string, vocabulary: Vocabulary): readonly Term[] {
  const typed = text.slice(0, limits.maxSearchChars)
  const words = wordsOf(typed)
  const lastWord = /[\p{L}\p{N}\p{M}]$/u.test(typed) ? words.at(-1) : undefined
  const distinct = [...new Set(words)]
  const telling = distinct.filter((word) => !isStopWord(word))
  const looked = (telling.length > 0 ? telling : distinct).slice(0, maxWords)
  const misspelt = looked.filter((word) => vocabulary.frequency(word) === 0 && word.length >= minCorrectedChars).slice(0, maxCorrectedWords)
  return looked
    .map((word) => {
      const mayBeStart = word === lastWord && word.length >= minPrefixChars
      return readTerm(word, mayBeStart, misspelt.includes(word) ? vocabulary.corrections(word) : [], vocabulary)
    })
    .sort((one, other) => one.frequency - other.frequency)
    .slice(0, maxTerms)
}

function readTerm(word: string, mayBeStart: boolean, corrections: readonly string[], vocabulary: Vocabulary): Term {
  const known = vocabulary.frequency(word)
  const reach = mayBeStart ? vocabulary.reach(word) : 0
  const guessed = corrections.reduce((sum, form) => sum + vocabulary.frequency(form), reach)
  return {
    word,
    prefixIn: reach === 0 ? 'nothing' : reach > commonFrequency ? 'headings' : 'everything',
    corrections,
    frequency: known || guessed || Number.MAX_SAFE_INTEGER,
  }
}
