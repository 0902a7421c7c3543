/** What is wrong with a field, in words. */
import { expect, test } from 'vitest'
import { en } from './en.ts'
import { faultSentence } from './fault-sentence.ts'

test.each([
  ['the limit of a title', 'too-long', 'title', 'This is too long. Shorten it to 200 characters.'],
  ['the limit of a text, readable', 'too-long', 'body', 'This is too long. Shorten it to 20,000 characters.'],
  ['that it is one tag', 'too-long', 'tags', 'A tag is too long. Shorten it to 40 characters.'],
  ['no limit where none is known', 'too-long', 'x', 'This is too long. Shorten it.'],
  ['anything else as it is', 'required', 'title', 'Add a title or a link.'],
] as const)('names %s', (_what, fault, field, sentence) => expect(faultSentence(en, fault, field)).toBe(sentence))
