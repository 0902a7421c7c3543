/** What a message says about the form, however it is written. */
import { expect, test } from 'vitest'
import { guessForm } from './guess-form.ts'

const messageOf = (text: string, links: readonly string[] = []) => ({
  text,
  links,
  source: { author: { personId: null, name: 'Ben' }, messageUrl: null },
})

test.each([
  ['See http://example.org/a.', 'http://example.org/a'],
  ['(http://example.org/a)!', 'http://example.org/a'],
  ['http://example.org/a?b=1...', 'http://example.org/a?b=1'],
])('what ends a sentence is no part of the link: %s', (text, link) => expect(guessForm(messageOf(text), []).link).toBe(link))

test('a link of a hundred thousand dots is read in no time, and is none', () => {
  expect(guessForm(messageOf(`http://a.example/${'.'.repeat(100_000)}x`), []).link).toBeUndefined()
})
