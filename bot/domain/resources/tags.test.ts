/** Tags that look the same are the same. */
import { expect, test } from 'vitest'
import { parseTags } from './tags.ts'

test.each([
  [
    'what nobody can see makes no second tag',
    ['ab', 'a\u200Bb', 'a\u00ADb', 'a\u2060b', 'a\u200Db', 'ab\u200E', 'a\u200B\u200Db', '\u200Cab'],
    ['ab'],
  ],
  ['nor one of its own', ['\u200B', '\u3164', '#\u200B', '\u2800', '#\u3164'], []],
  ['nor hides what begins a tag', ['\u200B#ab', '#\u200B#ab'], ['ab']],
  ['Persian keeps its joints', ['\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645'], ['\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645']],
  ['so do a family and a key cap', ['👨‍👩‍👧', '1\uFE0F\u20E3'], ['👨‍👩‍👧', '1\uFE0F\u20E3']],
])('%s', (_what, typed, tags) => {
  expect(parseTags(typed)).toEqual(tags)
})
