/** The buttons of a check-in. The card carries whose it is; whoever presses is known anew, and answers only for themselves. */
import { AppError } from '#domain/errors.ts'
import { firstOpen, type CheckIn } from '#domain/check-ins/check-in.ts'
import { dayOf } from '#domain/check-ins/personal-due.ts'
import { outcomeSentence } from '#domain/texts/outcome-sentence.ts'
import type { Person } from '#domain/people/actors.ts'
import { instantOf } from '#bot/ports/clock.ts'
import type { Gate } from '#bot/ports/gate.ts'
import { refusalSentence, replaced, said } from '#bot/teams/card-actions/answers.ts'
import { checkInNote, wordsBackCard, type NoteAction } from '#bot/teams/cards/check-in-notes.ts'
import { onlyMe, questionWords, shareValue, type CardQuestion } from '#bot/teams/cards/check-in-card.ts'
import { appIdOf, personalDeepLink } from '#bot/teams/cards/deep-link.ts'
import { personOf } from '#bot/teams/extension/teams-of.ts'
import type { TurnAnswer, TurnOf } from '#bot/teams/turn.ts'
import { answerCheckIn, type AnswerDeps, type AnswerOutcome, type GivenAnswer } from '#bot/usecases/check-ins/answer-check-in.ts'
import { readOwnTimes, type OwnTimesDeps } from '#bot/usecases/check-ins/own-times.ts'
import { askLater, pauseCheckIns, skipWeek, type PutOffDeps } from '#bot/usecases/check-ins/put-off.ts'
import { questionsOfCard } from '#bot/usecases/check-ins/prepare-check-in.ts'
import { beginCheckIn } from '#bot/usecases/check-ins/read-check-ins.ts'
import { withStandingShares } from '#bot/usecases/check-ins/standing-shares.ts'
import { cardOfCheckIn, type CardOfCheckInDeps } from './card-of-check-in.ts'
import { readCheckInForm, type CheckInForm } from './read-check-in-form.ts'
import { sentNote } from './sent-note.ts'
import { dayText, whenText } from './when.ts'

export type PressCheckInDeps = AnswerDeps & OwnTimesDeps & PutOffDeps & CardOfCheckInDeps & { readonly gate: Gate }

/** What was typed is kept, or comes back with the answer. */
export async function pressCheckIn(deps: PressCheckInDeps, turn: TurnOf<'card-action'>): Promise<TurnAnswer> {
  const { texts, gate } = deps
  if (turn.place.kind !== 'personal') return said(texts.checkIn.onlyPersonal)
  const form = readCheckInForm(turn.event.data)
  if (form === null) return said(refusalSentence(texts, 'card-out-of-date'))
  const person = personOf(gate, turn)
  if (form.whose !== person.personId) return said(texts.checkIn.notYours)
  try {
    return await pressed(deps, turn, { person, form })
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'not-found')) throw error
    const words = form.answers.map(({ text }) => text)
    return words.length === 0 ? said(texts.checkIn.notThatWeek) : replaced(wordsBackCard(texts.checkIn.gone, words))
  }
}

type Press = { readonly person: Person; readonly form: CheckInForm }

async function pressed(deps: PressCheckInDeps, turn: TurnOf<'card-action'>, { person, form }: Press): Promise<TurnAnswer> {
  const { texts } = deps
  const { checkIn } = texts
  // Whoever puts it off in the middle of a sentence has not thrown the sentence away.
  const kept = puttingOff.has(turn.event.verb) ? await keepTyped(deps, person, form) : null
  if (kept !== null && kept.failed.length > 0) return sendAgain(deps, turn, { person, ...kept })
  const more = kept !== null && kept.answers.length > 0 ? [checkIn.typedKept] : []
  const note = (lines: readonly string[], action: NoteAction): TurnAnswer =>
    replaced(checkInNote({ week: form.week, whose: person.personId }, { lines: [...lines, ...more], actions: [action] }))
  const again: NoteAction = { verb: 'check-in-resume', title: checkIn.askAgain }
  switch (turn.event.verb) {
    case 'check-in-send':
    case 'check-in-take':
      return send(deps, turn, { person, form })
    case 'check-in-edit':
      return edit(deps, turn, { person, form })
    case 'check-in-later': {
      if (form.later === null) return said(refusalSentence(texts, 'card-out-of-date'))
      const dueAt = await askLater(deps, person, { week: form.week, later: form.later })
      return note([checkIn.laterDone(whenText(texts, dueAt, await zoneOf(deps, person)))], {
        verb: 'check-in-edit',
        title: checkIn.answerNow,
      })
    }
    case 'check-in-skip':
      await skipWeek(deps, person, form.week)
      return note([checkIn.skipDone], { verb: 'check-in-edit', title: checkIn.answerAfterAll })
    case 'check-in-pause':
      if (form.pauseUntil === null || form.pauseUntil <= dayOf(instantOf(deps.clock), await zoneOf(deps, person)))
        return said(checkIn.pauseWhen)
      await pauseCheckIns(deps, person, { until: form.pauseUntil })
      return note([checkIn.pauseDone(dayText(texts, form.pauseUntil))], again)
    case 'check-in-stop':
      await pauseCheckIns(deps, person, 'stopped')
      return note([checkIn.stopDone], again)
    case 'check-in-resume': {
      await pauseCheckIns(deps, person, null)
      const { next, clock } = await readOwnTimes(deps, person)
      const when = next === null ? null : whenText(texts, next, clock.zone)
      return note([checkIn.resumeDone(when)], { verb: 'check-in-edit', title: checkIn.answerNow })
    }
    default:
      return said(refusalSentence(texts, 'card-out-of-date'))
  }
}

