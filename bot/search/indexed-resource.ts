/** What the search keeps of a resource: its summary, and its text for phrases and for taking its words back. */
import { summaryOf, type Resource, type ResourceSummary } from '#domain/resources/resource.ts'
import { isStopWord } from './stop-words.ts'
import { wordsOf } from './words.ts'

export type IndexedResource = {
  readonly summary: ResourceSummary
  /**
   * Title, why, tags, body and people, one line each, as phrases are compared with them.
   * It costs a byte per character (two when a character isn't Latin-1) and makes the body unnecessary.
   */
  readonly text: string
  /** Of everything that a page may show: another number after a change of it. */
  readonly fingerprint: number
}

/** The words of each field, with repetitions. */
export type FieldWords = {
  readonly title: readonly string[]
  readonly why: readonly string[]
  readonly tags: readonly string[]
  readonly body: readonly string[]
  /** Who shared it, and whose message it was. */
  readonly people: readonly string[]
}

export function indexedResource(resource: Resource): IndexedResource {
  const people = [resource.sharedBy.name, resource.source?.author.name ?? '']
  const lines = [resource.title, resource.why, resource.tags.join(' '), resource.body, people.join(' ')]
  return { summary: summaryOf(resource), text: lines.map(phraseText).join('\n'), fingerprint: fingerprintOf(resource) }
}

/** Equal each time for the same entry: what is taken back is what was given. */
export function fieldWordsOf({ text }: IndexedResource): FieldWords {
  const [title = [], why = [], tags = [], body = [], people = []] = text.split('\n').map(wordsOf)
  const telling = (words: readonly string[]): string[] => words.filter((word) => !isStopWord(word))
  return { title, why: telling(why), tags: telling(tags), body: telling(body), people }
}

/** A text as phrases are compared: case, line breaks and Markdown's emphasis don't count. */
export const phraseText = (text: string): string => text.toLowerCase().replace(/[*`]+/gu, '').replace(/\s+/gu, ' ')

/** What the resource counts against the memory limit: one, and one more for each further 4,096 characters. */
export const weightOf = ({ text }: IndexedResource): number => 1 + Math.floor(text.length / 4_096)

/** FNV-1a over what changes with a resource; its revision stands for its content. */
function fingerprintOf({ resourceId, revision, helpedCount, commentCount, outdated, preview, sharedBy }: Resource): number {
  const changing = `${resourceId} ${revision} ${helpedCount} ${commentCount} ${outdated?.at ?? ''} ${preview === null ? '' : 'p'} ${sharedBy.personId}`
  let hash = 0x811c9dc5
  for (let at = 0; at < changing.length; at += 1) hash = Math.imul(hash ^ changing.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

/** By time of sharing, then by id, oldest first; 0 for the same resource only. */
export function compareAge(
  one: Pick<ResourceSummary, 'sharedAt' | 'resourceId'>,
  other: Pick<ResourceSummary, 'sharedAt' | 'resourceId'>,
): number {
  if (one.sharedAt !== other.sharedAt) return one.sharedAt < other.sharedAt ? -1 : 1
  if (one.resourceId !== other.resourceId) return one.resourceId < other.resourceId ? -1 : 1
  return 0
}
