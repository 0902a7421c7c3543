/** The check-in in the personal chat: what I did, the questions, and under each who will see the answer. */
import type { Answer, AskedQuestion } from '#domain/check-ins/check-in.ts'
import type { IsoWeek } from '#domain/check-ins/iso-week.ts'
import type { TeamId } from '#domain/ids.ts'
import { limits } from '#domain/limits.ts'
import type { ResourceKind } from '#domain/resources/resource.ts'
import type { Texts } from '#domain/texts/texts.ts'
import type { AdaptiveCard } from '#bot/ports/delivery.ts'
import { adaptiveCard, fitted, textBlock, userText, type CardAction, type CardElement } from './card-elements.ts'
import { room } from './resource-card.ts'

export type CheckInCardInput = {
  readonly week: IsoWeek
  readonly personName: string
  /** The day that it was meant for, in words, when it comes after it; else null. */
  readonly lateFrom: string | null
  /** In plain words, such as `Shared “K4 defrost board swap”`; the latest first. */
  readonly did: readonly string[]
  readonly questions: readonly { readonly question: AskedQuestion; readonly answer: Answer | null }[]
  /** Teams by their ids; a team that isn't named here is not offered. */
  readonly teamNames: ReadonlyMap<TeamId, string>
  /** The clock it came by when nobody knows the person's, else null. */
  readonly guessedZone: string | null
}

/** What an answer can become. A link or a job aid takes more than an answer: those are shared with their own form. */
export const answerKinds = ['story', 'idea', 'note'] as const satisfies readonly ResourceKind[]

/** Of what was done: so that one strikes out rather than remembers. */
const maxDone = 5
const maxDoneChars = 200
/** More teams than anybody can weigh under one answer. */
const maxTeams = 4
const maxRepeatedChars = 300
/** UTF-16 units: of emoji less is seen. A team's name stands in each of its choices. */
const maxTeamNameChars = 120
const maxQuestionChars = 1_500

export function checkInCard(texts: Texts, input: CheckInCardInput): AdaptiveCard {
  const { checkIn } = texts
  const { week, personName, lateFrom, did, questions, guessedZone } = input
  const title = checkIn.greeting(fitted(personName, room.name))
  return adaptiveCard(
    [
      textBlock(userText(title), { size: 'Medium', weight: 'Bolder', style: 'heading' }),
      ...(lateFrom === null ? [] : [textBlock(userText(checkIn.late(lateFrom)), { isSubtle: true, spacing: 'Small' })]),
      ...didList(texts, did),
      textBlock(checkIn.yours),
      ...questions.flatMap(({ question, answer }) => asking(texts, input, question, answer)),
      ...(guessedZone === null ? [] : [textBlock(userText(checkIn.zoneGuess(guessedZone)), { size: 'Small', isSubtle: true })]),
    ],
    actions(texts, { week, seen: seenOf(questions) }),
    checkIn.summary,
  )
}

/** Names of the inputs, which `readCheckInForm` knows. */
export const inputIds = {
  answer: (questionId: string): string => `answer-${questionId}`,
  share: (questionId: string): string => `share-${questionId}`,
  pauseUntil: 'pauseUntil',
} as const

/** A choice of who sees an answer, as one value of a form. */
export const onlyMe = 'me'
export const shareValue = (teamId: TeamId, kind: ResourceKind): string => `${teamId} ${kind}`

function didList({ checkIn }: Texts, did: readonly string[]): readonly CardElement[] {
  if (did.length === 0) return []
  const lines = did
    .slice(0, maxDone)
    .map((line) => textBlock(userText(`\u2022 ${fitted(line, maxDoneChars)}`), { spacing: 'None', size: 'Small' }))
  return [{ type: 'Container', style: 'emphasis', items: [textBlock(checkIn.did, { size: 'Small', isSubtle: true }), ...lines] }]
}

/** What was answered before, by typing or in the tab, is said and not asked again. */
function asking(texts: Texts, { teamNames }: CheckInCardInput, question: AskedQuestion, answer: Answer | null): readonly CardElement[] {
  const { checkIn } = texts
  const words = 'bank' in question.asked ? checkIn.questions[question.asked.bank] : fitted(question.asked.text, maxQuestionChars)
  if (answer !== null) {
    return [
      textBlock(userText(words), { weight: 'Bolder', spacing: 'Medium' }),
      textBlock(userText(checkIn.answered(fitted(answer.text, maxRepeatedChars))), { isSubtle: true, spacing: 'Small' }),
    ]
  }
  const teams = question.teams.filter((teamId) => teamNames.has(teamId)).slice(0, maxTeams)
  const choices = teams.flatMap((teamId) =>
    answerKinds.map((kind) => ({
      title: checkIn.shareAs(fitted(teamNames.get(teamId) ?? '', maxTeamNameChars), checkIn.asKind[kind]),
      value: shareValue(teamId, kind),
    })),
  )
  return [
    {
      type: 'Input.Text',
      id: inputIds.answer(question.questionId),
      label: words,
      placeholder: checkIn.answerHint,
      isMultiline: true,
      maxLength: limits.maxNoteGraphemes * 4,
      spacing: 'Medium',
    },
    {
      type: 'Input.ChoiceSet',
      id: inputIds.share(question.questionId),
      label: checkIn.whoSees,
      style: 'compact',
      value: onlyMe,
      choices: [{ title: checkIn.onlyMe, value: onlyMe }, ...choices],
      spacing: 'Small',
    },
  ]
}

/** Which answers stood there when the card was made: what has changed since is not overwritten. */
const seenOf = (questions: CheckInCardInput['questions']): Readonly<Record<string, number>> =>
  Object.fromEntries(questions.map(({ question, answer }) => [question.questionId, answer?.revision ?? 0]))

type CardData = { readonly week: IsoWeek; readonly seen: Readonly<Record<string, number>> }

function actions({ checkIn }: Texts, data: CardData): readonly CardAction[] {
  const press = (verb: string, title: string, more: object = {}): CardAction => ({
    type: 'Action.Execute',
    verb,
    title,
    data: { ...data, ...more },
  })
  const unfolds = (title: string, body: readonly CardElement[], folded: readonly CardAction[]): CardAction => ({
    type: 'Action.ShowCard',
    title,
    card: { type: 'AdaptiveCard', body, actions: folded },
  })
  return [
    { ...press('check-in-send', checkIn.send), style: 'positive' },
    unfolds(
      checkIn.later,
      [textBlock(checkIn.laterHint)],
      [press('check-in-later', checkIn.inTwoHours, { later: 'hours' }), press('check-in-later', checkIn.tomorrow, { later: 'tomorrow' })],
    ),
    press('check-in-skip', checkIn.skip),
    unfolds(
      checkIn.pause,
      [textBlock(checkIn.pauseHint), { type: 'Input.Date', id: inputIds.pauseUntil, label: checkIn.pauseUntil }],
      [press('check-in-pause', checkIn.pauseThen), press('check-in-stop', checkIn.stop)],
    ),
  ]
}
