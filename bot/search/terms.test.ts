import { expect, test } from 'vitest'
import { readTerms } from './terms.ts'
import { createVocabulary } from './vocabulary.ts'

const vocabulary = createVocabulary()
for (const [slot, words] of [
  ['defrost', 'board', 'boarding', 'fan', 'water'],
  ['defrost', 'board', 'fan'],
  ['defrost', 'boards'],
].entries())
  vocabulary.add(slot, new Map(words.map((word) => [word, 1])))

const formsOf = (text: string, word: string) =>
  readTerms(text, vocabulary)
    .find((term) => term.word === word)
    ?.forms.map((form) => form.word)

test.each([
  ['drops stop words', 'when the board is on the fan ', ['board', 'fan']],
  ['keeps stop words when there is nothing else', 'when the ', ['when', 'the']],
  ['takes a word once', 'board board BOARD ', ['board']],
  ['keeps what the library cannot have', 'zzzzzz defrost ', ['zzzzzz', 'defrost']],
  ['looks at the first twelve words only', 'a b c d e f g h i j k l m n water ', 'b c d e f g h j k l m n'.split(' ')],
])('terms: %s', (_why, text, expected) => expect(readTerms(text, vocabulary).map((term) => term.word)).toEqual(expected))

test.each([
  ['the last word may be a beginning', 'fan boa', 'boa', ['board', 'boards', 'boarding']],
  ['also when it is a word', 'fan board', 'board', ['board', 'boards', 'boarding']],
  ['not when two letters are typed', 'fan bo', 'bo', []],
  ['not when something ended it', 'fan board)', 'board', ['board']],
  ['not when another follows', 'board fan', 'board', ['board']],
])('prefix: %s', (_why, text, word, expected) => expect(formsOf(text, word)).toEqual(expected))

test('a word is corrected only when the library lacks it', () => {
  expect(formsOf('defrots', 'defrots')).toEqual(['defrost'])
  expect(formsOf('boards ', 'boards')).toEqual(['boards'])
})

test('four words are corrected, and a short one never', () => {
  const typed = 'defrots baord fna wtaer defrsot boadr '
  expect(readTerms(typed, vocabulary).filter((term) => term.forms.length > 0)).toHaveLength(4)
  expect(formsOf(typed, 'fna')).toEqual([])
})

test('a word counts in full, what it may have meant for less, the more so the more of it is guessed', () => {
  const [term] = readTerms('board', vocabulary)
  const [exact = 0, plural = 0, longer = 0] = term?.forms.map((form) => form.weight) ?? []
  expect(exact).toBe(1)
  expect(plural).toBeLessThan(exact)
  expect(longer).toBeLessThan(plural)
  expect(readTerms('defrots ', vocabulary)[0]?.forms[0]?.weight).toBeLessThan(exact)
})
