/** Keep: a resource whose card is in front of the person goes into their notebook, once a day at most. */
import { submissionId, type EntryId } from '#domain/ids.ts'
import type { Entry } from '#domain/notebook/entry.ts'
import type { TeamMember } from '#domain/people/actors.ts'
import type { Resource } from '#domain/resources/resource.ts'
import { standingSubmission } from '#bot/usecases/standing-submission.ts'
import { saveResource, type SaveEntryDeps } from './save-entry.ts'

/**
 * Kept on one day it stays one entry, whatever its words are by then; an entry that was deleted is made anew.
 * @returns whether it was there already
 */
export async function keepResource(
  deps: SaveEntryDeps,
  member: TeamMember,
  { resource }: { readonly resource: Resource },
): Promise<'kept' | 'already'> {
  const { notebook, clock } = deps
  const day = new Date(clock.nowMs()).toISOString().slice(0, 10)
  const standing = await standingSubmission<EntryId, Entry>(null, {
    idAfter: (gone) => submissionId(`${resource.resourceId}-${day}${gone === null ? '' : `-${gone}`}`),
    madeBy: (id) => notebook.madeBy(member, id),
    find: (entryId) => notebook.get(member, entryId),
  })
  if (standing.made !== null) return 'already'
  await saveResource(deps, member, { resource, submissionId: standing.submissionId })
  return 'kept'
}
