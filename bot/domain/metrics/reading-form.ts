/** What may stand in readings that come one by one or as a list, and what of it can't be kept. */
import * as z from 'zod/mini'
import type { FieldFault, FieldFaults } from '#domain/errors.ts'
import { limits } from '#domain/limits.ts'
import { cleanText, hasMoreGraphemes, isLarger } from '#domain/text.ts'
import type { IncomingReading } from './merge-readings.ts'
import { isWithin, type Metric } from './metric.ts'
import type { Period } from './period.ts'
import { readDay, type DayFault } from './read-day.ts'
import { isValue } from './read-value.ts'

export const readingSchema = z.object({
  /** `2026-11`, `2026-W48`, or a day in it. */
  period: z.string(),
  value: z.number(),
  note: z._default(z.string(), ''),
})

export type GivenReadings =
  | { readonly ok: true; readonly readings: readonly IncomingReading[] }
  /** By the place in the list, such as `3.period`. */
  | { readonly ok: false; readonly faults: FieldFaults }

/** All of them or none: every fault is told. @param today - `YYYY-MM-DD`, by the team's clock */
export function readGivenReadings(
  given: readonly z.infer<typeof readingSchema>[],
  { cadence, bounds }: Pick<Metric, 'cadence' | 'bounds'>,
  today: string,
): GivenReadings {
  const faults: Record<string, FieldFault> = {}
  const readings = new Map<Period, IncomingReading>()
  for (const [at, { period: typed, value, note: written }] of given.entries()) {
    const day = readDay(typed, { cadence, format: 'iso', today })
    const note = cleanText(written)
    if (!day.ok) faults[`${at}.period`] = ofDay[day.fault]
    else if (readings.has(day.period)) faults[`${at}.period`] = 'period-twice'
    else readings.set(day.period, { period: day.period, value: value === 0 ? 0 : value, note })
    if (!isValue(value)) faults[`${at}.value`] = 'too-precise'
    else if (!isWithin(bounds, value)) faults[`${at}.value`] = 'out-of-bounds'
    if (hasMoreGraphemes(note, limits.maxCommentGraphemes) || isLarger(written, note, limits.maxTextBytes))
      faults[`${at}.note`] = 'too-long'
  }
  return Object.keys(faults).length > 0 ? { ok: false, faults } : { ok: true, readings: [...readings.values()] }
}

/** Nobody chose an order of day and month here: ISO alone is meant in one way. */
const ofDay = {
  'no-day': 'empty',
  'not-a-day': 'not-a-day',
  'no-such-day': 'no-such-day',
  'ambiguous-day': 'not-a-day',
  'other-order': 'not-a-day',
  'other-cadence': 'other-cadence',
  future: 'future',
} as const satisfies Record<DayFault, FieldFault>
