/** The weekly round-up in a team's channel: when it goes out, which week it speaks of, and since when it tells. */
import { asksOn, dayOf } from './personal-due.ts'
import { dueInWeek } from './due-time.ts'
import { weeksAfter, weekOfInstant, type IsoWeek } from './iso-week.ts'
import { latenessOf } from './late.ts'
import type { CheckInPlan, RoundUpPlan } from './plan.ts'
import type { WeeklyTime } from './weekly-time.ts'

/** @returns null when the team wants none; a plan that is off does nothing at all */
export const roundUpOf = ({ isOn, roundUp }: CheckInPlan): RoundUpPlan | null => (isOn ? roundUp : null)

/** ISO instant, by the team's clock. */
export const roundUpDue = (week: IsoWeek, { weekly }: RoundUpPlan, zone: string): string => dueInWeek(week, weekly, zone)

/** The week of the first round-up that is still to come. @param now - ISO instant */
export function firstRoundUpWeek(roundUp: RoundUpPlan, zone: string, now: string): IsoWeek {
  let week = weeksAfter(weekOfInstant(now, zone), -1)
  while (roundUpDue(week, roundUp, zone) <= now) week = weeksAfter(week, 1)
  return week
}

/** The first later week whose round-up can still be sent: those that an outage took are left out, never sent in a burst. */
export function nextRoundUpWeek(after: IsoWeek, roundUp: RoundUpPlan, zone: string, nowMs: number): IsoWeek {
  let week = weeksAfter(after, 1)
  while (latenessOf(roundUpDue(week, roundUp, zone), nowMs) === 'too-late') week = weeksAfter(week, 1)
  return week
}

/** No team is spoken to on a holiday, or while it pauses. @param dueAt - ISO instant */
export const isRoundedUpOn = (plan: CheckInPlan, dueAt: string): boolean => asksOn(plan, dayOf(dueAt, plan.zone))

/** The week that it speaks of: of a round-up on Monday morning, before anybody was asked, it is the one that has ended. */
export const toldWeek = ({ weekly }: CheckInPlan, roundUp: RoundUpPlan, due: IsoWeek): IsoWeek =>
  isBefore(roundUp.weekly, weekly) ? weeksAfter(due, -1) : due

const isBefore = (one: WeeklyTime, other: WeeklyTime): boolean =>
  one.weekday === other.weekday ? one.time < other.time : one.weekday < other.weekday

/**
 * A round-up of a team as far as it has come; a team has one record, of the last.
 * - `sending`: an attempt is under way, or nobody knows what became of it · `unsent`: Teams did not take it
 */
export type RoundUpRecord = {
  /** In which it was due. */
  readonly week: IsoWeek
  /** Of the plan that it was sent under. */
  readonly revision: number
  readonly status: 'sending' | 'sent' | 'unsent'
  readonly attempts: number
  /** ISO instants: what was shared from then on, and until then. */
  readonly since: string
  readonly until: string
}

/** A card may arrive without anybody knowing: it is sent once more, and never a third time. */
const maxAttempts = 2

/**
 * What an attempt would be recorded as, before it is made.
 * @param last - the team's record; null when there never was a round-up
 * @param now - ISO instant
 * @returns null when this week's has gone out already, or may have, under whichever plan
 */
export function attemptOf(
  last: RoundUpRecord | null,
  { week, revision, now }: { readonly week: IsoWeek; readonly revision: number; readonly now: string },
): RoundUpRecord | null {
  const attempt = { week, revision, status: 'sending', until: now } as const
  if (last === null || last.week < week) return { ...attempt, attempts: 1, since: sinceOf(last, now) }
  if (last.week > week || last.status === 'sent') return null
  if (last.status === 'unsent') return { ...attempt, attempts: 1, since: last.since }
  return last.revision === revision && last.attempts < maxAttempts ? { ...attempt, attempts: last.attempts + 1, since: last.since } : null
}

const dayMs = 24 * 3_600_000
/** Of a first one. */
const usualMs = 7 * dayMs
/** After holidays and pauses it tells of more than a week, but not of half a year. */
const longestMs = 28 * dayMs

function sinceOf(last: RoundUpRecord | null, now: string): string {
  const before = (ms: number): string => new Date(Date.parse(now) - ms).toISOString()
  if (last === null) return before(usualMs)
  const since = last.status === 'unsent' ? last.since : last.until
  return since < before(longestMs) ? before(longestMs) : since
}

/** Whether a reader has to be told since when: more than a week, and the hours that one may be late. */
export const isLongPeriod = ({ since, until }: Pick<RoundUpRecord, 'since' | 'until'>): boolean =>
  Date.parse(until) - Date.parse(since) > 8 * dayMs
