/** What stands in place of a check-in card after a press, and the cards of a check-in that is typed. */
import type { IsoWeek } from '#domain/check-ins/iso-week.ts'
import type { AskedQuestion, Answer } from '#domain/check-ins/check-in.ts'
import type { PersonId } from '#domain/ids.ts'
import type { Texts } from '#domain/texts/texts.ts'
import type { AdaptiveCard } from '#bot/ports/delivery.ts'
import { adaptiveCard, fitted, textBlock, userText, type CardAction } from './card-elements.ts'
import { pauseChoices, questionWords } from './check-in-card.ts'

export type NoteAction =
  | { readonly verb: 'check-in-edit' | 'check-in-resume'; readonly title: string }
  | { readonly url: string; readonly title: string }

/** A quiet confirmation. @param note.lines - plain texts, the first of them the title */
export function checkInNote(
  whose: { readonly week: IsoWeek; readonly whose: PersonId },
  note: { readonly lines: readonly string[]; readonly actions: readonly NoteAction[] },
): AdaptiveCard {
  const [title = '', ...rest] = note.lines
  const actions = note.actions.map((action): CardAction =>
    'url' in action
      ? { type: 'Action.OpenUrl', title: action.title, url: action.url }
      : { type: 'Action.Execute', title: action.title, verb: action.verb, data: { ...whose, seen: {} } },
  )
  return adaptiveCard([textBlock(userText(title), { weight: 'Bolder' }), ...rest.map((line) => textBlock(userText(line)))], actions, title)
}

/** Words that could not be kept, to be copied. @param said - why */
export function wordsBackCard(said: string, words: readonly string[]): AdaptiveCard {
  const room = Math.floor(maxReturnedChars / Math.max(1, words.length))
  const fields = words.map((text, at) => ({ type: 'Input.Text', id: `words-${at}`, isMultiline: true, value: fitted(text, room) }))
  return adaptiveCard([textBlock(userText(said), { weight: 'Bolder' }), ...fields], [], said)
}

const maxReturnedChars = 24_000

/** A question of a check-in that is typed. @param asked.number - from 1 */
export function typedQuestionCard(
  texts: Texts,
  asked: {
    readonly question: AskedQuestion
    readonly answer: Answer | null
    readonly number: number
    readonly count: number
    /** What has to be said first, such as why an answer could not be kept. */
    readonly first: string | null
  },
): AdaptiveCard {
  const { typed } = texts.checkIn
  const words = questionWords(texts, asked.question)
  return adaptiveCard(
    [
      ...(asked.first === null ? [] : [textBlock(userText(asked.first), { color: 'Attention' })]),
      textBlock(typed.question(asked.number, asked.count), { size: 'Small', isSubtle: true }),
      textBlock(userText(words), { weight: 'Bolder', size: 'Medium' }),
      ...(asked.answer === null
        ? []
        : [textBlock(userText(typed.standing(fitted(asked.answer.text, maxRepeatedChars))), { isSubtle: true })]),
      textBlock(typed.hint, { size: 'Small', isSubtle: true }),
    ],
    [],
    words,
  )
}

const maxRepeatedChars = 1_000

/** `pause`: until when, or for good. */
export const pauseCard = (texts: Texts, whose: { readonly week: IsoWeek; readonly whose: PersonId }): AdaptiveCard => {
  const { body, actions } = pauseChoices(texts, { ...whose, seen: {} })
  return adaptiveCard(
    [textBlock(texts.checkIn.pause, { size: 'Medium', weight: 'Bolder', style: 'heading' }), ...body],
    actions,
    texts.checkIn.pause,
  )
}
