/** Cutting text into words: the same for what is indexed and what is typed. */
import { withoutPiledMarks } from '#domain/text.ts'

/** Longer words are cut: what is longer is a key or a blob, and its beginning finds it. */
export const maxWordChars = 40

/**
 * The words of a text in order: runs of letters and digits, lower case, without accents (`Siobhán` is `siobhan`);
 * an emoji is a word. Everything else separates, so `E17`, `(E17)` and `` `E17` `` are the same word.
 */
export function wordsOf(text: string): string[] {
  const lower = text.toLowerCase()
  // oxlint-disable-next-line no-control-regex -- all of ASCII: nothing to fold, and twice as fast to cut
  const isAscii = /^[\u0000-\u007F]*$/u.test(lower)
  const words: string[] = (isAscii ? lower.match(/[a-z0-9]+/gu) : fold(lower).match(/[\p{L}\p{N}\p{M}]+|\p{Extended_Pictographic}/gu)) ?? []
  return words.map((word) => (word.length > maxWordChars ? word.slice(0, maxWordChars).toWellFormed() : word))
}

const fold = (lower: string): string =>
  withoutPiledMarks(lower)
    .normalize('NFKD')
    .replace(/[\u0300-\u036F]/gu, '')
    .normalize('NFKC')
    .toLowerCase()
