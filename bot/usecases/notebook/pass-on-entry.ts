/** Passes an entry of one's own notebook on to a team. */
import type { EntryId, SubmissionId } from '#domain/ids.ts'
import type { TeamMember } from '#domain/people/actors.ts'
import type { Resource } from '#domain/resources/resource.ts'
import type { ShareForm } from '#domain/resources/share-form.ts'
import type { NotebookRepository } from '#bot/ports/notebook-repository.ts'
import { shareResource, type ShareResourceDeps } from '#bot/usecases/resources/share-resource.ts'
import { getEntry } from './save-entry.ts'

/**
 * Two partitions, so two steps, each safe to repeat under the same submission: the resource first, then the entry that names it.
 * @throws AppError as `shareResource`; `not-found` for an entry that isn't there
 */
export async function passOnEntry(
  deps: ShareResourceDeps & { readonly notebook: NotebookRepository },
  member: TeamMember,
  input: {
    readonly entryId: EntryId
    readonly form: ShareForm
    readonly submissionId: SubmissionId
    readonly knownLink: 'ask' | 'separate'
  },
): Promise<Resource> {
  const { entryId, ...share } = input
  const { source } = await getEntry(deps, member, { entryId })
  const resource = await shareResource(deps, member, { ...share, source })
  const { teamId, resourceId } = resource
  await deps.notebook.update(member, entryId, (entry) => ({ ...entry, status: 'shared', resource: { teamId, resourceId } }))
  return resource
}
