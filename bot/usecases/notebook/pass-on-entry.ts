/** Passes an entry of one's own notebook on to a team. */
import { submissionId as asSubmissionId, type EntryId, type ResourceId } from '#domain/ids.ts'
import type { TeamMember } from '#domain/people/actors.ts'
import type { Resource } from '#domain/resources/resource.ts'
import type { ShareForm } from '#domain/resources/share-form.ts'
import type { NotebookRepository } from '#bot/ports/notebook-repository.ts'
import { shareResource, type ShareResourceDeps } from '#bot/usecases/resources/share-resource.ts'
import { standingSubmission } from '#bot/usecases/standing-submission.ts'
import { getEntry } from './save-entry.ts'

/**
 * Two partitions, so two steps, each safe to repeat under the same submission: the resource first, then the entry that names it.
 * An entry that is in the team's library already stays one resource there; one that was deleted there is made anew.
 * @throws AppError as `shareResource`; `not-found` for an entry that isn't there
 */
export async function passOnEntry(
  deps: ShareResourceDeps & { readonly notebook: NotebookRepository },
  member: TeamMember,
  input: {
    readonly entryId: EntryId
    readonly form: ShareForm
    readonly knownLink: 'ask' | 'separate'
  },
): Promise<Resource> {
  const { entryId, form, knownLink } = input
  const { source, resource: before } = await getEntry(deps, member, { entryId })
  const passedOn = before?.teamId === member.teamId ? await deps.resources.get(member, before.resourceId) : null
  if (passedOn !== null) return passedOn
  // The entry is the submission: two open pages that pass it on at once make one resource, and when the second step failed
  // the entry finds what the first one made, with whatever words it comes again.
  const standing = await standingSubmission<ResourceId, Resource>(before?.resourceId ?? null, {
    idAfter: (gone) => asSubmissionId(deps.hash(`pass-on ${entryId} ${gone ?? ''}`).slice(0, 40)),
    madeBy: (id) => deps.resources.madeBy(member, id),
    find: (id) => deps.resources.get(member, id),
  })
  const resource = standing.made ?? (await shareResource(deps, member, { form, knownLink, submissionId: standing.submissionId, source }))
  const { teamId, resourceId } = resource
  await deps.notebook.update(member, entryId, (entry) => ({ ...entry, status: 'shared', resource: { teamId, resourceId } }))
  return resource
}
