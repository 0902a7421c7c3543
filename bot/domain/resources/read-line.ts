/** A line or a few that a teammate adds: cleaned, and within its limit. */
import { AppError } from '#domain/errors.ts'
import { limits } from '#domain/limits.ts'
import { cleanText, hasMoreGraphemes, isLarger } from '#domain/text.ts'

/**
 * @param field - names it in a refusal
 * @throws AppError `invalid-input`: too long, or empty where something is wanted
 */
export function readLine(
  field: string,
  typed: string,
  { isWanted, max = limits.maxCommentGraphemes }: { readonly isWanted: boolean; readonly max?: number },
): string {
  const text = cleanText(typed)
  if (isWanted && text === '') throw new AppError('invalid-input', { fields: { [field]: 'empty' } })
  if (hasMoreGraphemes(text, max) || isLarger(typed, text, limits.maxTextBytes))
    throw new AppError('invalid-input', { fields: { [field]: 'too-long' } })
  return text
}
