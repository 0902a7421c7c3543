/** The check-in in the personal chat: what I did, the questions, and under each who will see the answer. */
import type { Answer, AskedQuestion } from '#domain/check-ins/check-in.ts'
import type { IsoWeek } from '#domain/check-ins/iso-week.ts'
import type { PersonId, TeamId } from '#domain/ids.ts'
import { limits } from '#domain/limits.ts'
import type { ResourceKind } from '#domain/resources/resource.ts'
import type { Texts } from '#domain/texts/texts.ts'
import type { AdaptiveCard } from '#bot/ports/delivery.ts'
import { adaptiveCard, fitted, textBlock, userText, type CardAction, type CardElement } from './card-elements.ts'
import { room } from './resource-card.ts'

export type CheckInCardInput = {
  readonly week: IsoWeek
  /** Its Monday, in words. */
  readonly weekName: string
  /** Whose it is: it is sent back with the card, so that nobody answers for somebody else. */
  readonly whose: PersonId
  readonly personName: string
  /** The day that it was meant for, in words, when it comes after it; else null. */
  readonly lateFrom: string | null
  /** In plain words, such as `Shared “K4 defrost board swap”`; the latest first. */
  readonly did: readonly string[]
  /** Captures that have no thought yet. */
  readonly waiting: number
  readonly questions: readonly CardQuestion[]
  /** What was answered stands in the fields, to be changed; else it is said and not asked again. */
  readonly isEditing: boolean
  /** Teams by their ids; a team that isn't named here is not offered. */
  readonly teamNames: ReadonlyMap<TeamId, string>
  /** By whose clock it came, and where the person changes that; null when it was asked for. */
  readonly clock: { readonly zone: string; readonly isGuess: boolean; readonly settingsUrl: string } | null
}

export type CardQuestion = {
  readonly question: AskedQuestion
  readonly answer: Answer | null
  /** Typed before and not kept, or not all of it, and why; in place of what stands. */
  readonly typed?: { readonly text: string; readonly share: string; readonly says: string }
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
  const { week, whose, personName, lateFrom, did, questions, clock } = input
  const title = checkIn.greeting(fitted(personName, room.name))
  return adaptiveCard(
    [
      textBlock(userText(title), { size: 'Medium', weight: 'Bolder', style: 'heading' }),
      textBlock(userText(checkIn.weekOf(input.weekName)), { isSubtle: true, spacing: 'None', size: 'Small' }),
      ...(lateFrom === null ? [] : [textBlock(userText(checkIn.late(lateFrom)), { isSubtle: true, spacing: 'Small' })]),
      ...didList(texts, did),
      ...(input.waiting === 0 ? [] : [textBlock(checkIn.waiting(input.waiting), { size: 'Small', isSubtle: true })]),
      textBlock(checkIn.yours),
      ...questions.flatMap((asked) => asking(texts, input, asked)),
      ...(clock === null ? [] : [textBlock(clockLine(checkIn, clock), { size: 'Small', isSubtle: true })]),
    ],
    actions(texts, { week, whose, seen: seenOf(questions) }, { isFirst: !input.isEditing }),
    checkIn.summary,
  )
}

const clockLine = (checkIn: Texts['checkIn'], { zone, isGuess, settingsUrl }: NonNullable<CheckInCardInput['clock']>): string =>
  `${userText(isGuess ? checkIn.zoneGuess(zone) : checkIn.byClock(zone))} [${checkIn.changeTimes}](${settingsUrl})`

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
function asking(texts: Texts, { teamNames, isEditing }: CheckInCardInput, asked: CardQuestion): readonly CardElement[] {
  const { checkIn } = texts
  const { question, answer, typed } = asked
  const words = questionWords(texts, question)
  if (answer !== null && typed === undefined && !isEditing) {
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
  const shared = answer?.shared ?? null
  return [
    ...(typed === undefined ? [] : [textBlock(userText(typed.says), { color: 'Attention', spacing: 'Medium' })]),
    {
      type: 'Input.Text',
      id: inputIds.answer(question.questionId),
      label: words,
      placeholder: checkIn.answerHint,
      isMultiline: true,
      maxLength: limits.maxNoteGraphemes * 4,
      spacing: 'Medium',
      ...valueOf(typed?.text ?? answer?.text ?? ''),
    },
    shared === null
      ? whoSees(checkIn, asked, choices)
      : textBlock(userText(checkIn.isShared(fitted(teamNames.get(shared.teamId) ?? '', maxTeamNameChars))), {
          size: 'Small',
          isSubtle: true,
          spacing: 'Small',
        }),
  ]
}

const valueOf = (text: string): { readonly value?: string } => (text === '' ? {} : { value: text })

function whoSees(
  checkIn: Texts['checkIn'],
  { question, typed }: CardQuestion,
  choices: readonly { readonly title: string; readonly value: string }[],
): CardElement {
  const chosen = typed?.share ?? onlyMe
  return {
    type: 'Input.ChoiceSet',
    id: inputIds.share(question.questionId),
    label: checkIn.whoSees,
    style: 'compact',
    value: choices.some(({ value }) => value === chosen) ? chosen : onlyMe,
    choices: [{ title: checkIn.onlyMe, value: onlyMe }, ...choices],
    spacing: 'Small',
  }
}

/** As it is asked, by the bank or by the team. */
export const questionWords = ({ checkIn }: Texts, { asked }: AskedQuestion): string =>
  'bank' in asked ? checkIn.questions[asked.bank] : fitted(asked.text, maxQuestionChars)

/** Which answers stood there when the card was made: what has changed since is not overwritten. */
const seenOf = (questions: CheckInCardInput['questions']): Readonly<Record<string, number>> =>
  Object.fromEntries(questions.map(({ question, answer }) => [question.questionId, answer?.revision ?? 0]))

/** What every button of a check-in sends back. */
export type CheckInData = { readonly week: IsoWeek; readonly whose: PersonId; readonly seen: Readonly<Record<string, number>> }

function actions(texts: Texts, data: CheckInData, { isFirst }: { readonly isFirst: boolean }): readonly CardAction[] {
  const { checkIn } = texts
  const send = { ...press('check-in-send', checkIn.send, data), style: 'positive' }
  if (!isFirst) return [send]
  const later = (title: string, when: 'hours' | 'tomorrow'): CardAction => press('check-in-later', title, { ...data, later: when })
  return [
    send,
    unfolds(checkIn.later, {
      body: [textBlock(checkIn.laterHint)],
      actions: [later(checkIn.inTwoHours, 'hours'), later(checkIn.tomorrow, 'tomorrow')],
    }),
    press('check-in-skip', checkIn.skip, data),
    unfolds(checkIn.pause, pauseChoices(texts, data)),
  ]
}

type Folded = { readonly body: readonly CardElement[]; readonly actions: readonly CardAction[] }

/** Until a day, or for good; no reason is asked. */
export const pauseChoices = ({ checkIn }: Texts, data: CheckInData): Folded => ({
  body: [textBlock(checkIn.pauseHint), { type: 'Input.Date', id: inputIds.pauseUntil, label: checkIn.pauseUntil }],
  actions: [press('check-in-pause', checkIn.pauseThen, data), press('check-in-stop', checkIn.stop, data)],
})

const press = (verb: string, title: string, data: CheckInData & { readonly later?: string }): CardAction => ({
  type: 'Action.Execute',
  verb,
  title,
  data,
})

const unfolds = (title: string, { body, actions: folded }: Folded): CardAction => ({
  type: 'Action.ShowCard',
  title,
  card: { type: 'AdaptiveCard', body, actions: folded },
})
