/** A submitted form becomes a resource of a team, or a view of the resource that has its link already. */
import { AppError } from '#domain/errors.ts'
import type { SubmissionId } from '#domain/ids.ts'
import type { TeamMember } from '#domain/people/actors.ts'
import type { MessageSource, Resource } from '#domain/resources/resource.ts'
import type { ResponseRepository } from '#bot/ports/response-repository.ts'
import { findKnownLink } from '#bot/usecases/resources/find-known-link.ts'
import { shareResource, type ShareResourceDeps } from '#bot/usecases/resources/share-resource.ts'
import { addComment } from '#bot/usecases/responses/comments.ts'
import type { SubmittedForm } from './submitted-form.ts'

export type ShareOrViewDeps = ShareResourceDeps & { readonly responses: ResponseRepository }

/**
 * @returns the new resource, or the one that the view was added to
 * @throws AppError as `shareResource`; a view that is missing or too long is a fault of the field `why`
 */
export async function shareOrView(
  deps: ShareOrViewDeps,
  member: TeamMember,
  { form, knownLink }: Pick<SubmittedForm, 'form' | 'knownLink'>,
  { submissionId, source }: { readonly submissionId: SubmissionId; readonly source: MessageSource | null },
): Promise<Resource> {
  const known = knownLink === 'view' ? await findKnownLink(deps, member, { link: form.link ?? '' }) : null
  if (known === null) {
    const share = { form, submissionId, source, knownLink: knownLink === 'separate' ? 'separate' : 'ask' } as const
    return shareResource(deps, member, share)
  }
  try {
    await addComment(deps, member, { resourceId: known.resourceId, text: form.why ?? '', submissionId })
    return known
  } catch (error) {
    const fault = error instanceof AppError ? error.details.fields?.['text'] : undefined
    if (fault === undefined) throw error
    throw new AppError('invalid-input', { fields: { why: fault }, current: known }, { cause: error })
  }
}
