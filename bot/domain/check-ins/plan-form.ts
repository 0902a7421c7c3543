/** What may stand in a team's plan and in a person's times: shapes for the edges, and what of it can't be kept. */
import * as z from 'zod/mini'
import type { FieldFault, FieldFaults } from '#domain/errors.ts'
import { limits } from '#domain/limits.ts'
import { cleanLine, hasMoreGraphemes, isLarger } from '#domain/text.ts'
import { bankQuestions, maxQuestions, type CheckInPlan, type OwnTimes, type PlannedQuestion } from './plan.ts'
import { knownZone } from './time-zone.ts'
import { isClockTime, isDay, weekdays } from './weekly-time.ts'

export const weeklySchema = z.object({ weekday: z.literal(weekdays), time: z.string() })
const everySchema = z.literal([1, 2, 4])

export const planSchema = z.object({
  isOn: z.boolean(),
  weekly: weeklySchema,
  zone: z.string(),
  isOwnTime: z.boolean(),
  questions: z.array(
    z.union([z.object({ bank: z.enum(bankQuestions), every: everySchema }), z.object({ text: z.string(), every: everySchema })]),
  ),
  holidays: z.array(z.object({ from: z.string(), to: z.string(), label: z.string() })),
  pausedUntil: z.nullable(z.string()),
  roundUp: z.nullable(z.object({ channelId: z.nullable(z.string()), weekly: weeklySchema })),
})

export const ownTimesSchema = z.object({
  weekly: z.nullable(weeklySchema),
  workingDays: z.array(z.literal(weekdays)),
  pause: z.nullable(z.union([z.literal('stopped'), z.object({ until: z.string() })])),
  /** IANA name; null: that of the device. */
  zone: z.nullable(z.string()),
})

/** The same plan, whatever the order of its fields. */
export const isSamePlan = (one: CheckInPlan, other: CheckInPlan): boolean => inOrder(one) === inOrder(other)

const inOrder = ({ questions, holidays, ...plan }: CheckInPlan): string =>
  JSON.stringify(planSchema.parse({ ...plan, questions: [...questions], holidays: [...holidays] }))

export type PlanReading = { readonly ok: true; readonly plan: CheckInPlan } | { readonly ok: false; readonly faults: FieldFaults }

/** Cleans a plan and checks it; all faults at once, by field such as `questions.2`. */
export function readPlan(given: z.infer<typeof planSchema>): PlanReading {
  const faults: Record<string, FieldFault> = {}
  const zone = knownZone(given.zone)
  if (!isClockTime(given.weekly.time)) faults['weekly.time'] = 'not-a-choice'
  if (zone === null) faults['zone'] = 'not-a-choice'
  const questions = given.questions.map(cleaned)
  if (questions.length === 0) faults['questions'] = 'required'
  if (questions.length > maxQuestions) faults['questions'] = 'too-many'
  questions.forEach((question, at) => {
    const fault = faultOf(question)
    if (fault !== null) faults[`questions.${at}`] = fault
  })
  const holidays = given.holidays.map((holiday) => ({ ...holiday, label: cleanLine(holiday.label) }))
  if (holidays.length > limits.maxHolidays) faults['holidays'] = 'too-many'
  holidays.forEach(({ from, to, label }, at) => {
    if (!isDay(from) || !isDay(to) || to < from) faults[`holidays.${at}`] = 'not-a-choice'
    else if (hasMoreGraphemes(label, limits.maxHolidayGraphemes)) faults[`holidays.${at}`] = 'too-long'
  })
  if (given.pausedUntil !== null && !isDay(given.pausedUntil)) faults['pausedUntil'] = 'not-a-choice'
  if (given.roundUp !== null && !isClockTime(given.roundUp.weekly.time)) faults['roundUp.weekly.time'] = 'not-a-choice'
  if (given.roundUp !== null && given.roundUp.channelId !== null && !channelPattern.test(given.roundUp.channelId))
    faults['roundUp.channelId'] = 'not-a-choice'
  if (zone === null || Object.keys(faults).length > 0) return { ok: false, faults }
  return { ok: true, plan: { ...given, zone, questions, holidays } }
}

export type TimesReading =
  | { readonly ok: true; readonly own: OwnTimes; readonly zone: string | null }
  | { readonly ok: false; readonly faults: FieldFaults }

/** As `readPlan`, for what a person chooses for themselves. */
export function readOwnTimes(given: z.infer<typeof ownTimesSchema>): TimesReading {
  const { weekly, pause } = given
  const faults: Record<string, FieldFault> = {}
  const zone = given.zone === null ? null : knownZone(given.zone)
  if (given.zone !== null && zone === null) faults['zone'] = 'not-a-choice'
  if (weekly !== null && !isClockTime(weekly.time)) faults['weekly.time'] = 'not-a-choice'
  if (given.workingDays.length === 0) faults['workingDays'] = 'required'
  if (pause !== null && pause !== 'stopped' && !isDay(pause.until)) faults['pause.until'] = 'not-a-choice'
  if (Object.keys(faults).length > 0) return { ok: false, faults }
  const workingDays = [...new Set(given.workingDays)].toSorted((one, other) => one - other)
  return { ok: true, own: { weekly, workingDays, pause }, zone }
}

/** Of a channel as Teams names it; of a thread in one, or of a chat, it isn't. */
const channelPattern = /^19:[\w.-]{1,280}@thread\.(?:tacv2|skype)$/u

const cleaned = (question: PlannedQuestion): PlannedQuestion =>
  'bank' in question ? question : { ...question, text: cleanLine(question.text) }

function faultOf(question: PlannedQuestion): FieldFault | null {
  if ('bank' in question) return null
  if (question.text === '') return 'required'
  const isLong = hasMoreGraphemes(question.text, limits.maxQuestionGraphemes) || isLarger(question.text, question.text, limits.maxTextBytes)
  return isLong ? 'too-long' : null
}
