/** What a message says, as the beginning of a share form: guesses that a person sees and can change. */
import { limits } from '#domain/limits.ts'
import { canonicalLink, parseLink } from '#domain/links/canonical-link.ts'
import { cleanLine, cleanText, truncate } from '#domain/text.ts'
import type { ResourceKind } from './resource.ts'
import type { ShareForm } from './share-form.ts'

/** Short enough to be read in a row of the list. */
const maxGuessedTitle = 120
const maxGuessedTags = 3

/**
 * @param said - the plain text of the message, and the targets of its links
 * @param teamTags - the tags that the team uses, the most used first
 */
export function guessForm(said: { readonly text: string; readonly links: readonly string[] }, teamTags: readonly string[]): ShareForm {
  const text = cleanText(said.text)
  const link = firstLink([...said.links, ...(text.match(/https?:\/\/\S+/giu) ?? [])])
  const words = cleanText(text.replace(/https?:\/\/\S+/giu, ' '))
  const title = truncate(cleanLine(words.split('\n').find((line) => /[\p{L}\p{N}]/u.test(line)) ?? ''), maxGuessedTitle)
  // A title that holds all of it needs no text below it.
  const body = cleanLine(words) === title ? '' : text
  const tags = guessTags(words, teamTags)
  return {
    title,
    kind: guessKind(words, link),
    ...(link === null ? {} : { link }),
    ...(body === '' ? {} : { body: truncate(body, limits.maxBodyGraphemes) }),
    ...(tags.length === 0 ? {} : { tags: tags.join(', ') }),
  }
}

/** Tags of the team whose words stand in the text. */
export function guessTags(text: string, teamTags: readonly string[]): readonly string[] {
  const words = ` ${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `
  return teamTags.filter((tag) => words.includes(` ${tag.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `)).slice(0, maxGuessedTags)
}

/** @param words - the text without its link */
export function guessKind(words: string, link: string | null): ResourceKind {
  const steps = words.split('\n').filter((line) => /^\s*(?:[-*\u2022]|\d+[.)])\s/u.test(line))
  if (steps.length >= 3 || /^how to\b/iu.test(words)) return 'aid'
  if (link !== null) return 'link'
  if (/^(?:idea\b|what if\b|we could\b|could we\b|how about\b)/iu.test(words)) return 'idea'
  return 'note'
}

/** The first that can be shared; the same page in another form is the same link. */
function firstLink(candidates: readonly string[]): string | null {
  const links = candidates.flatMap((candidate) => {
    // Longer ones are refused in any case; measured first, since a message may be one long word.
    const parsed = parseLink(candidate.length > 2 * limits.maxLinkChars ? '' : withoutEnding(candidate))
    return parsed.ok ? [parsed.href] : []
  })
  return [...new Map(links.map((href) => [canonicalLink(href), href])).values()][0] ?? null
}

/** What ends a sentence is no part of the link before it. */
function withoutEnding(candidate: string): string {
  let end = candidate.length
  while (end > 0 && '.,;:!?)]}\'"'.includes(candidate[end - 1] ?? '')) end -= 1
  return candidate.slice(0, end)
}
