/** A weekday and a time on the clock: nothing here knows of zones, so that the tab can have it. */

/** 1 is Monday, as in ISO 8601. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

export type WeeklyTime = {
  readonly weekday: Weekday
  /** `HH:MM`, from 00:00 to 23:59. */
  readonly time: string
}

export const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]

export const isClockTime = (text: string): boolean => /^(?:[01]\d|2[0-3]):[0-5]\d$/u.test(text)

/** @returns whether it is a day of the calendar, as `YYYY-MM-DD` */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}
