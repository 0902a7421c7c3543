/** `check in`: one question after the other in the personal chat. Where it stands is a document, so that it goes on after a restart. */
import { answerTo, firstOpen, type CheckIn } from '#domain/check-ins/check-in.ts'
import { beginConversation, converse, type Conversation, type Said } from '#domain/check-ins/conversation.ts'
import { weekOfInstant } from '#domain/check-ins/iso-week.ts'
import { cleanText } from '#domain/text.ts'
import { outcomeSentence } from '#domain/texts/outcome-sentence.ts'
import type { Texts } from '#domain/texts/texts.ts'
import type { Person } from '#domain/people/actors.ts'
import type { StandingConversation } from '#bot/ports/check-ins.ts'
import { instantOf } from '#bot/ports/clock.ts'
import type { AdaptiveCard } from '#bot/ports/delivery.ts'
import type { Gate } from '#bot/ports/gate.ts'
import { checkInNote, pauseCard, typedQuestionCard } from '#bot/teams/cards/check-in-notes.ts'
import { appIdOf } from '#bot/teams/cards/deep-link.ts'
import { textCard } from '#bot/teams/cards/notice-card.ts'
import { personOf } from '#bot/teams/extension/teams-of.ts'
import type { TurnAnswer, TurnOf } from '#bot/teams/turn.ts'
import { answerCheckIn, type AnswerDeps } from '#bot/usecases/check-ins/answer-check-in.ts'
import { skipWeek } from '#bot/usecases/check-ins/put-off.ts'
import { beginCurrent, type ReadCheckInsDeps } from '#bot/usecases/check-ins/read-check-ins.ts'
import type { CardOfCheckInDeps } from './card-of-check-in.ts'
import { openCheckIn } from './offered-answer.ts'
import { sentNote } from './sent-note.ts'

export type CheckInByMessageDeps = AnswerDeps & ReadCheckInsDeps & Pick<CardOfCheckInDeps, 'registry' | 'texts'> & { readonly gate: Gate }

/** Begins with the first question that has no answer. */
export async function checkInByMessage(deps: CheckInByMessageDeps, turn: TurnOf<'message'>): Promise<TurnAnswer> {
  const { texts, gate, checkIns } = deps
  const person = personOf(gate, turn)
  await gate.refuseGuest(person)
  const checkIn = await beginCurrent(deps, person)
  if (checkIn === null) return shown(textCard(texts.checkIn.nobodyAsks), texts.checkIn.nobodyAsks)
  const open = firstOpen(checkIn)
  if (open === null) return shown(await sentNote(deps, person, checkIn, appIdOf(turn.botId)), texts.checkIn.sent.title)
  const conversation: Conversation = { ...beginConversation(checkIn.week), at: checkIn.questions.indexOf(open) }
  const standing = await checkIns.conversation(person)
  await checkIns.converse(
    person,
    { conversation, heard: [turn.activityId], heardAt: instantOf(deps.clock), isOver: false },
    standing?.version ?? null,
  )
  return asking(texts, checkIn, conversation, null)
}

/** @returns null when nothing is being asked, or was asked so long ago that the text may mean anything */
export async function hearAnswer(deps: CheckInByMessageDeps, turn: TurnOf<'message'>): Promise<TurnAnswer | null> {
  const person = personOf(deps.gate, turn)
  // Several messages at once are heard one after the other.
  for (let tries = 0; tries < maxTries; tries += 1) {
    const standing = await deps.checkIns.conversation(person)
    if (standing === null || !isFresh(standing, deps.clock.nowMs())) return null
    const isRepeat = turn.activityId !== '' && standing.heard.includes(turn.activityId)
    if (standing.isOver && !isRepeat) return null
    const checkIn = await deps.checkIns.get(person, standing.conversation.week)
    if (checkIn === null) return null
    if (isRepeat) return standing.isOver ? ended(deps, person, checkIn) : asking(deps.texts, checkIn, standing.conversation, null)
    const answer = await hear(deps, turn, { person, standing, checkIn })
    if (answer !== 'overtaken') return answer
  }
  return null
}

/** `pause`: until when, or for good. */
export function pauseByMessage({ texts, gate, clock }: CheckInByMessageDeps, turn: TurnOf<'message'>): TurnAnswer {
  const { personId } = personOf(gate, turn)
  const week = weekOfInstant(instantOf(clock), 'UTC')
  return shown(pauseCard(texts, { week, whose: personId }), texts.checkIn.pause)
}

