/** `save` on a message: for a team, with its author credited, or only for oneself. */
import { AppError } from '#domain/errors.ts'
import { submissionId as asSubmissionId } from '#domain/ids.ts'
import type { Person } from '#domain/people/actors.ts'
import { guessForm } from '#domain/resources/guess-form.ts'
import type { MessageSource, Resource } from '#domain/resources/resource.ts'
import type { ShareForm } from '#domain/resources/share-form.ts'
import type { NotebookRepository } from '#bot/ports/notebook-repository.ts'
import { appIdOf, resourceDeepLinks } from '#bot/teams/cards/deep-link.ts'
import { noticeCard } from '#bot/teams/cards/notice-card.ts'
import { fitted } from '#bot/teams/cards/card-elements.ts'
import { room } from '#bot/teams/cards/resource-card.ts'
import { placeForMe } from '#bot/teams/cards/share-form-card.ts'
import type { TurnAnswer, TurnOf } from '#bot/teams/turn.ts'
import { saveCapture } from '#bot/usecases/notebook/save-entry.ts'
import { cardDialog } from './answers.ts'
import { formDialog, sentence } from './form-dialog.ts'
import { submitToTeam, type ShareDeps } from './share.ts'
import { readSubmitted } from './submitted-form.ts'
import { tagsUsedIn } from './tags-used.ts'
import { lastTeamFirst, personOf, teamsOf } from './teams-of.ts'

export type SaveDeps = ShareDeps & { readonly notebook: NotebookRepository }

/** The message's author and address stay here: the form brings back only its submission id. */
export async function openSaveForm(deps: SaveDeps, turn: TurnOf<'open-form'>): Promise<TurnAnswer> {
  const { texts, gate, newId } = deps
  const person = personOf(gate, turn)
  const { members } = await teamsOf(gate, person, turn.place)
  const ordered = turn.place.kind === 'channel' ? members : await lastTeamFirst(deps.preferences, person, members)
  const submissionId = asSubmissionId(newId())
  const tagsUsed = await tagsUsedIn(deps.search, ordered[0])
  const { message } = turn.event
  if (message === null) return formDialog(texts, 'save', ordered, { submissionId, form: {}, faults: {} })
  await deps.contexts.keep(person, submissionId, message.source)
  const { name } = message.source.author
  const from = name === '' ? texts.chat.save.fromSomebody : texts.chat.save.from(fitted(name, room.name))
  return formDialog(texts, 'save', ordered, {
    submissionId,
    form: guessForm(message, tagsUsed),
    faults: {},
    from,
    tagsUsed: tagsUsed.slice(0, 5),
  })
}

export async function submitSaveForm(deps: SaveDeps, turn: TurnOf<'submit-form'>): Promise<TurnAnswer> {
  const { gate } = deps
  const { place } = readSubmitted(turn)
  const person = personOf(gate, turn)
  if (place === placeForMe) return keepForMe(deps, turn, person)
  const { members, leftOut } = await teamsOf(gate, person, turn.place)
  const member = members.find(({ teamId }) => teamId === place)
  if (member === undefined && leftOut.length > 0) throw new AppError('roster-unreachable')
  const to = { command: 'save', members, member } as const
  return submitToTeam(deps, turn, to, (resource, owner) => keptForTeam(deps, turn, resource, owner))
}

function keptForTeam(
  { texts }: SaveDeps,
  turn: TurnOf<'submit-form'>,
  { resourceId, title, source }: Resource,
  { teamName, teamThreadId }: { readonly teamName: string; readonly teamThreadId: Parameters<typeof resourceDeepLinks>[0]['channelId'] },
): TurnAnswer {
  const { done, keptForTeam: kept, authorIsTold } = texts.chat.save
  const isTold = source !== null && source.author.personId !== null && source.author.personId !== turn.person?.personId
  const said = isTold ? ` ${authorIsTold(fitted(source.author.name, room.name))}` : ''
  const url = resourceDeepLinks({ appId: appIdOf(turn.botId), channelId: teamThreadId })(resourceId)
  const text = `${kept(fitted(title, room.title), fitted(teamName, room.name))}${said}`
  return cardDialog(done, noticeCard({ title: done, text, link: { title: texts.card.details, url } }))
}

async function keepForMe(deps: SaveDeps, turn: TurnOf<'submit-form'>, person: Person): Promise<TurnAnswer> {
  const { texts, newId, contexts } = deps
  const { submissionId, form } = readSubmitted(turn)
  const freshId = asSubmissionId(newId())
  const again = { form, chosenPlace: placeForMe, faults: {} }
  const dialog = async (input: Omit<Parameters<typeof formDialog>[3], 'form' | 'chosenPlace'>): Promise<TurnAnswer> =>
    formDialog(texts, 'save', (await teamsOf(deps.gate, person, turn.place)).members, { ...again, ...input })
  if (submissionId === undefined) return dialog({ submissionId: freshId, faults: {}, notice: sentence(texts, 'card-out-of-date') })
  const source: MessageSource | null = await contexts.recall(person, submissionId)
  try {
    await deps.gate.refuseGuest(person)
    const entry = await saveCapture(deps, person, { ...keptParts(form), submissionId, source })
    const { done, keptForMe } = texts.chat.save
    return cardDialog(done, noticeCard({ title: done, text: keptForMe(fitted(entry.title, room.title)) }))
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const fault = error.details.fields?.['text']
    const notice =
      fault === 'too-long' ? texts.chat.save.tooLongForMe : fault === undefined ? sentence(texts, error.code) : texts.fieldFaults[fault]
    return dialog({ submissionId: error.code === 'submission-reused' ? freshId : submissionId, faults: {}, notice })
  }
}

/** What the message says and what one thinks of it stay apart; a thought alone is the note. */
function keptParts(form: ShareForm): { readonly text: string; readonly isOwnWords: boolean; readonly thought?: string } {
  const said = textOf({ ...form, why: '' })
  return said === '' ? { text: textOf(form), isOwnWords: true } : { text: said, isOwnWords: false, thought: form.why ?? '' }
}

/** A note has no fields: what was typed in them, in the order of reading, each thing once. */
function textOf({ title = '', why = '', body = '', link = '' }: ShareForm): string {
  const parts = [title, why, body, link].map((part) => part.trim()).filter((part) => part !== '')
  return parts
    .filter((part, at) => !parts.some((other, elsewhere) => elsewhere !== at && other.includes(part) && other !== part))
    .join('\n')
}
