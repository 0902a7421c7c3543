/** Answers of a check-in: kept for the person alone, and passed on to a team where they say so. */
import { AppError, type FieldFault } from '#domain/errors.ts'
import { submissionId, type ResourceId, type TeamId } from '#domain/ids.ts'
import {
  answerTo,
  readAnswer,
  withAnswer,
  withoutAnswer,
  withShared,
  type Answer,
  type Change,
  type CheckIn,
} from '#domain/check-ins/check-in.ts'
import type { IsoWeek } from '#domain/check-ins/iso-week.ts'
import type { Person } from '#domain/people/actors.ts'
import type { Resource, ResourceKind } from '#domain/resources/resource.ts'
import { limits } from '#domain/limits.ts'
import { truncate } from '#domain/text.ts'
import type { CheckIns } from '#bot/ports/check-ins.ts'
import { instantOf } from '#bot/ports/clock.ts'
import type { Gate } from '#bot/ports/gate.ts'
import { shareResource, type ShareResourceDeps } from '#bot/usecases/resources/share-resource.ts'
import { closedSince } from './read-check-ins.ts'
import { withStandingShares } from './standing-shares.ts'
import { standingSubmission } from '#bot/usecases/standing-submission.ts'

export type AnswerDeps = ShareResourceDeps & { readonly checkIns: CheckIns; readonly gate: Pick<Gate, 'member' | 'teamJob'> }

export type GivenAnswer = {
  readonly questionId: string
  readonly text: string
  /** It stood in its field and was cleared there. */
  readonly isTakenBack?: true
  /** The revision that was seen; 0: there was no answer. */
  readonly seen: number
  /** Null: only me. */
  readonly share: { readonly teamId: TeamId; readonly kind: ResourceKind } | null
}

/** What has become of each; what is `overtaken` or `refused` was not kept, and stays with whoever typed it. */
export type AnswerOutcome =
  | { readonly questionId: string; readonly outcome: 'kept' | 'empty' }
  | { readonly questionId: string; readonly outcome: 'overtaken'; readonly standing: Answer }
  | { readonly questionId: string; readonly outcome: 'refused'; readonly fault: FieldFault }
  /** It was answered, and the next round has begun: that answer stands. */
  | { readonly questionId: string; readonly outcome: 'closed'; readonly standing: Answer }
  /** Kept for the person; the team could not be given it, and why. */
  | { readonly questionId: string; readonly outcome: 'kept-unshared'; readonly error: AppError }

/**
 * Each answer by itself: one that can't be kept keeps no other from it. First for the person, then, in another partition, for the team:
 * a crash in between leaves an answer that is theirs alone, and the same form again shares it.
 * @throws AppError `not-found` when the person has no check-in of that week
 */
export async function answerCheckIn(
  deps: AnswerDeps,
  person: Person,
  input: { readonly week: IsoWeek; readonly answers: readonly GivenAnswer[] },
): Promise<{ readonly checkIn: CheckIn; readonly outcomes: readonly AnswerOutcome[] }> {
  const outcomes: AnswerOutcome[] = []
  const closed = await closedSince(deps, person, input.week)
  for (const given of input.answers) outcomes.push(await keep(deps, person, { week: input.week, closed }, given))
  const checkIn = await deps.checkIns.get(person, input.week)
  if (checkIn === null) throw new AppError('not-found')
  return { checkIn, outcomes }
}

async function keep(
  deps: AnswerDeps,
  person: Person,
  { week, closed }: { readonly week: IsoWeek; readonly closed: string },
  given: GivenAnswer,
): Promise<AnswerOutcome> {
  const { questionId, seen, share } = given
  const { text, isTooLong } = readAnswer(given.text)
  const isTakenBack = given.isTakenBack === true
  if (isTooLong) return { questionId, outcome: 'refused', fault: 'too-long' }
  if (text === '' && !isTakenBack) return { questionId, outcome: 'empty' }
  let ended: AnswerOutcome | null = null
  await deps.checkIns.change(person, week, (before) => {
    const standing = answerTo(before, questionId)
    const change = isTakenBack
      ? withoutAnswer(before, { questionId, seen })
      : withAnswer(before, { questionId, text, seen, at: instantOf(deps.clock) })
    ended = refusalOf(questionId, change, standing !== null && standing.at < closed ? standing : null)
    return ended === null && change.outcome === 'changed' ? change.checkIn : before
  })
  if (ended !== null) return ended
  if (share === null || isTakenBack) return { questionId, outcome: 'kept' }
  try {
    await passOn(deps, person, { week, questionId, text, share })
    return { questionId, outcome: 'kept' }
  } catch (error) {
    if (error instanceof AppError && error.code !== 'unexpected') return { questionId, outcome: 'kept-unshared', error }
    throw error
  }
}

/** @param closed - the answer that stands for good; null while it can be changed */
function refusalOf(questionId: string, change: Change, closed: Answer | null): AnswerOutcome | null {
  if (change.outcome === 'no-such-question') return { questionId, outcome: 'refused', fault: 'not-a-choice' }
  if (closed !== null && change.outcome !== 'same') return { questionId, outcome: 'closed', standing: closed }
  return change.outcome === 'overtaken' ? { questionId, outcome: 'overtaken', standing: change.standing } : null
}

/** Once: an answer that a team has already stays what it has; edits are made there, where their history is kept. What was deleted there can be given again. */
async function passOn(
  deps: AnswerDeps,
  person: Person,
  {
    week,
    questionId,
    text,
    share,
  }: { readonly week: IsoWeek; readonly questionId: string; readonly text: string; readonly share: NonNullable<GivenAnswer['share']> },
): Promise<void> {
  const known = await deps.checkIns.get(person, week)
  const checkIn = known === null ? null : await withStandingShares(deps, person, known)
  const answer = checkIn === null ? null : answerTo(checkIn, questionId)
  if (answer === null || answer.shared !== null) return
  const member = await deps.gate.member(person, share.teamId)
  const [first = ''] = text.split('\n')
  const title = truncate(first, limits.maxTitleGraphemes)
  // The answer is the submission: two devices, and a form that comes again with other words, make one resource.
  const standing = await standingSubmission<ResourceId, Resource>(null, {
    idAfter: (gone) =>
      submissionId(deps.hash(`check-in ${person.personId} ${week} ${questionId} ${answer.born} ${gone ?? ''}`).slice(0, 40)),
    madeBy: (id) => deps.resources.madeBy(member, id),
    find: (id) => deps.resources.get(member, id),
  })
  const form = { kind: share.kind, title, body: title === text ? '' : text }
  const resource =
    standing.made ?? (await shareResource(deps, member, { form, submissionId: standing.submissionId, knownLink: 'separate' }))
  const { teamId, resourceId } = resource
  await deps.checkIns.change(person, week, (before) => withShared(before, questionId, { teamId, resourceId, kind: share.kind }))
}