const puttingOff: ReadonlySet<string> = new Set(['check-in-later', 'check-in-skip', 'check-in-pause', 'check-in-stop'])

/** For the person alone, whatever was chosen under it: nobody has sent it. */
async function keepTyped(deps: PressCheckInDeps, person: Person, form: CheckInForm): Promise<Omit<Failed, 'person'> | null> {
  const answers = form.answers.filter(({ isTakenBack }) => isTakenBack !== true).map((answer) => ({ ...answer, share: null }))
  if (answers.length === 0) return null
  await beginCheckIn(deps, person, form.week)
  const { checkIn, outcomes } = await answerCheckIn(deps, person, { week: form.week, answers })
  return { checkIn, answers, failed: outcomes.filter(({ outcome }) => outcome !== 'kept' && outcome !== 'empty') }
}

async function send(deps: PressCheckInDeps, turn: TurnOf<'card-action'>, { person, form }: Press): Promise<TurnAnswer> {
  const { texts } = deps
  const { week, answers } = form
  await beginCheckIn(deps, person, week)
  const { checkIn, outcomes } = await answerCheckIn(deps, person, { week, answers })
  if (outcomes.every(({ outcome }) => outcome === 'empty')) return said(texts.checkIn.nothingTyped)
  const failed = outcomes.filter(({ outcome }) => outcome !== 'kept' && outcome !== 'empty')
  if (failed.length > 0) return sendAgain(deps, turn, { person, checkIn, answers, failed })
  const [taken] = answers
  const question = checkIn.questions.find(({ questionId }) => questionId === taken?.questionId)
  if (turn.event.verb === 'check-in-take' && question !== undefined) {
    const lines = [texts.checkIn.take.done(questionWords(texts, question))]
    const rest: NoteAction = { verb: 'check-in-edit', title: firstOpen(checkIn) === null ? texts.checkIn.edit : texts.checkIn.answerRest }
    return replaced(checkInNote({ week, whose: person.personId }, { lines, actions: [rest] }))
  }
  return replaced(await sentNote(deps, person, checkIn, appIdOf(turn.botId)))
}

type Failed = {
  readonly person: Person
  readonly checkIn: CheckIn
  readonly answers: readonly GivenAnswer[]
  readonly failed: readonly AnswerOutcome[]
}

/** The card again with what was typed, and beside it why it could not be kept. */
async function sendAgain(
  deps: PressCheckInDeps,
  turn: TurnOf<'card-action'>,
  { person, checkIn, answers, failed }: Failed,
): Promise<TurnAnswer> {
  const { texts } = deps
  const sentences = failed.map((outcome) => outcomeSentence(texts, outcome) ?? '')
  // The card stays as it is, with all of it: another one could not hold so much.
  if (sizeOf(answers) > maxTypedChars) return said([...new Set(sentences)].join(' '))
  const questions = questionsOfCard(checkIn).map((asked): CardQuestion => {
    const at = failed.findIndex(({ questionId }) => questionId === asked.question.questionId)
    const given = answers.find(({ questionId }) => questionId === asked.question.questionId)
    if (at === -1 || given === undefined) return asked
    const standing = failed[at]?.outcome === 'overtaken' ? ` ${texts.checkIn.answered(asked.answer?.text ?? '')}` : ''
    const share = given.share === null ? onlyMe : shareValue(given.share.teamId, given.share.kind)
    return { ...asked, typed: { text: given.text, share, says: `${sentences[at] ?? ''}${standing}` } }
  })
  return replaced(await cardOfCheckIn(deps, person, checkIn, { ...plain(turn), questions }))
}

async function edit(deps: PressCheckInDeps, turn: TurnOf<'card-action'>, { person, form }: Press): Promise<TurnAnswer> {
  const { checkIn: texts } = deps.texts
  const checkIn = await withStandingShares(deps, person, await beginCheckIn(deps, person, form.week))
  if (sizeOf(checkIn.answers) > maxTypedChars) {
    const action = { title: texts.openTab, url: personalDeepLink(appIdOf(turn.botId), 'check-ins') }
    return replaced(checkInNote({ week: form.week, whose: person.personId }, { lines: [texts.tooLargeForCard], actions: [action] }))
  }
  return replaced(await cardOfCheckIn(deps, person, checkIn, { ...plain(turn), isEditing: true }))
}

/** UTF-16 units of JSON; the card around them takes a third of its room. */
const maxTypedChars = 24_000

const sizeOf = (answers: readonly { readonly text: string }[]): number =>
  answers.reduce((sum, { text }) => sum + JSON.stringify(text).length, 0)

const plain = ({ person }: TurnOf<'card-action'>) => ({ teamIds: [], personName: person?.name ?? '', lateFrom: null, clock: null })

const zoneOf = async (deps: PressCheckInDeps, person: Person): Promise<string> => (await readOwnTimes(deps, person)).clock.zone
