/** What a reading is of: an ISO week (`2026-W48`) or a month (`2026-11`). Counted in whole days and without Temporal, so that the tab can have it. */
import { isDay } from '#domain/check-ins/weekly-time.ts'

export const cadences = ['week', 'month'] as const
export type Cadence = (typeof cadences)[number]

/** Two of one cadence are in order as texts are. */
export type Period = string & { readonly __brand: 'Period' }

/** Readings are of our time: the year 202 and the year 20226 are slips. */
const years = { first: 1970, last: 2199 } as const

/** @returns null for what is no period of that cadence: another shape, month 13, a week 53 in a year that has 52 */
export function readPeriod(text: string, cadence: Cadence): Period | null {
  const [, year, week, month] = /^(\d{4})-(?:W(\d{2})|(\d{2}))$/u.exec(text) ?? []
  if (year === undefined || (cadence === 'week') !== (week !== undefined)) return null
  const at = cadence === 'week' ? firstWeekOf(Number(year)) + Number(week) - 1 : monthNumber(Number(year), Number(month))
  const period = periodAt(cadence, at)
  return period === text && isOfOurTime(period) ? period : null
}

/** The one that a day lies in. @param day - `YYYY-MM-DD` @returns null for what is no day */
export function periodOfDay(day: string, cadence: Cadence): Period | null {
  if (!isDay(day)) return null
  const at = cadence === 'week' ? weekOfDay(dayNumber(day)) : monthNumber(Number(day.slice(0, 4)), Number(day.slice(5, 7)))
  const period = periodAt(cadence, at)
  return isOfOurTime(period) ? period : null
}

export const cadenceOf = (period: Period): Cadence => (period.includes('W') ? 'week' : 'month')

/** @param count - negative for earlier ones */
export const periodsAfter = (period: Period, count: number): Period => periodAt(cadenceOf(period), numberOf(period) + count)

export const nextPeriod = (period: Period): Period => periodsAfter(period, 1)
export const previousPeriod = (period: Period): Period => periodsAfter(period, -1)

/** How many periods the second one is later; both of one cadence. */
export const periodsBetween = (first: Period, second: Period): number => numberOf(second) - numberOf(first)

/** All of them, both ends included. */
export const periodsFrom = (first: Period, last: Period): readonly Period[] =>
  Array.from({ length: Math.max(0, periodsBetween(first, last) + 1) }, (_, at) => periodsAfter(first, at))

/** What lies between the first and the last and is not among them: periods that nobody gave a reading for. */
export function gapsBetween(periods: readonly Period[]): readonly Period[] {
  const known = new Set(periods)
  const [first, last] = [periods.toSorted()[0], periods.toSorted().at(-1)]
  return first === undefined || last === undefined ? [] : periodsFrom(first, last).filter((period) => !known.has(period))
}

/**
 * The one that a reading is due of: the last that is over.
 * @param today - `YYYY-MM-DD`, by the team's clock
 */
export const duePeriod = (cadence: Cadence, today: string): Period | null => {
  const current = periodOfDay(today, cadence)
  return current === null ? null : previousPeriod(current)
}

/** Nothing can be read before it has begun. @param today - `YYYY-MM-DD`, by the team's clock */
export const isFuture = (period: Period, today: string): boolean => firstDayOf(period) > today

/** As `YYYY-MM-DD`. */
export const firstDayOf = (period: Period): string => dayAt(firstDayNumber(period))
export const lastDayOf = (period: Period): string => dayAt(firstDayNumber(nextPeriod(period)) - 1)

/** How much of the period is over when a day begins: 0 on its first day; negative before it, from 1 up after it. */
export const elapsedOn = (period: Period, day: string): number =>
  (dayNumber(day) - firstDayNumber(period)) / (firstDayNumber(nextPeriod(period)) - firstDayNumber(period))

/** For many periods in one language: `November 2026`, and for a week its days, `Nov 23 – 29, 2026`. */
export function periodLabels(locale: string): (period: Period) => string {
  const month = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  const days = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
  return (period) => {
    const first = new Date(firstDayOf(period))
    return cadenceOf(period) === 'month' ? month.format(first) : days.formatRange(first, new Date(lastDayOf(period)))
  }
}

const isOfOurTime = (period: Period): boolean => Number(period.slice(0, 4)) >= years.first && Number(period.slice(0, 4)) <= years.last

/** Months since January 1970; weeks since the one with 1 January 1970, which was a Thursday. */
function numberOf(period: Period): number {
  const year = Number(period.slice(0, 4))
  return cadenceOf(period) === 'week' ? firstWeekOf(year) + Number(period.slice(-2)) - 1 : monthNumber(year, Number(period.slice(-2)))
}

function periodAt(cadence: Cadence, number: number): Period {
  if (cadence === 'month') {
    const year = 1970 + Math.floor(number / 12)
    return `${fourDigits(year)}-${twoDigits(number - (year - 1970) * 12 + 1)}` as Period
  }
  // The Thursday decides which year a week belongs to.
  const year = Number(dayAt(number * 7).slice(0, 4))
  return `${fourDigits(year)}-W${twoDigits(number - firstWeekOf(year) + 1)}` as Period
}

const firstDayNumber = (period: Period): number => (cadenceOf(period) === 'week' ? numberOf(period) * 7 - 3 : dayNumber(`${period}-01`))

const monthNumber = (year: number, month: number): number => (year - 1970) * 12 + month - 1

/** The week with 4 January is the first one. */
const firstWeekOf = (year: number): number => weekOfDay(dayNumber(`${fourDigits(year)}-01-04`))

/** A week begins three days before its Thursday. */
const weekOfDay = (day: number): number => Math.floor((day + 3) / 7)

const dayMs = 24 * 3_600_000
/** Days since 1970, in UTC, where each has as many hours. */
const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / dayMs
const dayAt = (number: number): string => new Date(number * dayMs).toISOString().slice(0, 10)

const fourDigits = (number: number): string => String(number).padStart(4, '0')
const twoDigits = (number: number): string => String(number).padStart(2, '0')
