/** What of a plan can't be saved, as a sentence beside its place. */
import type { TabTexts } from '#domain/texts/tab-texts.ts'
import { ApiError } from '#tab/api/api-error.ts'

/** @param field - as `readPlan` names it, such as `questions.2`; @returns null when it has no fault */
export function planFault(texts: TabTexts, error: unknown, field: string): string | null {
  const fault = error instanceof ApiError ? error.fields[field] : undefined
  const { faults } = texts.settings.checkIns
  if (fault === undefined) return null
  const [part, place] = field.split('.')
  if (part === 'zone') return faults.zone
  if (part === 'pausedUntil') return faults.day
  if (part === 'questions' && place === undefined) return faults.noQuestions
  if (part === 'questions') return fault === 'too-long' ? faults.longQuestion : faults.emptyQuestion
  if (part === 'holidays' && place === undefined) return faults.manyHolidays
  if (part === 'holidays') return fault === 'too-long' ? faults.longHoliday : faults.holiday
  return faults.other
}
