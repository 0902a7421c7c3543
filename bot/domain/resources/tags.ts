/** Tags: lower case, without `#`, words joined by `-`. */
import { cleanLine, withoutHidden } from '#domain/text.ts'

/**
 * Reads tags as people type them: `#K4, defrost board` gives `k4`, `defrost-board`.
 * Commas and semicolons separate; so does white space before a `#`. Each tag once, in the order typed.
 */
export function parseTags(typed: string | readonly string[]): readonly string[] {
  const parts = (typeof typed === 'string' ? [typed] : typed).flatMap((text) => text.split(/[,;\n]|\s(?=#)/u))
  const tags = parts.map(normalTag).filter((tag) => tag !== '')
  return [...new Set(tags)]
}

/** One tag in its stored form; empty when nothing of it is left. */
export function normalTag(text: string): string {
  return cleanLine(withoutHidden(cleanLine(text)).toLowerCase().replace(/^#+/u, '').trim().replace(/\s+/gu, '-').replace(/[#"]/gu, ''))
}
