/** The share form: what may be typed, how it is cleaned, and what is missing, the same in card, tab and import. */
import * as z from 'zod/mini'
import type { FieldFault, FieldFaults } from '#domain/errors.ts'
import { limits } from '#domain/limits.ts'
import { linkHost, parseLink } from '#domain/links/canonical-link.ts'
import { cleanLine, cleanText, countBytes, hasMoreGraphemes, isLarger, truncate } from '#domain/text.ts'
import { resourceKinds, type ResourceContent, type ResourceKind } from './resource.ts'
import { parseTags } from './tags.ts'

/** As it arrives from a form: every field a text, or left out. */
export const shareFormSchema = z.object({
  kind: z.optional(z.string()),
  title: z.optional(z.string()),
  link: z.optional(z.string()),
  why: z.optional(z.string()),
  body: z.optional(z.string()),
  tags: z.optional(z.union([z.string(), z.array(z.string())])),
  /** A card's toggle sends `true` as a text. */
  isRough: z.optional(z.union([z.boolean(), z.string()])),
})
export type ShareForm = z.infer<typeof shareFormSchema>

/** Cleaned and within every limit. */
export type ShareDraft = ResourceContent

export type ShareFormReading = { readonly ok: true; readonly draft: ShareDraft } | { readonly ok: false; readonly faults: FieldFaults }

/**
 * Cleans a form and checks it against every limit; all faults at once, by field.
 * A title or a link alone is enough: a link without a title is called by its host and path.
 * A link in the title field with nothing in the link field is taken for the link.
 */
export function readShareForm(form: ShareForm): ShareFormReading {
  const faults: Record<string, FieldFault> = {}
  const typedTitle = cleanLine(form.title ?? '')
  const typedLink = (form.link ?? '').trim()
  const titleIsLink = typedLink === '' && /^https?:\/\/\S+$/iu.test(typedTitle)
  const linkText = titleIsLink ? typedTitle : typedLink

  const link = linkText === '' ? null : parseLink(linkText)
  if (link !== null && !link.ok) faults['link'] = link.fault
  const href = link?.ok === true ? link.href : null

  const title = titleIsLink || typedTitle === '' ? (href === null ? '' : titleFromLink(href)) : typedTitle
  if (title === '' && linkText === '') faults['title'] = 'required'
  if (hasMoreGraphemes(title, limits.maxTitleGraphemes) || isLarger(form.title ?? '', title, limits.maxTextBytes))
    faults['title'] = 'too-long'

  const why = cleanText(form.why ?? '')
  if (hasMoreGraphemes(why, limits.maxWhyGraphemes) || isLarger(form.why ?? '', why, limits.maxTextBytes)) faults['why'] = 'too-long'

  const body = cleanText(form.body ?? '')
  if (hasMoreGraphemes(body, limits.maxBodyGraphemes) || isLarger(form.body ?? '', body, limits.maxBodyTextBytes))
    faults['body'] = 'too-long'

  const tags = parseTags(form.tags ?? [])
  if (tags.length > limits.maxTags) faults['tags'] = 'too-many'
  const typedTags = [form.tags ?? []].flat()
  if (typedTags.some((typed) => isLarger(typed, '', limits.maxBodyTextBytes))) faults['tags'] = 'too-long'
  if (tags.some((tag) => hasMoreGraphemes(tag, limits.maxTagGraphemes) || countBytes(tag) > limits.maxTextBytes))
    faults['tags'] = 'too-long'

  const kind = readKind(form.kind, href)
  if (kind === null) faults['kind'] = 'not-a-choice'

  if (kind === null || Object.keys(faults).length > 0) return { ok: false, faults }
  return { ok: true, draft: { kind, title, link: href, why, body, tags, isRough: form.isRough === true || form.isRough === 'true' } }
}

/** The kind that was chosen; without a choice, a link when there is one, else a work note. */
function readKind(chosen: string | undefined, href: string | null): ResourceKind | null {
  if (chosen === undefined || chosen === '') return href === null ? 'note' : 'link'
  return resourceKinds.find((kind) => kind === chosen) ?? null
}

/** What a link without a title is called: its host and path. */
export function titleFromLink(href: string): string {
  const { pathname } = new URL(href)
  const path = safeDecode(pathname).replace(/\/+$/u, '')
  return truncate(cleanLine(`${linkHost(href)}${path}`), limits.maxTitleGraphemes)
}

function safeDecode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch (error) {
    // A percent sign that starts no sequence: the raw path is as readable as it gets.
    if (error instanceof URIError) return path
    throw error
  }
}
