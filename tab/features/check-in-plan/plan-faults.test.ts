/** Every fault that a plan can have has a sentence beside its place. */
import { expect, test } from 'vitest'
import { proposedPlan } from '#domain/check-ins/plan.ts'
import { planSchema, readPlan } from '#domain/check-ins/plan-form.ts'
import { limits } from '#domain/limits.ts'
import { en } from '#domain/texts/en.ts'
import { formFaults } from '#tab/api/api-error.ts'
import type { Plan } from '#tab/api/check-in-plan.ts'
import { planFault } from './plan-faults.ts'

const plan = planSchema.parse(proposedPlan('Europe/Oslo'))
const holiday = { from: '2026-12-24', to: '2026-12-26', label: 'Winter' }

test.each<[string, Partial<Plan>, string, RegExp]>([
  ['a zone that is none', { zone: 'Atlantis' }, 'zone', /time zone/],
  ['no questions', { questions: [] }, 'questions', /Add a question/],
  ['an empty question', { questions: [{ text: ' ', every: 1 }] }, 'questions.0', /Write the question/],
  ['a long question', { questions: [{ text: 'x'.repeat(limits.maxQuestionGraphemes + 1), every: 1 }] }, 'questions.0', /200 characters/],
  ['days the wrong way round', { holidays: [{ ...holiday, to: '2026-12-01' }] }, 'holidays.0', /last one/],
  ['a long name', { holidays: [{ ...holiday, label: 'x'.repeat(limits.maxHolidayGraphemes + 1) }] }, 'holidays.0', /80 characters/],
  ['holidays without end', { holidays: Array.from({ length: limits.maxHolidays + 1 }, () => holiday) }, 'holidays', /At most 40/],
  ['a day that is none', { pausedUntil: '2026-02-30' }, 'pausedUntil', /calendar/],
  ['a time that is none', { weekly: { weekday: 5, time: '25:00' } }, 'weekly.time', /Choose it again/],
])('%s', (_what, change, field, sentence) => {
  const reading = readPlan({ ...plan, ...change })
  expect(reading.ok).toBe(false)
  const error = formFaults(reading.ok ? {} : reading.faults)
  expect(planFault(en, error, field)).toMatch(sentence)
  expect(planFault(en, error, 'holidays.7')).toBeNull()
})
