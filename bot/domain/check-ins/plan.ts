/** When a team is asked what it learned, and which questions. */
import { weekdays, type Weekday, type WeeklyTime } from './weekly-time.ts'

/** The bank: their words stand in the texts. */
export const bankQuestions = ['learned', 'helped', 'in-the-way', 'others-could-use', 'find-out'] as const
export type BankQuestion = (typeof bankQuestions)[number]

/** Asked in every week, every second or every fourth. */
export const frequencies = [1, 2, 4] as const

export type PlannedQuestion = { readonly every: (typeof frequencies)[number] } & (
  | { readonly bank: BankQuestion }
  /** The team's own. */
  | { readonly text: string }
)

/** Days as `YYYY-MM-DD`, both included; `label`: what it is called, may be empty. */
export type Holiday = { readonly from: string; readonly to: string; readonly label: string }

/** `channelId`: null for the team's General channel. By the team's clock. */
export type RoundUpPlan = { readonly channelId: string | null; readonly weekly: WeeklyTime }

export type CheckInPlan = {
  readonly isOn: boolean
  readonly weekly: WeeklyTime
  /** IANA name of the team's zone: that of members who have none that we know, too. */
  readonly zone: string
  /** Each member is asked at that time on their own clock, not on the team's. */
  readonly isOwnTime: boolean
  readonly questions: readonly PlannedQuestion[]
  readonly holidays: readonly Holiday[]
  /** Nobody is asked before this day; null: no pause. */
  readonly pausedUntil: string | null
  /** Null: the week is not rounded up. */
  readonly roundUp: RoundUpPlan | null
}

/** What a person has chosen for themselves. */
export type OwnTimes = {
  /** In place of their teams' times; null: theirs count. */
  readonly weekly: WeeklyTime | null
  readonly workingDays: readonly Weekday[]
  /** Not asked before this day, or not at all; null: no pause. */
  readonly pause: { readonly until: string } | 'stopped' | null
}

/** Of somebody who has not said on which days they work. */
export const everyDay: readonly Weekday[] = weekdays

/** On which days somebody wants to be bothered: who has said nothing else, not on Saturdays and Sundays. */
export const daysAtWork = ({ workingDays }: Pick<OwnTimes, 'workingDays'>): readonly Weekday[] =>
  workingDays.length === weekdays.length ? [1, 2, 3, 4, 5] : workingDays

/** At most so many are asked at once, whatever the number of teams. */
export const maxQuestions = 5

/** What a steward finds before there is a plan: nobody is asked until they say so. */
export const proposedPlan = (zone: string): CheckInPlan => ({
  isOn: false,
  weekly: { weekday: 5, time: '15:00' },
  zone,
  isOwnTime: true,
  questions: [
    { bank: 'learned', every: 1 },
    { bank: 'in-the-way', every: 1 },
    { bank: 'others-could-use', every: 1 },
  ],
  holidays: [],
  pausedUntil: null,
  roundUp: { channelId: null, weekly: { weekday: 5, time: '16:00' } },
})
