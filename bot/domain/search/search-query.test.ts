/** What a search box understands. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseSearchQuery } from './search-query.ts'

test.each([
  ['words', 'glycol  loop', { text: 'glycol loop', phrases: [], tags: [], kinds: [] }],
  ['a phrase', 'pump "Glycol Loop" hunt', { text: 'pump hunt', phrases: ['glycol loop'], tags: [], kinds: [] }],
  ['a phrase still open', '"glycol lo', { text: '', phrases: ['glycol lo'], tags: [], kinds: [] }],
  ['tags', '#K4 board #defrost', { text: 'board', phrases: [], tags: ['k4', 'defrost'], kinds: [] }],
  ['a kind', 'kind:AID board', { text: 'board', phrases: [], tags: [], kinds: ['aid'] }],
  ['a kind that is none is a word', 'kind:quiz', { text: 'kind:quiz', phrases: [], tags: [], kinds: [] }],
  ['a sign in a word is no tag', 'c# 5', { text: 'c# 5', phrases: [], tags: [], kinds: [] }],
  ['nothing', '  ', { text: '', phrases: [], tags: [], kinds: [] }],
])('understood: %s', (_what, typed, query) => {
  expect(parseSearchQuery(typed)).toEqual(query)
})

test('nothing that is typed throws, and nothing longer than 200 characters is read', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 2_000 }), (typed) => {
      const { text, phrases, tags } = parseSearchQuery(typed)
      // Normalisation may lengthen a character, never by more than its few parts.
      expect([text, ...phrases, ...tags].join('').length).toBeLessThanOrEqual(200 * 18)
    }),
    { seed: 20261123, numRuns: 300 },
  )
})
