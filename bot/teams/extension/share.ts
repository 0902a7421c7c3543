/** `share`: opens the form as a card dialog, and takes what comes back. */
import { AppError } from '#domain/errors.ts'
import { submissionId as asSubmissionId } from '#domain/ids.ts'
import type { TeamMember } from '#domain/people/actors.ts'
import { guessForm } from '#domain/resources/guess-form.ts'
import { summaryOf, type Resource } from '#domain/resources/resource.ts'
import type { Texts } from '#domain/texts/texts.ts'
import type { Gate } from '#bot/ports/gate.ts'
import type { FormContexts, Preferences } from '#bot/ports/preferences.ts'
import type { SearchIndex } from '#bot/ports/search-index.ts'
import { appIdOf, resourceDeepLinks } from '#bot/teams/cards/deep-link.ts'
import { noticeCard, textCard } from '#bot/teams/cards/notice-card.ts'
import { fitted } from '#bot/teams/cards/card-elements.ts'
import { resourceCard, room } from '#bot/teams/cards/resource-card.ts'
import type { TurnAnswer, TurnOf } from '#bot/teams/turn.ts'
import { cardDialog, resultList, writtenResult } from './answers.ts'
import { formDialog, knownSentence, sentence, type FormCommand } from './form-dialog.ts'
import { shareOrView, type ShareOrViewDeps } from './share-or-view.ts'
import { readSubmitted } from './submitted-form.ts'
import { tagsUsedIn } from './tags-used.ts'
import { lastTeamFirst, personOf, teamsOf } from './teams-of.ts'

export type ShareDeps = ShareOrViewDeps & {
  readonly gate: Gate
  readonly search: SearchIndex
  readonly preferences: Preferences
  readonly contexts: FormContexts
  readonly texts: Texts
}

export async function openShareForm(deps: ShareDeps, turn: TurnOf<'open-form'>): Promise<TurnAnswer> {
  const { texts, gate, newId } = deps
  const person = personOf(gate, turn)
  const { members, leftOut } = await teamsOf(gate, person, turn.place)
  if (members.length === 0 && leftOut.length > 0) throw new AppError('roster-unreachable')
  if (members.length === 0) return cardDialog(texts.share.action, textCard(texts.find.noTeam))
  const ordered = turn.place.kind === 'channel' ? members : await lastTeamFirst(deps.preferences, person, members)
  const tagsUsed = await tagsUsedIn(deps.search, ordered[0])
  const { message } = turn.event
  const form = message === null ? {} : guessForm(message, tagsUsed)
  return formDialog(texts, 'share', ordered, { submissionId: asSubmissionId(newId()), form, faults: {}, tagsUsed: tagsUsed.slice(0, 5) })
}

/**
 * Answers with the resource's card for the compose box, or with the form again: the faults beside their fields and everything typed still there.
 * A form without its submission id comes back with a new one: taken as it is, its repeats would make a resource each.
 */
export async function submitShareForm(deps: ShareDeps, turn: TurnOf<'submit-form'>): Promise<TurnAnswer> {
  const { texts, gate } = deps
  const { place } = readSubmitted(turn)
  const { members, leftOut } = await teamsOf(gate, personOf(gate, turn), turn.place)
  const member = place === undefined ? members[0] : members.find(({ teamId }) => teamId === place)
  // The form must not come back for another team because the chosen one could not be asked.
  if (member === undefined && leftOut.length > 0) throw new AppError('roster-unreachable')
  return submitToTeam(deps, turn, { command: 'share', members, member }, (resource, owner) => {
    const detailsUrl = resourceDeepLinks({ appId: appIdOf(turn.botId), channelId: owner.teamThreadId })(resource.resourceId)
    const shared = { resource: summaryOf(resource), teamName: owner.teamName, detailsUrl }
    return resultList([writtenResult({ card: resourceCard(texts, shared), preview: { title: resource.title, text: resource.why } })])
  })
}

/** The part that share and save have in common: what goes to a team. @param done - the answer when it is in the library */
export async function submitToTeam(
  deps: ShareDeps,
  turn: TurnOf<'submit-form'>,
  to: { readonly command: FormCommand; readonly members: readonly TeamMember[]; readonly member: TeamMember | undefined },
  done: (resource: Resource, owner: TeamMember) => TurnAnswer,
): Promise<TurnAnswer> {
  const { texts, newId } = deps
  const { command, members, member } = to
  const submitted = readSubmitted(turn)
  const { submissionId, form } = submitted
  const freshId = asSubmissionId(newId())
  if (member === undefined)
    return formDialog(texts, command, members, {
      submissionId: submissionId ?? freshId,
      form,
      faults: {},
      notice: sentence(texts, 'not-found'),
    })
  const again = { chosenPlace: member.teamId, form }
  if (submissionId === undefined)
    return formDialog(texts, command, members, {
      ...again,
      submissionId: freshId,
      faults: {},
      notice: sentence(texts, 'card-out-of-date'),
    })
  try {
    const source = await deps.contexts.recall(member, submissionId)
    const { resource, isView } = await shareOrView(deps, member, submitted, { submissionId, source })
    if (members.length > 1) await deps.preferences.chooseTeam(member, member.teamId)
    return isView ? viewAdded(texts, turn, resource, member) : done(resource, member)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const { fields = {}, current } = error.details
    // A used-up submission id would refuse the corrected form for ever.
    const nextId = error.code === 'submission-reused' ? freshId : submissionId
    const known = current === undefined ? {} : { known: knownSentence(texts, current, member, deps.clock.nowMs()) }
    // That the link is known is a question, not a refusal.
    const notice = error.code === 'link-known' ? {} : { notice: sentence(texts, error.code) }
    return formDialog(texts, command, members, { ...again, ...known, ...notice, submissionId: nextId, faults: fields })
  }
}

/** The resource stands as it was: what is new is a line on it, and that is what is said. */
function viewAdded({ chat, card }: Texts, turn: TurnOf<'submit-form'>, { resourceId, title }: Resource, owner: TeamMember): TurnAnswer {
  const url = resourceDeepLinks({ appId: appIdOf(turn.botId), channelId: owner.teamThreadId })(resourceId)
  const { done, text } = chat.viewAdded
  return cardDialog(done, noticeCard({ title: done, text: text(fitted(title, room.title)), link: { title: card.details, url } }))
}
