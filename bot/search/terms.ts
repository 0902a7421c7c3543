/** What is looked for: the words of a query that tell resources apart, each with the forms that count for it. */
import { limits } from '#domain/limits.ts'
import { isStopWord } from './stop-words.ts'
import type { Vocabulary } from './vocabulary.ts'
import { wordsOf } from './words.ts'

export type Term = {
  readonly word: string
  /** Words of the library that count as this one; empty when it has none like it. */
  readonly forms: readonly Form[]
}

/** `weight` is 1 for the word as it was typed, less for what it may have meant. */
export type Form = { readonly word: string; readonly weight: number }

const maxTerms = 12
const minPrefixChars = 3
const minCorrectedChars = 4
/** Looking for what a word may have meant costs up to a millisecond. */
const maxCorrectedWords = 4
const completionWeight = 0.2
const correctionWeight = 0.5

/** The first twelve distinct words, without stop words unless nothing else is left. */
export function readTerms(text: string, vocabulary: Vocabulary): readonly Term[] {
  const typed = text.slice(0, limits.maxSearchChars)
  const words = wordsOf(typed)
  const lastWord = /[\p{L}\p{N}\p{M}]$/u.test(typed) ? words.at(-1) : undefined
  const distinct = [...new Set(words)]
  const telling = distinct.filter((word) => !isStopWord(word))
  let corrected = 0
  return (telling.length > 0 ? telling : distinct).slice(0, maxTerms).map((word) => {
    const exact = vocabulary.postings(word).length > 0 ? [{ word, weight: 1 }] : []
    const completed = word === lastWord && word.length >= minPrefixChars ? completionsOf(word, vocabulary) : []
    const isMisspelt = exact.length === 0 && word.length >= minCorrectedChars && (corrected += 1) <= maxCorrectedWords
    return { word, forms: [...exact, ...completed, ...(isMisspelt ? correctionsOf(word, vocabulary) : [])] }
  })
}

/** The last word may still be being typed. The more of a word is there, the likelier it is meant. */
const completionsOf = (start: string, vocabulary: Vocabulary): readonly Form[] =>
  vocabulary.completions(start).map((word) => ({ word, weight: (completionWeight * start.length) / word.length }))

const correctionsOf = (word: string, vocabulary: Vocabulary): readonly Form[] =>
  vocabulary.corrections(word).map((word) => ({ word, weight: correctionWeight }))
