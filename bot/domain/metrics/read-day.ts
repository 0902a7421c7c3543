/** Which period a cell of a table names: an ISO date, a period, or a date in the order of day, month and year that somebody chose. */
import { isDay } from '#domain/check-ins/weekly-time.ts'
import { isFuture, periodOfDay, readPeriod, type Cadence, type Period } from './period.ts'

/** `iso`: `2026-11-25`, `2026-11`, `2026-W48`. The others: `25/11/2026`, `11/25/2026`, also with points or hyphens. */
export const dayFormats = ['iso', 'day-first', 'month-first'] as const
export type DayFormat = (typeof dayFormats)[number]

/**
 * - `no-day`: nothing was written · `not-a-day`: words, two digits for a year, a time behind it
 * - `no-such-day`: 30 February, month 13, week 53 of a year that has 52, a year long gone or far off
 * - `ambiguous-day`: `02/03/2026` before an order was chosen · `other-order`: only one order fits, and it is not the one chosen
 * - `other-cadence`: a week where the metric has months, or the other way round · `future`: it has not begun
 */
export const dayFaults = ['no-day', 'not-a-day', 'no-such-day', 'ambiguous-day', 'other-order', 'other-cadence', 'future'] as const
export type DayFault = (typeof dayFaults)[number]

export type DayReading = { readonly ok: true; readonly period: Period } | { readonly ok: false; readonly fault: DayFault }

export type DayRules = {
  readonly cadence: Cadence
  readonly format: DayFormat
  /** `YYYY-MM-DD`, by the team's clock. */
  readonly today: string
}

/** ISO is understood whatever was chosen: it can't be meant in two ways. */
export function readDay(typed: string, { cadence, format, today }: DayRules): DayReading {
  const text = typed.trim()
  if (text === '') return refused('no-day')
  const reading = isoShape.test(text) ? readIso(text, cadence) : readNumbers(text, cadence, format)
  return reading.ok && isFuture(reading.period, today) ? refused('future') : reading
}

const refused = (fault: DayFault): DayReading => ({ ok: false, fault })

const taken = (period: Period | null): DayReading => (period === null ? refused('no-such-day') : { ok: true, period })

const isoShape = /^\d{4}-(?:\d{2}|W\d{2})(?:-\d{2})?$/u

function readIso(text: string, cadence: Cadence): DayReading {
  if (isDay(text)) return taken(periodOfDay(text, cadence))
  const period = readPeriod(text, cadence)
  if (period !== null || readPeriod(text, cadence === 'week' ? 'month' : 'week') === null) return taken(period)
  return refused('other-cadence')
}

function readNumbers(text: string, cadence: Cadence, format: DayFormat): DayReading {
  const [, first, second, year] = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})$/u.exec(text)?.filter((_, at) => at !== 2) ?? []
  if (first === undefined || second === undefined || year === undefined) return refused('not-a-day')
  const dayFirst = dayOf(year, second, first)
  const monthFirst = dayOf(year, first, second)
  if (format === 'iso') {
    if (dayFirst === null && monthFirst === null) return refused('no-such-day')
    return refused(dayFirst === null || monthFirst === null ? 'other-order' : 'ambiguous-day')
  }
  const [chosen, other] = format === 'day-first' ? [dayFirst, monthFirst] : [monthFirst, dayFirst]
  if (chosen === null) return refused(other === null ? 'no-such-day' : 'other-order')
  return taken(periodOfDay(chosen, cadence))
}

function dayOf(year: string, month: string, day: string): string | null {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(text) ? text : null
}
