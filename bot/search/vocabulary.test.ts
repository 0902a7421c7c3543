import { expect, test } from 'vitest'
import { createVocabulary } from './vocabulary.ts'

const vocabularyOf = (...resources: readonly (readonly string[])[]) => {
  const vocabulary = createVocabulary()
  for (const words of resources) vocabulary.add(words)
  return vocabulary
}

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
  vocabulary.remove(['defrost'])
  expect(vocabulary.frequency('defrost')).toBe(1)
  vocabulary.remove(['defrost'])
  expect(vocabulary.frequency('defrost')).toBe(0)
  expect(vocabulary.reach('def')).toBe(0)
  expect(vocabulary.corrections('defrots')).toEqual([])
})

test('taking back an unknown word changes nothing', () => {
  const vocabulary = vocabularyOf(['defrost'])
  vocabulary.remove(['__proto__', 'constructor'])
  expect(vocabulary.frequency('constructor')).toBe(0)
  expect(vocabulary.frequency('defrost')).toBe(1)
})

test('the reach of a beginning counts every word that begins so', () => {
  const vocabulary = vocabularyOf(['defrost', 'defrosting', 'delta'], ['defrost'])
  expect(vocabulary.reach('defr')).toBe(3)
  expect(vocabulary.reach('de')).toBe(4)
  expect(vocabulary.reach('x')).toBe(0)
})
