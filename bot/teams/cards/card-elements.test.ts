/** What people typed is what is seen: no link, no mention, no markup. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { limits } from '#domain/limits.ts'
import { adaptiveCard, textBlock, userText } from './card-elements.ts'

test.each([
  ['bold and a link', '**bold** [x](javascript:alert(1))', '\\*\\*bold\\*\\* \\[x\\]\\(javascript:alert\\(1\\)\\)'],
  ['a mention', '<at>Boss</at>', '<\u200Bat\\>Boss<\u200B/at\\>'],
  ['a list', '- one\n+ two\n1. three', '\\- one\n\\+ two\n1\\. three'],
  ['plain words', 'K4, page 14: 3.5 kW (net)', 'K4, page 14: 3.5 kW \\(net\\)'],
])('escaped: %s', (_what, typed, shown) => {
  expect(userText(typed)).toBe(shown)
})

test('no markup character is left bare', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (typed) => {
      expect(userText(typed).replace(/\\[\s\S]/gu, '')).not.toMatch(/[*_`~[\]()#>!|]|<at|<\/at/iu)
    }),
    { seed: 20261123, numRuns: 300 },
  )
})

test('a card that Teams would refuse is never built', () => {
  const action = { type: 'Action.OpenUrl', title: 'x' }
  expect(() =>
    adaptiveCard(
      [],
      Array.from({ length: limits.maxCardActions + 1 }, () => action),
      '',
    ),
  ).toThrow('actions')
  expect(() => adaptiveCard([textBlock('x'.repeat(limits.maxCardBytesUtf16 / 2))], [], '')).toThrow('bytes')
})
