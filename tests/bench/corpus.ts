/** The library that is measured: a file of resources, or one made up of words that occur as words do in a language. */
import { readFileSync } from 'node:fs'
import * as z from 'zod/mini'
import { limits } from '#domain/limits.ts'
import { resourceKinds, type ResourceKind } from '#domain/resources/resource.ts'
import { seededRandom } from './statistics.ts'

export type CorpusItem = {
  readonly kind: ResourceKind
  readonly title: string
  readonly why: string
  readonly body: string
  readonly link: string | null
  readonly tags: readonly string[]
}

const rowSchema = z.object({
  title: z.string().check(z.minLength(1)),
  kind: z.catch(z.string(), ''),
  url: z.catch(z.nullable(z.string()), null),
  tags: z.catch(z.array(z.string()), []),
  summary: z.catch(z.string(), ''),
  body: z.catch(z.string(), ''),
})

/**
 * @param file - JSON lines with title, kind, url, tags, summary, body; a kind that isn't ours becomes a link or an aid
 * @throws Error naming the line that can't be read
 */
export function readCorpusFile(file: string): readonly CorpusItem[] {
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.flatMap((line, at) => (line.trim() === '' ? [] : [itemOf(line, `${file}:${at + 1}`)]))
}

function itemOf(line: string, place: string): CorpusItem {
  try {
    const { title, kind, url, tags, summary, body } = rowSchema.parse(JSON.parse(line))
    return {
      kind: resourceKinds.find((ours) => ours === kind) ?? (url !== null && body === '' ? 'link' : 'aid'),
      title: title.slice(0, limits.maxTitleGraphemes),
      ...whyAndBody(summary, body),
      link: url,
      tags: tags.slice(0, limits.maxTags).map((tag) => tag.toLowerCase().slice(0, limits.maxTagGraphemes)),
    }
  } catch (error) {
    throw new Error(`${place} is not a resource with a title.`, { cause: error })
  }
}

/** A summary that is too long for the why is cut at a word, and leads the body in full. */
function whyAndBody(summary: string, body: string): Pick<CorpusItem, 'why' | 'body'> {
  const max = limits.maxWhyGraphemes
  if (summary.length <= max) return { why: summary, body: body.slice(0, limits.maxBodyGraphemes) }
  const cut = summary.slice(0, max - 1)
  const atWord = cut.slice(0, Math.max(cut.lastIndexOf(' '), 0)) || cut
  return { why: `${atWord}…`, body: `${summary}\n\n${body}`.slice(0, limits.maxBodyGraphemes) }
}

const syllables =
  'ba be bo ca co da de di fa fe ga ge ha in ka ko la le li lo ma me mi mo na ne no or pa pe po ra re ri ro sa se si so ta te ti to un va ve wi'.split(
    ' ',
  )
const vocabularySize = 8_000

/** The words that a search leaves out (the, and, of) come first in a language; this one begins after so many. */
const stopWordCount = 50

/**
 * The same resources for the same count. Word frequencies follow the law of Zipf and Mandelbrot, so that the commonest word
 * is in a third of the resources; a body has some 500 characters.
 */
export function seededCorpus(count: number): readonly CorpusItem[] {
  const random = seededRandom(20_261_123)
  const between = (low: number, high: number): number => low + Math.floor(random() * (high - low + 1))
  const newWord = (): string => Array.from({ length: between(2, 4) }, () => syllables[between(0, syllables.length - 1)]).join('')
  const vocabulary = [...new Set(Array.from({ length: vocabularySize }, newWord))]
  const span = vocabulary.length / stopWordCount + 1
  const word = (): string => vocabulary[Math.floor(stopWordCount * (span ** random() - 1))] ?? ''
  const words = (low: number, high: number): string => Array.from({ length: between(low, high) }, word).join(' ')

  return Array.from({ length: count }, (_, at) => {
    const kind = resourceKinds[between(0, resourceKinds.length - 1)] ?? 'note'
    return {
      kind,
      title: words(3, 8),
      why: words(8, 20),
      body: kind === 'link' ? '' : `${words(20, 60)}\n\n- ${words(20, 60)}`,
      link: kind === 'link' ? `https://example.org/${at}/${word()}` : null,
      tags: [...new Set(Array.from({ length: between(0, 3) }, word))],
    }
  })
}

/**
 * The corpus, and mixtures of two of its resources until there are `count`: half of both whys, bodies and titles, so that they
 * compete for the words of the originals. The same for the same corpus and count.
 */
export function withMixtures(corpus: readonly CorpusItem[], count: number): readonly CorpusItem[] {
  const random = seededRandom(20_000)
  const any = (): CorpusItem | undefined => corpus[Math.floor(random() * corpus.length)]
  const mixed = Array.from({ length: Math.max(0, count - corpus.length) }, () => mixtureOf(any(), any()))
  return [...corpus, ...mixed.flatMap((item) => item ?? [])]
}

function mixtureOf(one: CorpusItem | undefined, other: CorpusItem | undefined): CorpusItem | null {
  if (one === undefined || other === undefined) return null
  const half = (text: string): string => {
    const words = text.split(' ')
    return words.slice(0, Math.ceil(words.length / 2)).join(' ')
  }
  const otherHalf = (text: string): string => text.slice(half(text).length).trim()
  return {
    ...one,
    title: `${half(one.title)} ${half(other.title)}`.slice(0, limits.maxTitleGraphemes),
    why: `${half(one.why)} ${otherHalf(other.why)}`.slice(0, limits.maxWhyGraphemes),
    body: `${half(one.body)} ${otherHalf(other.body)}`.trim(),
    tags: [...new Set([...one.tags.slice(0, 1), ...other.tags.slice(0, 1)])],
  }
}
