/** What a person typed, taken apart into words, links and mentions. */
import { expect, test } from 'vitest'
import { mentionUnderWay } from './compose-box.tsx'
import { partsOf } from './message-text.tsx'

test.each([
  ['See https://x.org/a.', ['See ', 'https://x.org/a', '.']],
  ['(https://x.org/a?b=1)', ['(', 'https://x.org/a?b=1', ')']],
  ['@Commonplace find E17', ['@Commonplace', ' find E17']],
  ['javascript:alert(1)', ['javascript:alert(1)']],
])('%s', (text, parts) => expect(partsOf(text, '@Commonplace')).toEqual(parts))

test.each([
  ['@', '@'],
  ['Ask @com', '@com'],
  ['Ask @Commonplace', null],
  ['mail@com', null],
  ['@other', null],
])('after “%s” the mention under way is %s', (text, piece) => expect(mentionUnderWay(text, 'Commonplace')).toBe(piece))
