/** A line that a teammate adds. */
import { expect, test } from 'vitest'
import { readLine } from './read-line.ts'

test.each(['', ' \n', '\u200B', '\u3164', '\u2060\u200B'])('nothing to be seen is refused where something is wanted: %j', (typed) => {
  expect(() => readLine('text', typed, { isWanted: true })).toThrow(expect.objectContaining({ details: { fields: { text: 'empty' } } }))
  expect(readLine('text', typed, { isWanted: false })).toBe('')
})
