/** Days, weekdays, times and zones in the viewer's words. */
import type { Weekday, WeeklyTime } from '#domain/check-ins/weekly-time.ts'
import type { TabTexts } from '#domain/texts/tab-texts.ts'

/** In full: Friday. */
export const weekdayName = (weekday: Weekday, locale: string, style: 'long' | 'short' = 'long'): string =>
  new Intl.DateTimeFormat(locale, { weekday: style, timeZone: 'UTC' }).format(aMonday + (weekday - 1) * dayMs)

/** @param time - `HH:MM` */
export const clockText = (time: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'UTC' }).format(new Date(`1970-01-01T${time}:00Z`))

/** `Fridays, 15:00` */
export const weeklyText = ({ calendar }: TabTexts, { weekday, time }: WeeklyTime, locale: string): string =>
  calendar.weekly(weekdayName(weekday, locale), clockText(time, locale))

/** `Friday 27 November, 15:00`; @param zone - whose clock it is */
export function momentText({ calendar }: TabTexts, instant: string, zone: string, locale: string): string {
  const at = new Date(instant)
  const day = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone: zone }).format(at)
  return calendar.moment(day, new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: zone }).format(at))
}

/** `Friday 25 December`, with the year when it is not this one; @param day - `YYYY-MM-DD` */
export const dayText = (day: string, locale: string, now = new Date()): string =>
  new Intl.DateTimeFormat(locale, { weekday: 'long', ...dayAndMonth, ...yearUnlessThis([day], now) }).format(noonOf(day))

/** `24 December – 1 January`; @param from - `YYYY-MM-DD`, not after `to` */
export const daysText = (from: string, to: string, locale: string, now = new Date()): string =>
  new Intl.DateTimeFormat(locale, { ...dayAndMonth, ...yearUnlessThis([from, to], now) }).formatRange(noonOf(from), noonOf(to))

/** What people call a zone: its city. @param zone - IANA name */
export const cityOf = (zone: string): string => placeOf(zone.split('/').at(-1) ?? zone)

/** `America/Argentina/Buenos Aires`: the whole name, readable. */
export const placeOf = (zone: string): string => zone.replaceAll('_', ' ')

const dayMs = 86_400_000
const aMonday = Date.UTC(2024, 0, 1)
const dayAndMonth = { day: 'numeric', month: 'long', timeZone: 'UTC' } as const

const noonOf = (day: string): Date => new Date(`${day}T12:00:00Z`)

const yearUnlessThis = (days: readonly string[], now: Date): { readonly year?: 'numeric' } =>
  days.every((day) => day.startsWith(String(now.getFullYear()))) ? {} : { year: 'numeric' }
