/** The share form and the save form as dialogs: they differ in where the text can go, and in their words. */
import type { AppError, ErrorCode } from '#domain/errors.ts'
import { submissionId as asSubmissionId } from '#domain/ids.ts'
import { limits } from '#domain/limits.ts'
import type { TeamMember } from '#domain/people/actors.ts'
import type { Resource } from '#domain/resources/resource.ts'
import { truncate } from '#domain/text.ts'
import type { Texts } from '#domain/texts/texts.ts'
import { placeForMe, shareFormCard, type Place, type ShareFormCardInput } from '#bot/teams/cards/share-form-card.ts'
import type { TurnAnswer, TurnOf } from '#bot/teams/turn.ts'
import { cardDialog } from './answers.ts'
import { readSubmitted } from './submitted-form.ts'

/** The commands of the manifest that open a form. */
export type FormCommand = 'share' | 'save'

export type FormInput = Omit<ShareFormCardInput, 'places' | 'placeLabel' | 'submitTitle'>

export function formDialog(texts: Texts, command: FormCommand, members: readonly TeamMember[], input: FormInput): TurnAnswer {
  if (command === 'save') {
    const { title, placeLabel, submit } = texts.chat.save
    // A chosen team that could not be asked must not turn into the notebook.
    const places = members.length === 0 && input.chosenPlace !== undefined ? [] : placesToSave(texts, members)
    return cardDialog(title, shareFormCard(texts, { ...input, places, placeLabel, submitTitle: submit }))
  }
  const places = members.map(({ teamId, teamName }) => ({ value: teamId, name: teamName }))
  const title = members.length === 1 && members[0] !== undefined ? texts.share.title(members[0].teamName) : texts.share.action
  return cardDialog(title, shareFormCard(texts, { ...input, places, submitTitle: texts.share.submit }))
}

const placesToSave = ({ chat }: Texts, members: readonly TeamMember[]): readonly Place[] => [
  ...members.map(({ teamId, teamName }) => ({ value: teamId, name: chat.save.forTeam(teamName) })),
  { value: placeForMe, name: chat.save.forMe },
]

/** The library has the link: whose it is, and what should happen is asked. */
export function knownSentence({ chat, locale }: Texts, { sharedBy, sharedAt, title }: Resource, reader: TeamMember, nowMs: number): string {
  const { you, today, inMonth, sentence } = chat.known
  const isToday = sharedAt.slice(0, 10) === new Date(nowMs).toISOString().slice(0, 10)
  const month = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(sharedAt))
  const who = sharedBy.personId === reader.personId ? you : truncate(sharedBy.name, limits.maxTagGraphemes)
  return sentence(who, isToday ? today : inMonth(month), truncate(title, limits.maxTitleGraphemes))
}

/**
 * The form again after a failure, with everything typed and the same submission id: sending it once more can't make a second resource.
 * @param failure.reference - made for this failure alone; a form that came without a submission id gets it for one
 */
export function keepForm(
  texts: Texts,
  turn: TurnOf<'submit-form'>,
  failure: { readonly code: ErrorCode; readonly reference: string },
): TurnAnswer {
  const notice = `${sentence(texts, failure.code)} ${texts.share.kept} ${texts.card.reference(failure.reference)}`
  return again(texts, turn, notice, failure.reference)
}

/** The form again where it can't be sent from, so that nothing typed is lost. */
export const returnForm = (texts: Texts, turn: TurnOf<'submit-form'>, code: ErrorCode, freshId: string): TurnAnswer =>
  again(texts, turn, sentence(texts, code), freshId)

export const sentence = (texts: Texts, code: AppError['code']): string => `${texts.errors[code].what} ${texts.errors[code].next}`

function again(texts: Texts, turn: TurnOf<'submit-form'>, notice: string, freshId: string): TurnAnswer {
  const { submissionId = asSubmissionId(freshId), place, form } = readSubmitted(turn)
  const chosen = place === undefined ? {} : { chosenPlace: place }
  return formDialog(texts, turn.event.commandId === 'save' ? 'save' : 'share', [], { submissionId, ...chosen, form, faults: {}, notice })
}
