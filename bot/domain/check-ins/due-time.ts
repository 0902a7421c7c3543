/** When a check-in is due: a weekday and a time on the clock become an instant, in every zone and whatever its clocks do. */
import { Temporal } from 'temporal-polyfill'
import { firstDayOf, weekOfInstant, weeksAfter, type IsoWeek } from './iso-week.ts'
import { weekdays, type Weekday, type WeeklyTime } from './weekly-time.ts'

/**
 * Once in each week. A time that the clocks leap over moves on by the leap, one that comes twice is the first;
 * a day that a zone left out (Apia's 30 December 2011) is the next one.
 * @param zone - IANA name
 * @returns ISO instant in UTC, with milliseconds
 */
export function dueInWeek(week: IsoWeek, { weekday, time }: WeeklyTime, zone: string): string {
  const date = firstDayOf(week).add({ days: weekday - 1 })
  const local = date.toPlainDateTime(Temporal.PlainTime.from(time))
  return local.toZonedDateTime(zone, { disambiguation: 'compatible' }).toInstant().toString({ fractionalSecondDigits: 3 })
}

/** The next times after an instant, soonest first. */
export function nextDues(weekly: WeeklyTime, zone: string, after: string, count: number): readonly string[] {
  const week = weekOfInstant(after, zone)
  // This week's may be over, and one that its zone moved to Monday belongs to the week before.
  const dues = Array.from({ length: count + 2 }, (_, at) => dueInWeek(weeksAfter(week, at - 1), weekly, zone))
  return dues.filter((due) => due > after).slice(0, count)
}

const morning = 9

/** Nine o'clock on the next day of that zone on which they work. @param instant - ISO 8601 @returns ISO instant */
export function nextMorning(instant: string, zone: string, workingDays: readonly Weekday[]): string {
  const today = Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate()
  const ahead = weekdays.find((days) => workingDays.some((day) => day === today.add({ days }).dayOfWeek)) ?? 1
  const tomorrow = today.add({ days: ahead })
  const local = tomorrow.toPlainDateTime({ hour: morning })
  return local.toZonedDateTime(zone, { disambiguation: 'compatible' }).toInstant().toString({ fractionalSecondDigits: 3 })
}
