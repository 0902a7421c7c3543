import { expect, test } from 'vitest'
import type { SearchQuery } from '#domain/search/search-query.ts'
import { aSearchableResource, typed } from '#tests/support/searchable-resource.ts'
import { createTeamIndex } from './team-index.ts'

const pool = 'defrost board fan valve coil glycol leak fuse sensor pump heater drain panel roof store compressor constructor proto'.split(
  ' ',
)

/** Two thousand resources that share their words, so that common words hit nearly all of them. */
const index = createTeamIndex()
for (let count = 0; count < 2_000; count += 1) {
  const word = (place: number): string => pool[(count * 7 + place * 5 + (count >> place)) % pool.length] ?? ''
  const words = Array.from({ length: 60 }, (_, place) => `${word(place)} ${word(place + 1)}${(count * place) % 997}`)
  index.put(
    aSearchableResource({
      id: String(count),
      title: words.slice(0, 4).join(' '),
      why: words.slice(4, 10).join(' '),
      body: words.join(' '),
      tags: ['field'],
    }),
  )
}

const unparsed = (text: string, phrases: readonly string[] = []): SearchQuery => ({ text, phrases, tags: [], kinds: [], marks: [] })

test.each<readonly [string, SearchQuery]>([
  ['single letters', typed('a '.repeat(100))],
  ['every letter', typed('a b c d e f g h i j k l m n o p q r s t u v w x y z')],
  ['emoji', typed('😀'.repeat(100))],
  ['family emoji', typed('👨‍👩‍👧‍👦'.repeat(20))],
  ['quotes', typed('"'.repeat(200))],
  ['many phrases', typed('"a" "b" "c" "d" "e" "f" "g" "h" "i" "k" "l" "m" "n" "o" "p" "r" "s" "t"')],
  ['a phrase that is nowhere', typed('"zzqx zzqx"')],
  [
    'many phrases past the parser',
    unparsed(
      '',
      Array.from({ length: 1_000 }, (_, place) => 'ae'.charAt(place % 2)),
    ),
  ],
  ['a regular expression that explodes', typed('(a+)+$(x|x)*'.repeat(16))],
  ['__proto__', typed('__proto__')],
  ['constructor', typed('constructor prototype hasownproperty tostring')],
  ['tags called like properties', typed('#__proto__ #constructor kind:constructor')],
  [
    'twelve words that nothing is near to',
    typed('aaaaaaaa bbbbbbbb cccccccc dddddddd eeeeeeee ffffffff gggggggg hhhhhhhh iiiiiiii jjjjjjjj'),
  ],
  ['misspelt common words', typed('defrots baord vlave compresor panle hetaer dranin sesnor')],
  ['the most common words', typed('defrost board fan valve coil glycol leak fuse')],
  ['a beginning of many words', typed('com')],
  ['marks without letters', typed('\u0301'.repeat(200))],
  ['one letter that is eighteen', typed('ﷺ'.repeat(200))],
  ['lone surrogates', typed('\uD800 \uDC00 board\uD83D')],
  ['10,000 characters of one word', unparsed('x'.repeat(10_000))],
  ['10,000 characters of words', unparsed('defrost board '.repeat(715))],
  ['10,000 characters of phrase', unparsed('', ['e'.repeat(10_000)])],
])('L1: %s: answered without a fault', (_what, query) => {
  const page = index.find(query, { skip: 0, limit: 25 })
  expect(page.items.length).toBeLessThanOrEqual(25)
  expect(page.total).toBeGreaterThanOrEqual(page.items.length)
})
