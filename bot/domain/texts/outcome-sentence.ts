/** What has become of an answer to a check-in, when it isn't simply kept. */
import { limits } from '#domain/limits.ts'
import type { ErrorCode, FieldFault } from '#domain/errors.ts'
import type { Texts } from './texts.ts'

export type SaidOutcome =
  | { readonly outcome: 'kept' | 'empty' | 'overtaken' | 'closed' }
  | { readonly outcome: 'refused'; readonly fault: FieldFault }
  | { readonly outcome: 'kept-unshared'; readonly error: { readonly code: ErrorCode } }

/** @returns null when there is nothing to say about it */
export function outcomeSentence({ checkIn, errors, fieldFaults, tooLong }: Texts, outcome: SaidOutcome): string | null {
  switch (outcome.outcome) {
    case 'kept':
    case 'empty':
      return null
    case 'overtaken':
      return checkIn.overtaken
    case 'closed':
      return checkIn.closed
    case 'refused':
      return outcome.fault === 'too-long' ? tooLong.text(limits.maxNoteGraphemes) : fieldFaults[outcome.fault]
    case 'kept-unshared':
      return checkIn.keptUnshared(errors[outcome.error.code].what)
  }
}
