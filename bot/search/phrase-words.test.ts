import { expect, test } from 'vitest'
import { phraseWordTest } from './phrase-words.ts'

test.each([
  ['a single word may be the middle of one', 'oar', ['board', 'oar', 'oars'], ['ore']],
  ['the first may be the end of one', 'efrost bo', ['defrost', 'efrost'], ['efrosting', 'bo', 'board']],
  ['the last may be the beginning of one', 'hi pressure', ['pressure', 'pressures'], ['overpressure', 'hi']],
  ['one in between is a word', 'k4 defrost bo', ['defrost'], ['defrosting', 'k4']],
  ['a word that was cut may hide it', 'zebra', ['x'.repeat(40)], ['x'.repeat(39)]],
])('phrase words: %s', (_why, phrase, fitting, others) => {
  const fits = phraseWordTest(phrase)
  expect(fitting.filter((word) => fits?.(word) !== true)).toEqual([])
  expect(others.filter((word) => fits?.(word) !== false)).toEqual([])
})

test.each([
  ['stop words', 'when the'],
  ['the end of a stop word', 'ich'],
  ['punctuation', '--'],
])('nothing can be told from %s', (_why, phrase) => expect(phraseWordTest(phrase)).toBeNull())
