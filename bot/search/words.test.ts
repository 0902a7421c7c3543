import { expect, test } from 'vitest'
import { wordsOf } from './words.ts'

test.each([
  ['cuts at spaces and punctuation', 'K4: defrost-board, swap', ['k4', 'defrost', 'board', 'swap']],
  ['lets no Markdown stick to a word', 'Hold **Test** until `E17` clears', ['hold', 'test', 'until', 'e17', 'clears']],
  ['drops accents', 'Siobhán à Malmö', ['siobhan', 'a', 'malmo']],
  ['takes full-width letters for what they are', 'Ｅ１７', ['e17']],
  ['takes an emoji for a word', 'cold 🥶 store', ['cold', '🥶', 'store']],
  ['keeps letters of every script', 'Ψύξη холод 冷蔵', ['ψυξη', 'холод', '冷蔵']],
  ['finds nothing in punctuation', '?!… — ()', []],
])('words: %s', (_why, given, expected) => expect(wordsOf(given)).toEqual(expected))

test.each([
  ['accents', `a${'\u0315'.repeat(40_000)}${'\u0327'.repeat(40_000)}`],
  ['accents and voicing marks, which are accents in another form', `a${'\uFF9E\u0315'.repeat(40_000)}`],
])('a mountain of %s is one short word', (_what, typed) => {
  const [word, ...others] = wordsOf(typed)
  expect(others).toEqual([])
  expect(word?.startsWith('a')).toBe(true)
  expect(word?.length).toBeLessThanOrEqual(17)
})

test('a word is cut at forty characters', () => {
  expect(wordsOf('x'.repeat(10_000))).toEqual(['x'.repeat(40)])
})
