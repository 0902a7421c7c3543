/** What is wrong with a field, with its limit where that was passed. */
import type { FieldFault } from '#domain/errors.ts'
import { limits } from '#domain/limits.ts'
import type { Texts } from './texts.ts'

const maxGraphemes: Readonly<Record<string, number>> = {
  title: limits.maxTitleGraphemes,
  why: limits.maxWhyGraphemes,
  body: limits.maxBodyGraphemes,
  link: limits.maxLinkChars,
  tags: limits.maxTagGraphemes,
  line: limits.maxCommentGraphemes,
  text: limits.maxCommentGraphemes,
  instead: limits.maxReasonGraphemes,
}

/** @param field - as the form names it */
export function faultSentence({ fieldFaults, tooLong }: Pick<Texts, 'fieldFaults' | 'tooLong'>, fault: FieldFault, field: string): string {
  const max = fault === 'too-long' ? maxGraphemes[field] : undefined
  if (max === undefined) return fieldFaults[fault]
  return field === 'tags' ? tooLong.tag(max) : tooLong.text(max)
}
