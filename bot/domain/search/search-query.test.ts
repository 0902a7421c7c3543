/** What a search box understands. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseSearchQuery } from './search-query.ts'

test.each([
  ['words', 'glycol  loop', { text: 'glycol loop', phrases: [], tags: [], kinds: [], marks: [] }],
  ['a phrase', 'pump "Glycol Loop" hunt', { text: 'pump hunt', phrases: ['glycol loop'], tags: [], kinds: [], marks: [] }],
  ['a phrase still open', '"glycol lo', { text: '', phrases: ['glycol lo'], tags: [], kinds: [], marks: [] }],
  ['tags', '#K4 board #defrost', { text: 'board', phrases: [], tags: ['k4', 'defrost'], kinds: [], marks: [] }],
  ['a kind', 'kind:AID board', { text: 'board', phrases: [], tags: [], kinds: ['aid'], marks: [] }],
  ['kinds by their names', 'kind:"Job aid" kind:stories', { text: '', phrases: [], tags: [], kinds: ['aid', 'story'], marks: [] }],
  ['a kind that is none is a word', 'kind:quiz', { text: 'kind:quiz', phrases: [], tags: [], kinds: [], marks: [] }],
  ['a sign in a word is no tag', 'c# 5', { text: 'c# 5', phrases: [], tags: [], kinds: [], marks: [] }],
  ['marks', 'is:Rough board is:outdated', { text: 'board', phrases: [], tags: [], kinds: [], marks: ['rough', 'outdated'] }],
  ['a mark that is none is a word', 'is:new', { text: 'is:new', phrases: [], tags: [], kinds: [], marks: [] }],
  ['nothing', '  ', { text: '', phrases: [], tags: [], kinds: [], marks: [] }],
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
