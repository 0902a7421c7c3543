/** A resource's revision as an ETag, and back. */
import { AppError } from '#domain/errors.ts'

export const etagOf = (revision: number): string => `"r${revision}"`

/** @throws AppError `invalid-input` without a version to change: nobody overwrites what they have not seen */
export function revisionOf(ifMatch: string | undefined): number {
  const match = /^"r(\d{1,9})"$/u.exec(ifMatch ?? '')
  if (match?.[1] === undefined) throw new AppError('invalid-input', { fields: { 'If-Match': 'required' } })
  return Number(match[1])
}
