/** Which questions one person is asked in one week. */
import { weeksSinceEpoch, type IsoWeek } from './iso-week.ts'
import { maxQuestions, type CheckInPlan, type PlannedQuestion } from './plan.ts'

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

export const isDue = ({ every }: PlannedQuestion, week: IsoWeek): boolean => weeksSinceEpoch(week) % every === 0

const keyOf = (question: PlannedQuestion): string =>
  'bank' in question ? `bank ${question.bank}` : `text ${question.text.normalize('NFC').toLowerCase()}`
