/** What the search keeps of a resource: its summary, and its text for phrases and for taking its words back. */
import { summaryOf, type Resource, type ResourceSummary } from '#domain/resources/resource.ts'
import { isStopWord } from './stop-words.ts'
import { wordsOf } from './words.ts'

export type IndexedResource = {
  readonly summary: ResourceSummary
  /**
   * Title, why, tags and body, one line each, as phrases are compared with them.
   * It costs a byte per character (two when a character isn't Latin-1) and makes the body unnecessary.
   */
  readonly text: string
}

/** The words of each field, with repetitions. */
export type FieldWords = {
  readonly title: readonly string[]
  readonly why: readonly string[]
  readonly tags: readonly string[]
  readonly body: readonly string[]
}

export function indexedResource(resource: Resource): IndexedResource {
  const lines = [resource.title, resource.why, resource.tags.join(' '), resource.body]
  return { summary: summaryOf(resource), text: lines.map(phraseText).join('\n') }
}

/** Equal each time for the same entry: what is taken back is what was given. */
export function fieldWordsOf({ text }: IndexedResource): FieldWords {
  const [title = [], why = [], tags = [], body = []] = text.split('\n').map(wordsOf)
  const telling = (words: readonly string[]): string[] => words.filter((word) => !isStopWord(word))
  return { title, why: telling(why), tags: telling(tags), body: telling(body) }
}

/** A text as phrases are compared: case, line breaks and Markdown's emphasis don't count. */
export const phraseText = (text: string): string => text.toLowerCase().replace(/[*`]+/gu, '').replace(/\s+/gu, ' ')

/** What the resource counts against the memory limit: one, and one more for each further 4,096 characters. */
export const weightOf = ({ text }: IndexedResource): number => 1 + Math.floor(text.length / 4_096)

/** By time of sharing, then by id, oldest first; 0 for the same resource only. */
export function compareAge(one: ResourceSummary, other: ResourceSummary): number {
  if (one.sharedAt !== other.sharedAt) return one.sharedAt < other.sharedAt ? -1 : 1
  if (one.resourceId !== other.resourceId) return one.resourceId < other.resourceId ? -1 : 1
  return 0
}