/** `skip`, while a check-in is open. @returns null when none is: then the word may mean anything */
export async function skipByMessage(deps: CheckInByMessageDeps, turn: TurnOf<'message'>): Promise<TurnAnswer | null> {
  const person = personOf(deps.gate, turn)
  const open = await openCheckIn(deps, person)
  if (open === null) return null
  await skipWeek(deps, person, open.week)
  return ended(deps, person, { ...open, answers: [] })
}

const maxTries = 5

/** Afterwards a text is offered as an answer, and not taken for one. */
const freshMs = 3_600_000

const isFresh = ({ heardAt }: StandingConversation, nowMs: number): boolean => nowMs - Date.parse(heardAt) < freshMs

type Hearing = { readonly person: Person; readonly standing: StandingConversation; readonly checkIn: CheckIn }

/** The answer is kept first, then the next question is the one that is asked: a crash in between asks the same one again. */
async function hear(
  deps: CheckInByMessageDeps,
  turn: TurnOf<'message'>,
  { person, standing, checkIn }: Hearing,
): Promise<TurnAnswer | 'overtaken'> {
  const { texts, checkIns, clock } = deps
  const { conversation, version } = standing
  const { next, answer, say } = converse(conversation, readSaid(texts, turn.event.text), checkIn.questions.length)
  let kept = checkIn
  if (answer !== null) {
    const questionId = checkIn.questions[answer.at]?.questionId ?? ''
    const given = { questionId, text: answer.text, seen: answerTo(checkIn, questionId)?.revision ?? 0, share: null }
    const { checkIn: after, outcomes } = await answerCheckIn(deps, person, { week: checkIn.week, answers: [given] })
    const [outcome] = outcomes
    if (outcome?.outcome === 'overtaken' && (await checkIns.conversation(person))?.version !== version) return 'overtaken'
    const sentence = outcome === undefined ? null : outcomeSentence(texts, outcome)
    if (sentence !== null) return asking(texts, after, conversation, sentence)
    kept = after
  }
  const state = {
    conversation: next ?? conversation,
    heard: [turn.activityId, ...standing.heard],
    heardAt: instantOf(clock),
    isOver: next === null,
  }
  if (!(await checkIns.converse(person, state, version))) return 'overtaken'
  if (say === 'cancelled') return cancelled(texts, person, kept)
  if (next === null) return ended(deps, person, kept)
  return asking(texts, kept, next, say === 'ask' ? null : texts.checkIn.typed[say === 'first' ? 'first' : 'empty'])
}

function readSaid({ checkIn: { typed } }: Texts, text: string): Said {
  const word = text.trim().toLowerCase()
  for (const kind of ['skip', 'back', 'cancel'] as const) if (typed.words[kind].some((known) => known === word)) return { kind }
  return { kind: 'answer', text: cleanText(text) }
}

function asking(texts: Texts, checkIn: CheckIn, { at }: Conversation, first: string | null): TurnAnswer {
  const question = checkIn.questions[at]
  if (question === undefined) return shown(textCard(texts.checkIn.typed.done), texts.checkIn.typed.done)
  const answer = answerTo(checkIn, question.questionId)
  const card = typedQuestionCard(texts, { question, answer, number: at + 1, count: checkIn.questions.length, first })
  return shown(card, texts.checkIn.summary)
}

/** What was said is theirs alone; who sees it is chosen on the card. */
function ended({ texts }: CheckInByMessageDeps, { personId }: Person, { week, answers }: CheckIn): TurnAnswer {
  const { typed, skipDone, answerAfterAll } = texts.checkIn
  const [line, title] = answers.length === 0 ? [skipDone, answerAfterAll] : [typed.done, typed.choose]
  return shown(checkInNote({ week, whose: personId }, { lines: [line], actions: [{ verb: 'check-in-edit', title }] }), line)
}

function cancelled(texts: Texts, { personId }: Person, { week }: CheckIn): TurnAnswer {
  const { typed, answerRest } = texts.checkIn
  const note = { lines: [typed.cancelled], actions: [{ verb: 'check-in-edit', title: answerRest } as const] }
  return shown(checkInNote({ week, whose: personId }, note), typed.cancelled)
}

const shown = (card: AdaptiveCard, summary: string): TurnAnswer => ({ kind: 'message', message: { card, summary } })
