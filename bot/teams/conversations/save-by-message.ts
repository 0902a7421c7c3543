/** `note <text>` and `save <link or text>`: into one's own notebook. */
import { AppError } from '#domain/errors.ts'
import { submissionId } from '#domain/ids.ts'
import type { Texts } from '#domain/texts/texts.ts'
import type { Gate } from '#bot/ports/gate.ts'
import { fitted } from '#bot/teams/cards/card-elements.ts'
import { appIdOf, personalDeepLink } from '#bot/teams/cards/deep-link.ts'
import { noticeCard, textCard } from '#bot/teams/cards/notice-card.ts'
import { room } from '#bot/teams/cards/resource-card.ts'
import { personOf } from '#bot/teams/extension/teams-of.ts'
import type { TurnAnswer, TurnOf } from '#bot/teams/turn.ts'
import { saveCapture, type SaveEntryDeps } from '#bot/usecases/notebook/save-entry.ts'

export type SaveByMessageDeps = SaveEntryDeps & { readonly gate: Gate; readonly texts: Texts }

/** Teams tells a slow turn again with the same activity id: the message is the submission. */
export async function saveByMessage(
  deps: SaveByMessageDeps,
  turn: TurnOf<'message'>,
  input: { readonly text: string; readonly isOwnWords: boolean },
): Promise<TurnAnswer> {
  const { texts, gate, hash, newId } = deps
  if (input.text.trim() === '') return text(input.isOwnWords ? texts.chat.noteWhat : texts.chat.saveWhat)
  const id = submissionId(turn.activityId === '' ? newId() : hash(turn.activityId).slice(0, 32))
  try {
    const person = personOf(gate, turn)
    await gate.refuseGuest(person)
    const { title } = await saveCapture(deps, person, { ...input, submissionId: id })
    const { saved } = texts.chat
    const link = { title: saved.open, url: personalDeepLink(appIdOf(turn.botId), 'notebook') }
    const card = noticeCard({ title: saved.title, text: saved.text(fitted(title, room.title)), link })
    return { kind: 'message', message: { card, summary: saved.title } }
  } catch (error) {
    const fault = error instanceof AppError ? error.details.fields?.['text'] : undefined
    if (fault === undefined) throw error
    return text(fault === 'too-long' ? texts.chat.save.messageTooLong : texts.fieldFaults[fault])
  }
}

const text = (said: string): TurnAnswer => ({ kind: 'message', message: { card: textCard(said), summary: said } })
