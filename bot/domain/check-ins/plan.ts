/** When a team is asked what it learned, and which questions. */
import type { Weekday, WeeklyTime } from './due-time.ts'
import type { IsoWeek } from './iso-week.ts'
import { weeksSinceEpoch } from './iso-week.ts'

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

/** Days as `YYYY-MM-DD`, both included. */
export type DayRange = { readonly from: string; readonly to: string }

export type CheckInPlan = {
  readonly isOn: boolean
  readonly weekly: WeeklyTime
  /** IANA name of the team's zone: that of members who have none that we know, too. */
  readonly zone: string
  /** Each member is asked at that time on their own clock, not on the team's. */
  readonly isOwnTime: boolean
  readonly questions: readonly PlannedQuestion[]
  readonly holidays: readonly DayRange[]
  /** Nobody is asked before this day; null: no pause. */
  readonly pausedUntil: string | null
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
export const everyDay: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]

export const isDue = ({ every }: PlannedQuestion, week: IsoWeek): boolean => weeksSinceEpoch(week) % every === 0

/** At most so many are asked at once, whatever the number of teams. */
export const maxQuestions = 5

/**
 * The questions of one person's week: those of their teams in turns, one that several teams ask once.
 * @returns each with the teams that ask it, by their place in `plans`
 */
export function questionsOf(
  plans: readonly Pick<CheckInPlan, 'questions'>[],
  week: IsoWeek,
): readonly { readonly question: PlannedQuestion; readonly askedBy: readonly number[] }[] {
  const lists = plans.map(({ questions }) => questions.filter((question) => isDue(question, week)))
  const found = new Map<string, { readonly question: PlannedQuestion; readonly askedBy: number[] }>()
  const longest = Math.max(0, ...lists.map((list) => list.length))
  for (let place = 0; place < longest; place += 1)
    for (const [team, list] of lists.entries()) {
      const question = list[place]
      if (question === undefined) continue
      const known = found.get(keyOf(question))
      if (known === undefined) found.set(keyOf(question), { question, askedBy: [team] })
      else if (!known.askedBy.includes(team)) known.askedBy.push(team)
    }
  return [...found.values()].slice(0, maxQuestions)
}

const keyOf = (question: PlannedQuestion): string =>
  'bank' in question ? `bank ${question.bank}` : `text ${question.text.normalize('NFC').toLowerCase()}`
