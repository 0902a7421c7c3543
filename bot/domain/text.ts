/** Cleaning and counting of what people type: the same on every surface. */

/** Bidirectional overrides and isolates, zero-width no-break space, and control characters but tab and line feed. */
// oxlint-disable-next-line no-control-regex -- these very characters are what is removed
const unsafeCharacters = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFEFF]/gu

/**
 * A text on several lines: NFC, line ends as `\n`, control and direction-override characters gone,
 * lone surrogates replaced, trimmed. Right-to-left letters and emoji stay.
 */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(/\r\n?/gu, '\n').replace(unsafeCharacters, '').normalize('NFC').trim()
}

/** A text on one line: as `cleanText`, and every run of white space is one space. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/gu, ' ')
}

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** Length as people count it: a family emoji is one. */
export function countGraphemes(text: string): number {
  // A text of n UTF-16 units never has more than n graphemes, and plain ASCII without \r has exactly n.
  if (/^[\n\u0020-\u007E]*$/u.test(text)) return text.length
  let count = 0
  for (const _ of segmenter.segment(text)) count += 1
  return count
}

/** The first `max` graphemes, with an ellipsis in place of the last when something was cut. */
export function truncate(text: string, max: number): string {
  if (countGraphemes(text) <= max) return text
  const kept: string[] = []
  for (const { segment } of segmenter.segment(text)) {
    if (kept.length === max - 1) break
    kept.push(segment)
  }
  return `${kept.join('').trimEnd()}…`
}

/** Size in UTF-8 bytes. */
export function countBytes(text: string): number {
  return new TextEncoder().encode(text).length
}
