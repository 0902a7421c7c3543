/** One person, one week, all their teams: when they are asked, and by whom. */
import { Temporal } from 'temporal-polyfill'
import { dueInWeek } from './due-time.ts'
import { weeksAfter, type IsoWeek } from './iso-week.ts'
import type { CheckInPlan, OwnTimes } from './plan.ts'
import { questionsOf } from './questions.ts'
import type { Weekday, WeeklyTime } from './weekly-time.ts'

export type PersonalDue = {
  /** ISO instant. */
  readonly dueAt: string
  /** The teams that ask, by their place in `plans`. */
  readonly teams: readonly number[]
}

/**
 * At the person's own time if they chose one, else at the earliest of their teams', moved to a day on which they work.
 * A team that pauses or has a holiday on that day does not ask in that week.
 * @param zone - the person's
 * @returns null when nobody asks, or the person pauses
 */
export function personalDue(week: IsoWeek, zone: string, own: OwnTimes, plans: readonly CheckInPlan[]): PersonalDue | null {
  if (own.pause === 'stopped') return null
  const dues = plans.flatMap((plan, team) => {
    if (!plan.isOn) return []
    const weekly = own.weekly ?? onWorkingDay(plan.weekly, own.workingDays)
    // Their own time is their own clock's.
    const due = dueInWeek(week, weekly, own.weekly === null && !plan.isOwnTime ? plan.zone : zone)
    return asksOn(plan, dayOf(due, zone)) ? [{ due, team }] : []
  })
  const [earliest] = dues.map(({ due }) => due).toSorted()
  if (earliest === undefined) return null
  if (own.pause !== null && dayOf(earliest, zone) < own.pause.until) return null
  return { dueAt: earliest, teams: dues.map(({ team }) => team) }
}

/** More than a year: every pause has an end by then, or none that anybody waits for. */
const maxWeeksAhead = 60

/**
 * When they will be asked next, soonest first: weeks in which nobody asks are left out, and those in which no question is due.
 * @param given.from - the first week that counts
 * @param given.after - ISO instant
 */
export function nextPersonalDues(
  given: { readonly from: IsoWeek; readonly after: string; readonly zone: string; readonly own: OwnTimes },
  plans: readonly CheckInPlan[],
  count: number,
): readonly string[] {
  const found: string[] = []
  for (let ahead = 0; ahead < maxWeeksAhead && found.length < count; ahead += 1) {
    const week = weeksAfter(given.from, ahead)
    const due = personalDue(week, given.zone, given.own, plans)
    if (due === null || due.dueAt <= given.after) continue
    const asking = due.teams.flatMap((at) => plans[at] ?? [])
    if (questionsOf(asking, week).length > 0) found.push(due.dueAt)
  }
  return found
}

/** @param day - `YYYY-MM-DD` */
export const asksOn = ({ pausedUntil, holidays }: CheckInPlan, day: string): boolean =>
  (pausedUntil === null || day >= pausedUntil) && !holidays.some(({ from, to }) => day >= from && day <= to)

/** The last working day before it, in the same week; when there is none, the first one after it. */
function onWorkingDay(weekly: WeeklyTime, workingDays: readonly Weekday[]): WeeklyTime {
  const days = workingDays.toSorted((one, other) => one - other)
  const weekday = days.findLast((day) => day <= weekly.weekday) ?? days.find((day) => day > weekly.weekday) ?? weekly.weekday
  return { ...weekly, weekday }
}

/** @returns `YYYY-MM-DD` on the clock of that zone */
export const dayOf = (instant: string, zone: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString()
