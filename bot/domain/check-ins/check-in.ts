/** A check-in: one person's reflection on one week. It is theirs alone; an answer that they share becomes a resource of a team. */
import type { ResourceId, TeamId } from '#domain/ids.ts'
import { limits } from '#domain/limits.ts'
import type { ResourceKind } from '#domain/resources/resource.ts'
import { cleanText, hasMoreGraphemes, isLarger } from '#domain/text.ts'
import type { IsoWeek } from './iso-week.ts'
import type { BankQuestion, PlannedQuestion } from './plan.ts'

/** As it was asked: a plan that changes afterwards changes no question that somebody has answered. */
export type AskedQuestion = {
  /** Names it within its check-in. */
  readonly questionId: string
  readonly asked: { readonly bank: BankQuestion } | { readonly text: string }
  /** The teams that ask it: those it can be shared with first. */
  readonly teams: readonly TeamId[]
}

export type Answer = {
  readonly questionId: string
  readonly text: string
  /** ISO instant of the last change. */
  readonly at: string
  /** Of all changes in its check-in, so that none comes twice. Whoever changes it says which one they saw. */
  readonly revision: number
  /** The revision with which it was first said: taken back and said anew it is another answer. */
  readonly born: number
  /** The resource that it became; null: nobody else sees it. */
  readonly shared: { readonly teamId: TeamId; readonly resourceId: ResourceId; readonly kind: ResourceKind } | null
}

export type CheckIn = {
  readonly week: IsoWeek
  readonly questions: readonly AskedQuestion[]
  readonly answers: readonly Answer[]
  /** So many changes were made to its answers. */
  readonly revisions: number
  /** ISO instant of the first card; null: they began by themselves. */
  readonly askedAt: string | null
  /** The person skips this week; an answer takes that back. */
  readonly isSkipped: boolean
}

export const newCheckIn = (week: IsoWeek, questions: readonly AskedQuestion[], askedAt: string | null): CheckIn => ({
  week,
  questions,
  answers: [],
  revisions: 0,
  askedAt,
  isSkipped: false,
})

/** @param asked - the questions of a week with the teams that ask them, each team by its place in `teamIds` */
export function askedQuestions(
  asked: readonly { readonly question: PlannedQuestion; readonly askedBy: readonly number[] }[],
  teamIds: readonly TeamId[],
): readonly AskedQuestion[] {
  return asked.map(({ question, askedBy }, at) => ({
    questionId: `q${at + 1}`,
    asked: 'bank' in question ? { bank: question.bank } : { text: question.text },
    teams: askedBy.flatMap((place) => teamIds[place] ?? []),
  }))
}

export type AnswerReading = { readonly text: string; readonly isTooLong: boolean }

/** What was typed, cleaned; empty when nothing of it can be seen, and then it is no answer. */
export function readAnswer(typed: string): AnswerReading {
  const text = cleanText(typed)
  return { text, isTooLong: hasMoreGraphemes(text, limits.maxNoteGraphemes) || isLarger(typed, text, limits.maxTextBytes) }
}

export type Change =
  | { readonly outcome: 'changed' | 'same'; readonly checkIn: CheckIn }
  /** Somebody (the person, on another device) has changed it since it was seen: both are shown, and nothing is lost. */
  | { readonly outcome: 'overtaken'; readonly standing: Answer }
  | { readonly outcome: 'no-such-question' }

/**
 * The same text again changes nothing, whatever was seen: a double click, a phone that sends again.
 * @param given.seen - the revision that was seen; 0: there was no answer
 */
export function withAnswer(
  checkIn: CheckIn,
  given: { readonly questionId: string; readonly text: string; readonly seen: number; readonly at: string },
): Change {
  const { questionId, text, seen, at } = given
  if (!checkIn.questions.some((question) => question.questionId === questionId)) return { outcome: 'no-such-question' }
  const standing = answerTo(checkIn, questionId)
  if (standing?.text === text)
    return checkIn.isSkipped ? { outcome: 'changed', checkIn: { ...checkIn, isSkipped: false } } : { outcome: 'same', checkIn }
  if (standing !== null && standing.revision !== seen) return { outcome: 'overtaken', standing }
  const revision = checkIn.revisions + 1
  const answer: Answer = { questionId, text, at, revision, born: standing?.born ?? revision, shared: standing?.shared ?? null }
  const answers = answersBut(checkIn, questionId).concat(answer)
  return { outcome: 'changed', checkIn: { ...checkIn, answers, revisions: revision, isSkipped: false } }
}

export const answerTo = ({ answers }: CheckIn, questionId: string): Answer | null =>
  answers.find((answer) => answer.questionId === questionId) ?? null

/** It is as if it had never been said; what a team was given of it is the team's. Only what was seen is taken back. */
export function withoutAnswer(checkIn: CheckIn, { questionId, seen }: { readonly questionId: string; readonly seen: number }): Change {
  const standing = answerTo(checkIn, questionId)
  if (standing === null) return { outcome: 'same', checkIn }
  if (standing.revision !== seen) return { outcome: 'overtaken', standing }
  return { outcome: 'changed', checkIn: { ...checkIn, answers: answersBut(checkIn, questionId) } }
}

/** What a text is taken for that is typed while a card is open. */
export const firstOpen = (checkIn: CheckIn): AskedQuestion | null =>
  checkIn.questions.find(({ questionId }) => answerTo(checkIn, questionId) === null) ?? null

/** @param shared - null: it is their own again; what the team has stays there until it is deleted there */
export const withShared = (checkIn: CheckIn, questionId: string, shared: Answer['shared']): CheckIn => ({
  ...checkIn,
  answers: checkIn.answers.map((answer) => (answer.questionId === questionId ? { ...answer, shared } : answer)),
})

const answersBut = ({ answers }: CheckIn, questionId: string): readonly Answer[] =>
  answers.filter((answer) => answer.questionId !== questionId)
