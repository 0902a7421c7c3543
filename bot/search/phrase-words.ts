/** Which words a text has that has a phrase: what tells which few texts need to be read for it. */
import { stopWords } from './stop-words.ts'
import { maxWordChars, wordsOf } from './words.ts'

/**
 * A phrase may begin and end within a word: `"oard sw"` is in `board swap`.
 * @returns a test that some word passes of every text with the phrase; null when it can't be told,
 *   since a stop word might be that word, and those are not indexed everywhere
 */
export function phraseWordTest(phrase: string): ((word: string) => boolean) | null {
  const words = wordsOf(phrase)
  const tests = words.map((word, place) => ({ length: word.length, fits: testOf(word, place === 0, place === words.length - 1) }))
  const telling = tests.filter(({ fits }) => !stopWords.values().some(fits)).sort((one, other) => other.length - one.length)
  const [longest] = telling
  // A word that was cut may have anything in what it lacks.
  return longest === undefined ? null : (word) => longest.fits(word) || word.length >= maxWordChars
}

function testOf(part: string, isFirst: boolean, isLast: boolean): (word: string) => boolean {
  if (isFirst && isLast) return (word) => word.includes(part)
  if (isFirst) return (word) => word.endsWith(part)
  if (isLast) return (word) => word.startsWith(part)
  return (word) => word === part
}
