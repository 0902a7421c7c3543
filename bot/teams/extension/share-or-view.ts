/** A submitted form becomes a resource of a team, or a view of the resource that has its link already. */
import { AppError } from '#domain/errors.ts'
import type { SubmissionId } from '#domain/ids.ts'
import type { TeamMember } from '#domain/people/actors.ts'
import type { MessageSource, Resource } from '#domain/resources/resource.ts'
import { viewOfForm } from '#domain/resources/view-of-form.ts'
import type { ResponseRepository } from '#bot/ports/response-repository.ts'
import { findKnownLink } from '#bot/usecases/resources/find-known-link.ts'
import { shareResource, type ShareResourceDeps } from '#bot/usecases/resources/share-resource.ts'
import { addComment } from '#bot/usecases/responses/comments.ts'
import type { SubmittedForm } from './submitted-form.ts'

export type ShareOrViewDeps = ShareResourceDeps & { readonly responses: ResponseRepository }

/** The new resource, or the one that a view was added to. */
export type SharedOrViewed = { readonly resource: Resource; readonly isView: boolean }

/**
 * @throws AppError as `shareResource`; a view that is missing or too long is a fault of the field `why`
 */
export async function shareOrView(
  deps: ShareOrViewDeps,
  member: TeamMember,
  { form, knownLink }: Pick<SubmittedForm, 'form' | 'knownLink'>,
  { submissionId, source }: { readonly submissionId: SubmissionId; readonly source: MessageSource | null },
): Promise<SharedOrViewed> {
  const known = knownLink === 'view' ? await findKnownLink(deps, member, { link: form.link ?? '', source }) : null
  if (known === null) {
    const share = { form, submissionId, source, knownLink: knownLink === 'separate' ? 'separate' : 'ask' } as const
    return { resource: await shareResource(deps, member, share), isView: false }
  }
  const view = viewOfForm(form)
  if (!view.ok) throw new AppError('invalid-input', { fields: view.faults, current: known })
  try {
    await addComment(deps, member, { resourceId: known.resourceId, text: view.text, submissionId })
    return { resource: known, isView: true }
  } catch (error) {
    const fault = error instanceof AppError ? error.details.fields?.['text'] : undefined
    if (fault === undefined) throw error
    throw new AppError('invalid-input', { fields: { why: fault }, current: known }, { cause: error })
  }
}
