/** `share`: opens the form as a card dialog, and takes what comes back. */
import * as z from 'zod/mini'
import { AppError, type ErrorCode } from '#domain/errors.ts'
import { submissionId as asSubmissionId, type SubmissionId } from '#domain/ids.ts'
import type { TeamMember } from '#domain/people/actors.ts'
import { summaryOf } from '#domain/resources/resource.ts'
import type { ShareForm } from '#domain/resources/share-form.ts'
import type { Texts } from '#domain/texts/texts.ts'
import type { Gate } from '#bot/ports/gate.ts'
import { appIdOf, resourceDeepLinks } from '#bot/teams/cards/deep-link.ts'
import { resourceCard } from '#bot/teams/cards/resource-card.ts'
import { textCard } from '#bot/teams/cards/notice-card.ts'
import { shareFormCard, type ShareFormCardInput } from '#bot/teams/cards/share-form-card.ts'
import type { TurnAnswer, TurnOf } from '#bot/teams/turn.ts'
import { shareResource, type ShareResourceDeps } from '#bot/usecases/resources/share-resource.ts'
import { cardDialog, resultList } from './answers.ts'
import { personOf, teamsOf } from './teams-of.ts'

export type ShareDeps = ShareResourceDeps & { readonly gate: Gate; readonly texts: Texts }

export async function openShareForm(deps: ShareDeps, turn: TurnOf<'open-form'>): Promise<TurnAnswer> {
  const { texts, gate, newId } = deps
  const { members, leftOut } = await teamsOf(gate, personOf(gate, turn), turn.place)
  if (members.length === 0 && leftOut.length > 0) throw new AppError('roster-unreachable')
  if (members.length === 0) return cardDialog(texts.share.action, textCard(texts.find.noTeam))
  return formDialog(texts, members, { submissionId: asSubmissionId(newId()), form: {}, faults: {} })
}

/** Stands for every id that can't be a team's: nobody is in that team, and it is short. */
const noSuchTeam = 'none'

function knownShapeOf(teamId: string): string {
  return /^[A-Za-z0-9-]{1,64}$/u.test(teamId) ? teamId.toLowerCase() : noSuchTeam
}

/** What a card sends: every input a text, and the submission id that the form was opened with. */
const submittedSchema = z.object({
  submissionId: z.catch(z.optional(z.string().check(z.minLength(8), z.maxLength(64))), undefined),
  teamId: z.catch(z.optional(z.pipe(z.string(), z.transform(knownShapeOf))), undefined),
  kind: z.catch(z.optional(z.string()), undefined),
  title: z.catch(z.optional(z.string()), undefined),
  link: z.catch(z.optional(z.string()), undefined),
  why: z.catch(z.optional(z.string()), undefined),
  body: z.catch(z.optional(z.string()), undefined),
  tags: z.catch(z.optional(z.string()), undefined),
})

/**
 * Answers with the resource's card for the compose box, or with the form again: the faults beside their fields and everything typed still there.
 * A form without its submission id comes back with a new one: taken as it is, its repeats would make a resource each.
 */
export async function submitShareForm(deps: ShareDeps, turn: TurnOf<'submit-form'>): Promise<TurnAnswer> {
  const { texts, gate, newId } = deps
  const { submissionId, teamId, form } = readSubmitted(turn)
  const { members, leftOut } = await teamsOf(gate, personOf(gate, turn), turn.place)
  const member = teamId === undefined ? members[0] : members.find((candidate) => candidate.teamId === teamId)
  // The form must not come back for another team because the chosen one could not be asked.
  if (member === undefined && leftOut.length > 0) throw new AppError('roster-unreachable')
  const freshId = asSubmissionId(newId())
  if (member === undefined)
    return formDialog(texts, members, { submissionId: submissionId ?? freshId, form, faults: {}, notice: sentence(texts, 'not-found') })
  const again = { chosenTeamId: member.teamId, form }
  if (submissionId === undefined)
    return formDialog(texts, members, { ...again, submissionId: freshId, faults: {}, notice: sentence(texts, 'card-out-of-date') })
  try {
    const resource = await shareResource(deps, member, { form, submissionId, knownLink: 'separate' })
    const detailsUrl = resourceDeepLinks({ appId: appIdOf(turn.botId), channelId: member.teamThreadId })(resource.resourceId)
    const shared = { resource: summaryOf(resource), teamName: member.teamName, detailsUrl }
    return resultList([{ card: resourceCard(texts, shared), preview: { title: resource.title, text: resource.why } }])
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const faults = error.details.fields ?? {}
    // A used-up submission id would refuse the corrected form for ever.
    const nextId = error.code === 'submission-reused' ? freshId : submissionId
    return formDialog(texts, members, { ...again, submissionId: nextId, faults, notice: sentence(texts, error.code) })
  }
}

/**
 * The form again after a failure, with everything typed and the same submission id: sending it once more can't make a second resource.
 * @param failure.reference - made for this failure alone; a form that came without a submission id gets it for one
 */
export function keepShareForm(
  texts: Texts,
  turn: TurnOf<'submit-form'>,
  failure: { readonly code: ErrorCode; readonly reference: string },
): TurnAnswer {
  const { submissionId = asSubmissionId(failure.reference), teamId, form } = readSubmitted(turn)
  const chosen = teamId === undefined ? {} : { chosenTeamId: teamId }
  const notice = `${sentence(texts, failure.code)} ${texts.share.kept} ${texts.card.reference(failure.reference)}`
  return formDialog(texts, [], { submissionId, ...chosen, form, faults: {}, notice })
}

/** The form again where it can't be sent from, so that nothing typed is lost. */
export function returnShareForm({ texts, newId }: ShareDeps, turn: TurnOf<'submit-form'>, code: ErrorCode): TurnAnswer {
  const { submissionId = asSubmissionId(newId()), teamId, form } = readSubmitted(turn)
  const chosen = teamId === undefined ? {} : { chosenTeamId: teamId }
  return formDialog(texts, [], { submissionId, ...chosen, form, faults: {}, notice: sentence(texts, code) })
}

type Submitted = { readonly submissionId: SubmissionId | undefined; readonly teamId: string | undefined; readonly form: ShareForm }

function readSubmitted(turn: TurnOf<'submit-form'>): Submitted {
  const { submissionId, teamId, ...fields } = submittedSchema.parse(turn.event.data)
  const form: ShareForm = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
  return { submissionId: submissionId === undefined ? undefined : asSubmissionId(submissionId), teamId, form }
}

const sentence = (texts: Texts, code: ErrorCode): string => `${texts.errors[code].what} ${texts.errors[code].next}`

function formDialog(texts: Texts, members: readonly TeamMember[], input: Omit<ShareFormCardInput, 'teams'>): TurnAnswer {
  const teams = members.map(({ teamId, teamName }) => ({ teamId, name: teamName }))
  const title = members.length === 1 && members[0] !== undefined ? texts.share.title(members[0].teamName) : texts.share.action
  return cardDialog(title, shareFormCard(texts, { ...input, teams }))
}
