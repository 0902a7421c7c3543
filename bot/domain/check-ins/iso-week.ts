/** Weeks as ISO 8601 counts them: from Monday, named by the year that has their Thursday, such as `2026-W01` for 31 December 2025. */
import { Temporal } from 'temporal-polyfill'

export type IsoWeek = string & { readonly __brand: 'IsoWeek' }

/** @returns null for what is no week: another shape, or a week 53 in a year that has 52 */
export function readIsoWeek(text: string): IsoWeek | null {
  const [, year, week] = /^(\d{4})-W(\d{2})$/u.exec(text) ?? []
  if (year === undefined || week === undefined || Number(week) === 0) return null
  return weekOfDate(mondayOf(Number(year), Number(week))) === text ? (text as IsoWeek) : null
}

/** @param instant - ISO 8601 @param zone - IANA name */
export const weekOfInstant = (instant: string, zone: string): IsoWeek =>
  weekOfDate(Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate())

/** 48 for `2026-W48`. */
export const numberOfWeek = (week: IsoWeek): number => Number(week.slice(-2))

/** @param count - negative for earlier weeks */
export const weeksAfter = (week: IsoWeek, count: number): IsoWeek => weekOfDate(firstDayOf(week).add({ weeks: count }))

/** Its Monday. */
export function firstDayOf(week: IsoWeek): Temporal.PlainDate {
  const [year, number] = week.split('-W').map(Number)
  return mondayOf(year ?? 0, number ?? 0)
}

/** Its Monday and its Sunday, as `YYYY-MM-DD`. */
export function daysOf(week: IsoWeek): { readonly firstDay: string; readonly lastDay: string } {
  const first = firstDayOf(week)
  return { firstDay: first.toString(), lastDay: first.add({ days: 6 }).toString() }
}

function weekOfDate(date: Temporal.PlainDate): IsoWeek {
  const { yearOfWeek, weekOfYear } = date
  return `${String(yearOfWeek).padStart(4, '0')}-W${String(weekOfYear).padStart(2, '0')}` as IsoWeek
}

/** The week with 4 January is the first one. */
function mondayOf(year: number, week: number): Temporal.PlainDate {
  const inFirst = new Temporal.PlainDate(year, 1, 4)
  return inFirst.subtract({ days: inFirst.dayOfWeek - 1 }).add({ weeks: week - 1 })
}

/** Counts weeks without a gap, so that every second one stays every second one over the turn of a year with 53. */
export const weeksSinceEpoch = (week: IsoWeek): number => Math.floor(new Temporal.PlainDate(1970, 1, 5).until(firstDayOf(week)).days / 7)

/** ISO instant at which the week begins in that zone. */
export const startOf = (week: IsoWeek, zone: string): string =>
  firstDayOf(week).toZonedDateTime(zone).toInstant().toString({ fractionalSecondDigits: 3 })

/** ISO instant at which the week begins where it begins first, on Kiritimati (UTC+14). */
export const earliestStartOf = (week: IsoWeek): string =>
  firstDayOf(week).toZonedDateTime('Etc/GMT-14').toInstant().toString({ fractionalSecondDigits: 3 })
