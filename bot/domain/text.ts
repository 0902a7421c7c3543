/** Cleaning and counting of what people type: the same on every surface. */

/** Bidirectional overrides and isolates, format characters that Unicode has given up, zero-width no-break space, and control characters but tab and line feed. */
// oxlint-disable-next-line no-control-regex -- these very characters are what is removed
const unsafeCharacters = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u206F\uFEFF\uFFF9-\uFFFB]/gu

/** More accents on one letter than any language writes; the half-width voicing marks of Katakana become such marks in NFKC. */
const piledMarks = /([\p{M}\uFF9E\uFF9F]{16})[\p{M}\uFF9E\uFF9F]+/gu

/** Neither white space, nor ignored by fonts, nor a mark; nor of the two symbols that are drawn as nothing: empty Braille, a note without a head. */
const visibleCharacter = /[^\s\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{M}\u2800\u{1D159}]/u

/** Without width, and without a meaning between letters. */
const hiddenCharacters = /[\u00AD\u061C\u180E\u200B\u200E\u200F\u2060-\u2064]/gu

/** Joiners have a meaning in some scripts and between emoji; not after Latin letters, nor at the beginning. */
const idleJoiners = /(?<=^|[\p{Script=Latin}\d_-])[\u034F\u200C\u200D]+/gu

/**
 * A text on several lines: NFC, line ends as `\n`, control and direction-override characters gone,
 * lone surrogates replaced, piled up marks cut, trimmed. Right-to-left letters and emoji stay.
 * Empty when nothing of it can be seen: then nothing was typed.
 */
export function cleanText(text: string): string {
  const cleaned = withoutPiledMarks(text.toWellFormed().replace(/\r\n?/gu, '\n').replace(unsafeCharacters, '')).normalize('NFC').trim()
  return visibleCharacter.test(cleaned) ? cleaned : ''
}

/** At most 16 marks on a letter. Normalising sorts them in quadratic time: 60,000 would stop the process for seconds. */
export const withoutPiledMarks = (text: string): string => text.replace(piledMarks, '$1')

/** Without what nobody can see, so that texts that look the same are the same. Persian keeps its joints, and families stay together. */
export const withoutHidden = (text: string): string => text.replace(hiddenCharacters, '').replace(idleJoiners, '')

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

/** True when it has more than `max` graphemes; of an endless text no more than that is counted. */
export function hasMoreGraphemes(text: string, max: number): boolean {
  if (text.length <= max) return false
  let count = 0
  for (const _ of segmenter.segment(text)) if ((count += 1) > max) return true
  return false
}

/** The first `max` graphemes, with an ellipsis in place of the last when something was cut. */
export function truncate(text: string, max: number): string {
  if (!hasMoreGraphemes(text, max)) return text
  const kept: string[] = []
  for (const { segment } of segmenter.segment(text)) {
    if (kept.length === max - 1) break
    kept.push(segment)
  }
  return `${kept.join('').trimEnd()}…`
}

/**
 * True when a text is larger than `maxBytes` of UTF-8: as it was cleaned, or as it was typed when cleaning cut piled up marks,
 * so that a blob is refused as too long and not taken as what is left of it.
 */
export function isLarger(typed: string, cleaned: string, maxBytes: number): boolean {
  return countBytes(cleaned) > maxBytes || (withoutPiledMarks(typed) !== typed && countBytes(typed) > maxBytes)
}

/** Size in UTF-8 bytes. */
export function countBytes(text: string): number {
  return new TextEncoder().encode(text).length
}
