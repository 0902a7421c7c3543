/** A team's resources as use cases see them. What an import brought counts as absent until the import is committed. */
import type { ResourceId, SubmissionId } from '#domain/ids.ts'
import type { TeamJob, TeamMember, TeamSteward } from '#domain/people/actors.ts'
import type { Revision } from '#domain/resources/responses.ts'
import type { Resource, ResourceContent, Sharer } from '#domain/resources/resource.ts'
import type { WholeResource } from './import-repository.ts'
import type { NoticeSubject } from './outbox.ts'

/** One submitted form: the id it carries, and a hash of what was typed, to tell a repeat from a reuse. */
export type Submission = { readonly submissionId: SubmissionId; readonly contentHash: string }

export type DeletedResource = { readonly resource: Resource; readonly deletedAt: string; readonly deletedBy: Sharer }

export type ResourceRepository = {
  /**
   * Stores the resource and the submission that brought it, both or neither.
   * The same submission arriving again gets what it made the first time.
   * @throws AppError `submission-reused` when the submission id came with other content before
   */
  readonly add: (member: TeamMember, resource: Resource, submission: Submission) => Promise<Resource>
  /** What this submission made, or null when it is new. @throws AppError `submission-reused` */
  readonly submitted: (member: TeamMember, submission: Submission) => Promise<Resource | null>
  /** The id of what this submission made, with whatever words and also when that is gone; null when it is new. */
  readonly madeBy: (member: TeamMember, submissionId: SubmissionId) => Promise<ResourceId | null>
  /** @returns null when the team has none with this id, or it is deleted */
  readonly get: (member: TeamMember | TeamJob, resourceId: ResourceId) => Promise<Resource | null>
  /** The oldest resource with this link, or null. */
  readonly withLink: (member: TeamMember, linkKey: string) => Promise<Resource | null>
  /**
   * Writes the next revision and keeps the one before.
   * @param change - from the stored resource to the one to store; may be called more than once, and may throw
   * @throws AppError `not-found`, `stale-version` with the stored one as `current` when it isn't at `revision`
   */
  readonly edit: (
    member: TeamMember,
    resourceId: ResourceId,
    revision: number,
    change: (resource: Resource) => Resource,
  ) => Promise<Resource>
  /** Changes what is no content and has no history. @throws AppError `not-found` */
  readonly update: (member: TeamMember | TeamJob, resourceId: ResourceId, change: (resource: Resource) => Resource) => Promise<Resource>
  /** Earlier revisions, newest first. */
  readonly history: (member: TeamMember, resourceId: ResourceId) => Promise<readonly (ResourceContent & Revision)[]>
  /** Nothing happens when it is deleted already. @param check - may throw a refusal @throws AppError `not-found` */
  readonly delete: (member: TeamMember, resourceId: ResourceId, check: (resource: Resource) => void) => Promise<void>
  /** Nothing happens when it isn't deleted. @throws AppError `not-found` */
  readonly restore: (member: TeamMember, resourceId: ResourceId, check: (deleted: DeletedResource) => void) => Promise<Resource>
  /** Those that a member deleted or had shared; all of them for a steward. Newest shared first. */
  readonly listDeleted: (
    member: TeamMember,
    range: { readonly limit: number; readonly cursor?: string },
  ) => Promise<{ readonly items: readonly DeletedResource[]; readonly nextCursor: string | null }>
  /** Removes a deleted resource and all that belongs to it, for good. @throws AppError `not-found` when it isn't deleted */
  readonly remove: (steward: TeamSteward, resourceId: ResourceId) => Promise<void>
  /** Deletes a resource that is still as it was seen and wasn't written since, nor restored; it can be restored. @returns false for another */
  readonly expire: (job: TeamJob, seen: Resource, since: string, by: Sharer) => Promise<boolean>
  /** Gives what belongs to a resource (revisions, marks, comments) the time to live of the resource. Safe to repeat. */
  readonly settleDeleted: (job: TeamJob, resourceId: ResourceId) => Promise<void>
  /** Every resource with what belongs to it, oldest first; without what is deleted. */
  readonly everything: (team: TeamMember | TeamJob) => AsyncIterable<WholeResource>
  /** Names a resource that is about to be stored or changed, for the outbox. */
  readonly subject: (member: TeamMember | TeamJob, resourceId: ResourceId) => NoticeSubject
}
