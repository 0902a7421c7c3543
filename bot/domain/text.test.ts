/** Cleaning of what people type: what is said stays, and no text costs more than its length. */
import { expect, test } from 'vitest'
import { cleanLine, cleanText, hasMoreGraphemes, truncate } from './text.ts'

test.each([
  ['a letter and its accent become one', 'e\u0301', '\u00E9'],
  ['Vietnamese, typed apart', 'Vie\u0323\u0302t', 'Vi\u1EC7t'],
  ['Hebrew with points and accents', '\u05E9\u05C1\u05B8\u0591\u05BD', '\u05E9\u05C1\u05B8\u0591\u05BD'.normalize('NFC')],
  ['Arabic with vowels', 'مُحَمَّد', 'مُحَمَّد'.normalize('NFC')],
  ['Thai with tone marks', 'น้ำ', 'น้ำ'],
  ['half-width Katakana with voicing marks', 'ｶﾞｷﾞ', 'ｶﾞｷﾞ'],
  ['a family', '👨‍👩‍👧‍👦', '👨‍👩‍👧‍👦'],
  ['a heart with its variation selector', '❤️', '❤️'],
  ['sixteen marks on one letter', `x${'\u0316'.repeat(16)}`, `x${'\u0316'.repeat(16)}`],
])('stays: %s', (_what, typed, kept) => {
  expect(cleanText(typed)).toBe(kept)
})

test('more than sixteen marks on one letter are cut, on each letter', () => {
  expect(cleanText(`x${'\u0316'.repeat(17)}y${'\u0316'.repeat(1_000)}z`)).toBe(`x${'\u0316'.repeat(16)}y${'\u0316'.repeat(16)}z`)
})

test.each([
  ['marks to be reordered', `a${'\u0315'.repeat(60_000)}${'\u0327'.repeat(60_000)}`],
  ['marks in turn', `a${'\u0315\u0327'.repeat(60_000)}`],
  ['marks with control characters between them', `a${'\u0315\u0000'.repeat(60_000)}${'\u0327'.repeat(60_000)}`],
  ['marks without a letter', '\u0315\u0327'.repeat(60_000)],
])('a mountain of %s is small before it is sorted', (_what, typed) => {
  expect(cleanLine(typed).length).toBeLessThanOrEqual(17)
})

test.each([
  ['a space without width', '\u200B'],
  ['a Hangul filler', '\u3164'],
  ['a half-width Hangul filler', '\uFFA0'],
  ['fillers of Hangul syllables', '\u115F\u1160'],
  ['an empty Braille pattern', '\u2800 \u2800'],
  ['a note without a head', '\u{1D159}'],
  ['joiners, a soft hyphen and marks of direction', '\u200D\u2060\u00AD\u180E\u200E'],
  ['tags of a flag without the flag', '\u{E0061}\u{E0062}'],
  ['a mark on nothing', '\u0301'],
])('nothing was typed where nothing can be seen: %s', (_what, typed) => {
  expect(cleanText(`${typed}\n${typed}`)).toBe('')
  expect(cleanLine(typed)).toBe('')
})

test.each(['.', '-', '👍', '₿', '\u{1F1F3}\u{1F1F4}', 'ㅋ', 'ᄀ\u1160', '⠁', '٪', '\uFFFD', 'a\u200Bb'])(
  'something was typed: %j',
  (typed) => {
    expect(cleanText(typed)).toBe(typed)
  },
)

test.each([
  ['', 0, false],
  ['abc', 3, false],
  ['abcd', 3, true],
  ['👨‍👩‍👧‍👦'.repeat(3), 3, false],
  ['👨‍👩‍👧‍👦'.repeat(4), 3, true],
  ['e\u0301'.repeat(3), 3, false],
  ['é'.repeat(5_000_000), 3, true],
])('%.12s: more than %i characters, as people count them: %s', (text, max, expected) => {
  expect(hasMoreGraphemes(text, max)).toBe(expected)
  expect(truncate(text, max) === text).toBe(!expected)
  expect(hasMoreGraphemes(truncate(text, max), max)).toBe(false)
})
