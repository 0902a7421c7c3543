import { expect, test } from 'vitest'
import { readTerms } from './terms.ts'
import { createVocabulary } from './vocabulary.ts'

const vocabulary = createVocabulary()
vocabulary.add(['defrost', 'board', 'fan', 'valve', 'coil', 'water'])
vocabulary.add(['defrost', 'board', 'fan', 'valve', 'coil'])
vocabulary.add(['defrost', 'board', 'fan', 'valve'])
vocabulary.add(['defrost', 'boards'])

const wordsOfTerms = (text: string) => readTerms(text, vocabulary).map((term) => term.word)

test.each([
  ['drops stop words', 'when the board is on the fan ', ['board', 'fan']],
  ['keeps stop words when there is nothing else', 'when the ', ['when', 'the']],
  ['takes a word once', 'board board BOARD ', ['board']],
  ['keeps the four rarest, rarest first', 'defrost board fan valve coil water ', ['water', 'coil', 'board', 'fan']],
  ['puts what the library cannot have last', 'zzzzzz defrost ', ['defrost', 'zzzzzz']],
  ['looks at the first twelve words only', 'a1 a2 a3 a4 a5 a6 a7 a8 a9 b1 b2 b3 water ', ['a1', 'a2', 'a3', 'a4']],
])('terms: %s', (_why, text, expected) => expect(wordsOfTerms(text)).toEqual(expected))

test.each([
  ['the last word may be a beginning', 'fan boa', 'everything'],
  ['not when two letters are typed', 'fan bo', 'nothing'],
  ['not when something ended it', 'fan board)', 'nothing'],
])('prefix: %s', (_why, text, expected) => {
  expect(readTerms(text, vocabulary).find((term) => term.word.startsWith('bo'))?.prefixIn).toBe(expected)
})

test('a word is corrected only when the library lacks it', () => {
  expect(readTerms('defrots', vocabulary)[0]?.corrections).toEqual(['defrost'])
  expect(readTerms('boards', vocabulary)[0]?.corrections).toEqual([])
})
