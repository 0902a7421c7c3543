/** What was typed to be kept: a link, a text with a link in it, or a thought. */
import { AppError, type FieldFault } from '#domain/errors.ts'
import { limits } from '#domain/limits.ts'
import { linkHost, parseLink } from '#domain/links/canonical-link.ts'
import { cleanLine, cleanText, hasMoreGraphemes, isLarger, truncate } from '#domain/text.ts'

export type Capture = { readonly title: string; readonly note: string; readonly link: string | null }

/**
 * The first http or https link in it becomes the link; the first line without it becomes the title, and the whole text is kept
 * as the note when the title doesn't hold all of it.
 * @throws AppError `invalid-input` for nothing, for what is too long, and for a link that can't be kept
 */
export function readCapture(typed: string): Capture {
  const text = cleanText(typed)
  if (text === '') throw refused('empty')
  if (hasMoreGraphemes(text, limits.maxNoteGraphemes) || isLarger(typed, text, limits.maxTextBytes)) throw refused('too-long')
  const found = /https?:\/\/\S+/iu.exec(text)?.[0] ?? (looksLikeLink.test(text) ? text : null)
  const link = found === null ? null : parseLink(found)
  // A thought with a link in it that can't be kept is still a thought; a link alone is nothing else.
  if (found === text && link !== null && !link.ok) throw refused(link.fault)
  const href = link?.ok === true ? link.href : null
  const words = href === null || found === null ? text : cleanText(text.replace(found, ' '))
  const firstLine = cleanLine(words.split('\n')[0] ?? '')
  const title = firstLine === '' ? (href === null ? text : titleOf(href)) : truncate(firstLine, limits.maxTitleGraphemes)
  return { title: truncate(cleanLine(title), limits.maxTitleGraphemes), note: words === title || words === '' ? '' : words, link: href }
}

/** A host with a path, or one of the schemes that pass for links and are none that can be kept; `todo:call` is a thought. */
const looksLikeLink = /^(?:(?:[\p{L}\d-]+\.)+\p{L}{2,}(?:[:/?#]\S*)?|\s*(?:javascript|data|vbscript|file|ftp):\S*)$/iu

const refused = (fault: FieldFault): AppError => new AppError('invalid-input', { fields: { text: fault } })

function titleOf(href: string): string {
  const { pathname } = new URL(href)
  return `${linkHost(href)}${pathname.replace(/\/+$/u, '')}`
}
