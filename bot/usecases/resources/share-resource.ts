/** Share: a form becomes a resource of the member's team. */
import { AppError } from '#domain/errors.ts'
import { resourceId, type SubmissionId } from '#domain/ids.ts'
import { canonicalLink } from '#domain/links/canonical-link.ts'
import type { TeamMember } from '#domain/people/actors.ts'
import { readShareForm, type ShareForm } from '#domain/resources/share-form.ts'
import { newResource } from '#domain/resources/new-resource.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import type { Hash } from '#bot/ports/hash.ts'
import type { Log } from '#bot/ports/log.ts'
import type { ResourceRepository, VersionedResource } from '#bot/ports/resource-repository.ts'

export type ShareResourceDeps = {
  readonly resources: ResourceRepository
  readonly clock: Clock
  readonly newId: () => string
  readonly hash: Hash
  readonly log: Log
}

/**
 * The same submission arriving again gets the resource that it made the first time.
 * @throws AppError `invalid-input` with the faults by field, `submission-reused` when the id came with other content before
 */
export async function shareResource(
  { resources, clock, newId, hash, log }: ShareResourceDeps,
  member: TeamMember,
  input: { readonly form: ShareForm; readonly submissionId: SubmissionId },
): Promise<VersionedResource> {
  const reading = readShareForm(input.form)
  if (!reading.ok) throw new AppError('invalid-input', { fields: reading.faults })
  const { draft } = reading
  const resource = newResource(member, draft, {
    resourceId: resourceId(newId()),
    sharedAt: instantOf(clock),
    linkKey: draft.link === null ? null : hash(canonicalLink(draft.link)),
  })
  const stored = await resources.add(member, resource, { submissionId: input.submissionId, contentHash: hash(JSON.stringify(draft)) })
  log.info({ event: 'resource.shared', teamId: member.teamId, resourceId: stored.resource.resourceId, kind: draft.kind }, 'resource shared')
  return stored
}
