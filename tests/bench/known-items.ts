/** Searches by somebody who knows what they look for: each made of one resource, in six ways, and always the same. */
import { isStopWord } from '#bot/search/stop-words.ts'
import { wordsOf } from '#bot/search/words.ts'
import type { CorpusItem } from './corpus.ts'
import { seededRandom } from './statistics.ts'

export const queryClasses = ['exact title', 'title prefix', 'why', 'why, one slip', 'title and body', 'question'] as const
export type QueryClass = (typeof queryClasses)[number]

/** What is looked at to tell whether a result is what was meant. */
export type Findable = Pick<CorpusItem, 'title' | 'why'>

export type KnownItem = {
  readonly queryClass: QueryClass
  readonly text: string
  /** True of the resource that is looked for and of those that the query can't tell from it: with the same title, or the same why. */
  readonly isMeant: (found: Findable) => boolean
}

/** More resources than that can't all be among the first five. */
const maxFitting = 5
const openings = ['how do I', 'how can I', 'what do I use to', 'is there a way to', 'which one lets me']
const maxQuestionWords = 10

/**
 * What more than five titles begin with, and words that more than five resources have in the same field, ask for no resource in
 * particular: such queries are left out.
 * @param perClass - how many queries of each class, made of resources all over the corpus
 * @param seed - another one gives other queries
 */
export function knownItems(corpus: readonly CorpusItem[], perClass: number, seed: number): readonly KnownItem[] {
  const random = seededRandom(seed)
  const entries = corpus.map(entryOf)
  return queryClasses.flatMap((queryClass) => {
    const made: KnownItem[] = []
    for (let tries = 0; made.length < perClass && tries < 100 * perClass; tries += 1) {
      const entry = entries[Math.floor(random() * entries.length)]
      const text = entry === undefined ? null : textOf(queryClass, entry, entries, random)
      if (entry !== undefined && text !== null) made.push({ queryClass, text, isMeant: meant(queryClass, entry.item) })
    }
    if (made.length < perClass) throw new Error(`The corpus gives too few queries of the class "${queryClass}".`)
    return made
  })
}

/** A resource, and the words of its fields that tell something. */
type Entry = {
  readonly item: CorpusItem
  readonly titleKey: string
  readonly title: ReadonlySet<string>
  readonly why: ReadonlySet<string>
  readonly body: ReadonlySet<string>
}

const entryOf = (item: CorpusItem): Entry => ({
  item,
  titleKey: keyOf(item.title),
  title: tellingWords(item.title),
  why: tellingWords(item.why),
  body: tellingWords(item.body),
})

/** @returns null when the resource has no query of the class */
function textOf(queryClass: QueryClass, entry: Entry, entries: readonly Entry[], random: () => number): string | null {
  const fitting = (fits: (other: Entry) => boolean): number => new Set(entries.filter(fits).map(({ titleKey }) => titleKey)).size
  switch (queryClass) {
    case 'exact title':
      return entry.item.title
    case 'title prefix': {
      const start = entry.titleKey.slice(0, 3 + Math.floor(random() * 3)).trim()
      return start.length < 3 || fitting((other) => other.titleKey.startsWith(start)) > maxFitting ? null : start
    }
    case 'why':
    case 'why, one slip': {
      const words = pick([...entry.why], 3, random)
      if (words === null || fitting((other) => words.every((word) => other.why.has(word))) > maxFitting) return null
      return queryClass === 'why' ? words.join(' ') : withOneSlip(words, random)
    }
    case 'title and body': {
      const [inTitle] = pick([...entry.title], 1, random) ?? []
      const inBody = pick(
        [...entry.body].filter((word) => !entry.title.has(word)),
        2,
        random,
      )
      if (inTitle === undefined || inBody === null) return null
      const others = fitting((other) => other.title.has(inTitle) && inBody.every((word) => other.body.has(word)))
      return others > maxFitting ? null : [inTitle, ...inBody].join(' ')
    }
    case 'question': {
      const sentence = entry.item.why.split(/\. |\.$|\n/u)[0]?.split(' ') ?? []
      const [opening] = pick(openings, 1, random) ?? []
      return sentence.length < 3 ? null : `${opening} ${sentence.slice(0, maxQuestionWords).join(' ').toLowerCase()}?`
    }
  }
}

function meant(queryClass: QueryClass, { title, why }: Findable): KnownItem['isMeant'] {
  const isByTitle = queryClass === 'exact title' || queryClass === 'title prefix' || queryClass === 'title and body'
  const key = isByTitle ? keyOf(title) : keyOf(why)
  return (other) => keyOf(isByTitle ? other.title : other.why) === key
}

/** @returns null when every word is too short for a slip that leaves it readable */
function withOneSlip(words: readonly string[], random: () => number): string | null {
  const place = words.findIndex((word) => word.length >= 5)
  return place < 0 ? null : words.with(place, slipIn(words[place] ?? '', random)).join(' ')
}

/** One letter too few, too many or wrong, or two neighbours swapped. */
function slipIn(word: string, random: () => number): string {
  const at = Math.floor(random() * (word.length - 1))
  const letter = String.fromCodePoint(97 + Math.floor(random() * 26))
  const [start, first, second, rest] = [word.slice(0, at), word[at] ?? '', word[at + 1] ?? '', word.slice(at + 2)]
  switch (Math.floor(random() * 4)) {
    case 0:
      return start + second + rest
    case 1:
      return start + first + letter + second + rest
    case 2:
      return start + letter + second + rest
    default:
      return start + second + first + rest
  }
}

const tellingWords = (text: string): ReadonlySet<string> =>
  new Set(wordsOf(text).filter((word) => word.length >= 3 && !isStopWord(word) && !/^\d+$/u.test(word)))

/** @returns so many of the items, in any order; null when there are fewer */
function pick(items: readonly string[], count: number, random: () => number): readonly string[] | null {
  if (items.length < count) return null
  const left = [...items]
  return Array.from({ length: count }, () => left.splice(Math.floor(random() * left.length), 1)[0] ?? '')
}

const keyOf = (text: string): string => wordsOf(text).join(' ') || text.trim()
