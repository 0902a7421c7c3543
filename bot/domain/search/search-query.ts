/** The query syntax of every search box: words, `"a phrase"`, `#tag`, `kind:aid` (or `kind:"job aid"`), `is:rough`, `is:outdated`. */
import { limits } from '#domain/limits.ts'
import type { ResourceKind } from '#domain/resources/resource.ts'
import { normalTag } from '#domain/resources/tags.ts'
import { cleanLine } from '#domain/text.ts'

export type SearchQuery = {
  /** What is left for the words, as typed and cleaned; a trailing letter may be the beginning of a word. */
  readonly text: string
  /** Each must stand in the resource as it is, ignoring case. */
  readonly phrases: readonly string[]
  /** Each must be a tag of the resource. */
  readonly tags: readonly string[]
  /** Any of these; all kinds when empty. */
  readonly kinds: readonly ResourceKind[]
  /** Only rough notes, only outdated ones; both marks when both are asked for. */
  readonly marks: readonly SearchMark[]
}

/** As people write them: one or several, by their full name too. */
const kindNames: ReadonlyMap<string, ResourceKind> = new Map([
  ...['link', 'links'].map((name) => [name, 'link'] as const),
  ...['aid', 'aids', 'jobaid', 'jobaids'].map((name) => [name, 'aid'] as const),
  ...['story', 'stories'].map((name) => [name, 'story'] as const),
  ...['idea', 'ideas'].map((name) => [name, 'idea'] as const),
  ...['note', 'notes', 'worknote', 'worknotes'].map((name) => [name, 'note'] as const),
])

const searchMarks = ['rough', 'outdated'] as const
export type SearchMark = (typeof searchMarks)[number]

/** True when nothing is asked for: then a list is by recency. */
export const isEmptyQuery = (query: SearchQuery): boolean =>
  query.text === '' && query.phrases.length === 0 && query.tags.length === 0 && query.kinds.length === 0 && query.marks.length === 0

/**
 * Reads what was typed. It never fails: an open quote is a phrase to the end, an unknown kind is a word,
 * and everything beyond 200 characters is left out.
 */
export function parseSearchQuery(typed: string): SearchQuery {
  const phrases: string[] = []
  const tags: string[] = []
  const kinds: ResourceKind[] = []
  const marks: SearchMark[] = []
  const text = cleanLine(typed.slice(0, limits.maxSearchChars))
    .replace(/(?<=^|\s)kind:(?:"([^"]*)"|(\S+))/giu, (whole, quoted: string | undefined, name: string | undefined) => {
      const kind = kindNames.get((quoted ?? name ?? '').toLowerCase().replace(/[\s-]/gu, ''))
      if (kind === undefined) return whole
      kinds.push(kind)
      return ' '
    })
    .replace(/"([^"]*)(?:"|$)/gu, (_whole, phrase: string) => {
      if (phrase.trim() !== '') phrases.push(phrase.trim().toLowerCase())
      return ' '
    })
    .replace(/(?<=^|\s)#([^\s#]+)/gu, (_whole, tag: string) => {
      const normal = normalTag(tag)
      if (normal !== '') tags.push(normal)
      return ' '
    })
    .replace(/(?<=^|\s)is:(\S+)/giu, (whole, name: string) => {
      const mark = searchMarks.find((candidate) => candidate === name.toLowerCase())
      if (mark === undefined) return whole
      marks.push(mark)
      return ' '
    })
  return { text: cleanLine(text), phrases, tags, kinds, marks }
}
