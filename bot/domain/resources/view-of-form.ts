/** A share form whose link the library has already: what of it becomes a view, and what of it stays unused. */
import type { FieldFaults } from '#domain/errors.ts'
import { limits } from '#domain/limits.ts'
import { cleanText, countGraphemes } from '#domain/text.ts'
import type { ShareForm } from './share-form.ts'

export type ViewReading =
  | { readonly ok: true; readonly text: string }
  /** `empty` is of the why: a view without words; `too-long` of whichever part is the longer one. */
  | { readonly ok: false; readonly faults: FieldFaults }

/** The line and the text below it, both in the person's words. */
export function viewOfForm({ why = '', body = '' }: ShareForm): ViewReading {
  const parts = [cleanText(why), cleanText(body)]
  const text = parts.filter((part) => part !== '').join('\n\n')
  if (text === '') return { ok: false, faults: { why: 'empty' } }
  if (countGraphemes(text) <= limits.maxCommentGraphemes) return { ok: true, text }
  return { ok: false, faults: countGraphemes(parts[1] ?? '') > countGraphemes(parts[0] ?? '') ? { body: 'too-long' } : { why: 'too-long' } }
}

/** What was typed and has no place in a view: said before, since it goes with the form. */
export const unusedByView = ({ title = '', tags = [] }: ShareForm): readonly ('title' | 'tags')[] =>
  (['title', 'tags'] as const).filter((field) => [{ title, tags }[field]].flat().join('').trim() !== '')
