/** When something will happen, as a person says it. */
import { daysOf, type IsoWeek } from '#domain/check-ins/iso-week.ts'
import type { Texts } from '#domain/texts/texts.ts'

/** Such as `on Friday, 27 November at 15:00`. @param instant - ISO 8601 @param zone - IANA name */
export function whenText({ locale, checkIn }: Texts, instant: string, timeZone: string): string {
  const at = new Date(instant)
  const day = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone }).format(at)
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(at)
  return checkIn.onDayAt(day, time)
}

/** Such as `27 November 2026`. @param day - `YYYY-MM-DD` */
export const dayText = ({ locale }: Texts, day: string): string =>
  new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))

/** Such as `Friday`. */
export const weekdayText = ({ locale }: Texts, instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone }).format(new Date(instant))

/** Such as `November 23`. */
export const mondayText = ({ locale }: Texts, week: IsoWeek): string =>
  new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(`${daysOf(week).firstDay}T00:00:00Z`))
