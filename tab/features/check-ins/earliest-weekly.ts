/** The first of several weekly times in a week. */
import type { WeeklyTime } from '#domain/check-ins/weekly-time.ts'

/** @returns null when there is none */
export const earliestWeekly = (all: readonly WeeklyTime[]): WeeklyTime | null =>
  all.toSorted((one, other) => one.weekday - other.weekday || (one.time < other.time ? -1 : 1))[0] ?? null
