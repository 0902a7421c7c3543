/** What may stand on a metric's time line beside its readings: annotations, and rebases. */
import * as z from 'zod/mini'
import { isDay } from '#domain/check-ins/weekly-time.ts'
import type { FieldFault, FieldFaults } from '#domain/errors.ts'
import { resourceId, type ResourceId } from '#domain/ids.ts'
import { limits } from '#domain/limits.ts'
import { cleanLine, cleanText, hasMoreGraphemes, isLarger } from '#domain/text.ts'
import { periodOfDay } from './period.ts'

export const annotationSchema = z.object({
  /** `YYYY-MM-DD`. */
  date: z.string(),
  text: z.string(),
  resourceIds: z._default(z.array(z.string()), []),
})

export type AnnotationContent = { readonly date: string; readonly text: string; readonly resourceIds: readonly ResourceId[] }

type Read<Content> = { readonly ok: true; readonly content: Content } | { readonly ok: false; readonly faults: FieldFaults }

/** @param today - `YYYY-MM-DD`, by the team's clock: what has not happened is not noted down */
export function readAnnotation(given: z.infer<typeof annotationSchema>, today: string): Read<AnnotationContent> {
  const faults: Record<string, FieldFault> = {}
  const text = cleanText(given.text)
  if (text === '') faults['text'] = 'empty'
  if (hasMoreGraphemes(text, limits.maxCommentGraphemes) || isLarger(given.text, text, limits.maxTextBytes)) faults['text'] = 'too-long'
  const ids = [...new Set(given.resourceIds.map((id) => id.toLowerCase()))]
  if (ids.length > limits.maxAnnotationLinks) faults['resourceIds'] = 'too-many'
  else if (!ids.every((id) => /^[0-9a-f-]{36}$/u.test(id))) faults['resourceIds'] = 'not-a-choice'
  const date = dayFault(given.date, today)
  if (date !== null) faults['date'] = date
  return Object.keys(faults).length > 0
    ? { ok: false, faults }
    : { ok: true, content: { date: given.date, text, resourceIds: ids.map(resourceId) } }
}

/** @returns the reason as it is kept */
export function readRebase(given: { readonly date: string; readonly reason: string }, today: string): Read<string> {
  const faults: Record<string, FieldFault> = {}
  const reason = cleanLine(given.reason)
  if (reason === '') faults['reason'] = 'empty'
  if (hasMoreGraphemes(reason, limits.maxReasonGraphemes) || isLarger(given.reason, reason, limits.maxTextBytes))
    faults['reason'] = 'too-long'
  const date = dayFault(given.date, today)
  if (date !== null) faults['date'] = date
  return Object.keys(faults).length > 0 ? { ok: false, faults } : { ok: true, content: reason }
}

function dayFault(date: string, today: string): FieldFault | null {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(date)) return 'not-a-day'
  if (!isDay(date) || periodOfDay(date, 'month') === null) return 'no-such-day'
  return date > today ? 'future' : null
}
