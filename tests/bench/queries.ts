/** What is typed into Find in a run: searches that have an answer, each of their keystrokes, and those meant to hurt. */
import type { CorpusItem } from './corpus.ts'
import { seededRandom } from './statistics.ts'

const maxKeystrokes = 40

/** Words of resources spread over the corpus, one to four of them; of fifty searches five have a typo, two a tag, and one is a phrase. */
export function searchesOf(corpus: readonly CorpusItem[], count: number): readonly string[] {
  const random = seededRandom(7)
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)]
  return Array.from({ length: count }, (_, at) => {
    const item = corpus[Math.floor((at * corpus.length) / count)]
    const words = wordsOf(`${item?.title} ${item?.why}`)
    const typed = Array.from({ length: 1 + (at % 4) }, () => pick(words) ?? '').join(' ')
    if (at % 10 === 3) return typed.replace(/(.)(.)(\S*)$/u, '$2$1$3')
    if (at % 25 === 6 && item?.tags[0] !== undefined) return `#${item.tags[0]} ${pick(words) ?? ''}`
    if (at % 50 === 9) return `"${words.slice(0, 2).join(' ')}"`
    return typed
  })
}

/** What the box holds after each key, for the first 40. */
export const keystrokesOf = (search: string): readonly string[] =>
  Array.from({ length: Math.min(maxKeystrokes, search.length) }, (_, at) => search.slice(0, at + 1))

/** Searches that cost the most, or break what isn't careful; the corpus gives its commonest words. */
export function hostileSearches(corpus: readonly CorpusItem[]): readonly string[] {
  const common = commonWords(corpus, 12)
  const misspelt = common.map((word) => word.split('').toReversed().join(''))
  return [
    '',
    'a '.repeat(100),
    'a b c d e f g h i j k l m n o p q r s t u v w x y z',
    'e',
    common.join(' '),
    common.map((word) => word.slice(0, 2)).join(' '),
    misspelt.join(' '),
    `"${common.slice(0, 2).join(' ')}"`,
    '"zzqx zzqx"',
    '"a" "b" "c" "d" "e" "f" "g" "h" "i" "k" "l" "m" "n" "o" "p" "r" "s" "t"',
    '"'.repeat(200),
    '(a+)+$(x|x)*'.repeat(16),
    '__proto__ constructor #__proto__ kind:constructor',
    '👨‍👩‍👧‍👦'.repeat(20),
    '\u0301'.repeat(200),
    'ﷺ'.repeat(200),
    'x'.repeat(10_000),
    `${common[0]} ${common[1]} `.repeat(500),
  ]
}

function commonWords(corpus: readonly CorpusItem[], count: number): readonly string[] {
  const frequency = new Map<string, number>()
  for (const { title, why, body } of corpus)
    for (const word of new Set(wordsOf(`${title} ${why} ${body}`))) frequency.set(word, (frequency.get(word) ?? 0) + 1)
  return [...frequency]
    .sort(([, one], [, other]) => other - one)
    .slice(0, count)
    .map(([word]) => word)
}

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/\p{L}{3,}/gu) ?? ['nothing']
