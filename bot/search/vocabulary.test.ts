import { expect, test } from 'vitest'
import { slotOf, type Postings } from './postings.ts'
import { createVocabulary } from './vocabulary.ts'

/** A vocabulary of these resources, the first in slot 0. */
const vocabularyOf = (...resources: readonly (readonly string[])[]) => {
  const vocabulary = createVocabulary()
  for (const [slot, words] of resources.entries()) vocabulary.add(slot, new Map(words.map((word) => [word, 1])))
  return vocabulary
}

const slotsOf = (postings: Postings) => postings.map(slotOf)

test.each([
  ['a transposition', 'defrots', ['defrost']],
  ['a wrong first letter', 'sefrost', ['defrost']],
  ['a missing first letter', 'efrost', ['defrost']],
  ['the first two letters swapped', 'edfrost', ['defrost']],
  ['two slips in a long word', 'comprosser', ['compressor']],
  ['nothing for two slips in a short word', 'vulva', []],
  ['nothing for a word that is nowhere near', 'zebra', []],
])('spelling: %s', (_why, typedWord, expected) => {
  expect(vocabularyOf(['defrost', 'compressor', 'valve', 'board']).corrections(typedWord)).toEqual(expected)
})

test('the correction that more resources have comes first', () => {
  expect(vocabularyOf(['valve'], ['value'], ['valve']).corrections('valge')).toEqual(['valve', 'value'])
  expect(vocabularyOf(['board'], ['beard'], ['beard']).corrections('bxard')).toEqual(['beard', 'board'])
})

test('a word is forgotten with the last resource that has it', () => {
  const vocabulary = vocabularyOf(['defrost'], ['defrost'])
  vocabulary.remove(0, ['defrost'])
  expect(slotsOf(vocabulary.postings('defrost'))).toEqual([1])
  vocabulary.remove(1, ['defrost'])
  expect(vocabulary.postings('defrost')).toEqual([])
  expect(vocabulary.completions('def')).toEqual([])
  expect(vocabulary.corrections('defrots')).toEqual([])
})

test('taking back an unknown word changes nothing', () => {
  const vocabulary = vocabularyOf(['defrost'])
  vocabulary.remove(0, ['__proto__', 'constructor'])
  expect(vocabulary.postings('constructor')).toEqual([])
  expect(slotsOf(vocabulary.postings('defrost'))).toEqual([0])
})

test('completions are the longer words that begin so: the shortest first, then those that more resources have', () => {
  const vocabulary = vocabularyOf(['defrosting', 'defrost', 'defrock', 'delta'], ['defrost'])
  expect(vocabulary.completions('defro')).toEqual(['defrost', 'defrock', 'defrosting'])
  expect(vocabulary.completions('defrost')).toEqual(['defrosting'])
  expect(vocabulary.completions('x')).toEqual([])
})

test('of very many completions the shortest sixty-four are taken', () => {
  const words = Array.from({ length: 200 }, (_, place) => `de${'x'.repeat(1 + (place % 20))}${place}`)
  const completions = vocabularyOf(words).completions('de')
  expect(completions).toHaveLength(64)
  expect(completions[0]).toBe('dex0')
})

test('words are looked through with a test', () => {
  expect(vocabularyOf(['defrost', 'board'], ['frost']).matching((word) => word.endsWith('frost'))).toEqual(['defrost', 'frost'])
})
