/** Answers that are being typed, as they are kept on the device: one draft per question of a week. */
import type { CheckInReply } from '#domain/api/check-in-replies.ts'
import { readAnswer } from '#domain/check-ins/check-in.ts'
import type { Answers, GivenAnswer, Outcome, Question, Share } from '#tab/api/check-ins.ts'

export type AnswerDraft = {
  /** The question that it answers: before a week is asked, a plan can still put another one in its place. */
  readonly asked: string
  readonly text: string
  readonly share: Share | null
  /** The revision of the answer that it began with; 0: there was none. */
  readonly seen: number
}
/** By the question's id. */
export type AnswerDrafts = Readonly<Record<string, AnswerDraft>>

export type KeptDrafts = { readonly answers: string }
export const noDrafts = (): KeptDrafts => ({ answers: '' })

/** @returns without those that are none, or not of these questions */
export function readDrafts({ answers }: KeptDrafts, questions: readonly Question[]): AnswerDrafts {
  const stored = parsed(answers)
  const entries = questions.flatMap((question) => {
    const draft = stored[question.questionId]
    return draft === undefined || draft.asked !== keyOf(question) ? [] : [[question.questionId, draft] as const]
  })
  return Object.fromEntries(entries)
}

export const keptDrafts = (drafts: AnswerDrafts): KeptDrafts => ({
  answers: Object.keys(drafts).length === 0 ? '' : JSON.stringify(drafts),
})

/** What stands in the fields of a question: its draft, or what it begins with. */
export const draftOf = (question: Question, drafts: AnswerDrafts): AnswerDraft =>
  drafts[question.questionId] ?? {
    asked: keyOf(question),
    text: question.answer?.text ?? '',
    share: null,
    seen: question.answer?.revision ?? 0,
  }

export const withoutDraft = (drafts: AnswerDrafts, questionId: string): AnswerDrafts =>
  Object.fromEntries(Object.entries(drafts).filter(([id]) => id !== questionId))

/** The answer was changed elsewhere since the draft began, and says something else. */
export const isOvertaken = ({ answer }: Question, draft: AnswerDraft): boolean =>
  answer !== null && draft.seen !== answer.revision && readAnswer(draft.text).text !== answer.text

export const isTooLong = ({ text }: AnswerDraft): boolean => readAnswer(text).isTooLong

/** What of the drafts is to be sent: what says something else than what stands, and what was emptied. */
export function answersToSend(
  { questions }: Pick<CheckInReply, 'questions'>,
  drafts: AnswerDrafts,
): { readonly answers: readonly GivenAnswer[]; readonly emptied: Answers['emptied'] } {
  const typed = questions.flatMap((question) => {
    const draft = drafts[question.questionId]
    return draft === undefined ? [] : [{ question, draft, text: readAnswer(draft.text).text }]
  })
  const answers = typed
    .filter(({ question, draft, text }) => text !== '' && (text !== question.answer?.text || draft.share !== null))
    .map(({ question, draft }) => ({ questionId: question.questionId, text: draft.text, seen: draft.seen, share: draft.share }))
  const emptied = typed
    .filter(({ question, text }) => text === '' && question.answer !== null)
    .map(({ question, draft }) => ({ questionId: question.questionId, seen: draft.seen }))
  return { answers, emptied }
}

/** @returns the drafts that still wait: of answers that were not kept */
export function draftsAfter(drafts: AnswerDrafts, outcomes: readonly Outcome[]): AnswerDrafts {
  const waiting = new Set(
    outcomes.filter(({ outcome }) => outcome === 'overtaken' || outcome === 'refused').map(({ questionId }) => questionId),
  )
  return Object.fromEntries(Object.entries(drafts).filter(([questionId]) => waiting.has(questionId)))
}

const keyOf = ({ asked }: Question): string => ('bank' in asked ? `bank ${asked.bank}` : `text ${asked.text}`)

/** What is kept on a device is anybody's text: what is no draft is left out. */
function parsed(answers: string): AnswerDrafts {
  try {
    const stored: unknown = answers === '' ? {} : JSON.parse(answers)
    if (typeof stored !== 'object' || stored === null) return {}
    return Object.fromEntries(Object.entries(stored).filter((entry): entry is [string, AnswerDraft] => isDraft(entry[1])))
  } catch {
    return {}
  }
}

const kinds: readonly unknown[] = ['story', 'idea', 'note'] satisfies Share['kind'][]

function isDraft(value: unknown): value is AnswerDraft {
  const { asked, text, seen, share } = (value ?? {}) as { readonly [Field in keyof AnswerDraft]?: unknown }
  const { teamId, kind } = (share ?? {}) as { readonly [Field in keyof Share]?: unknown }
  const isShare = share === null || (typeof teamId === 'string' && kinds.includes(kind))
  return typeof asked === 'string' && typeof text === 'string' && typeof seen === 'number' && isShare
}
