/** A team's resources as use cases see them. */
import type { ResourceId, SubmissionId } from '#domain/ids.ts'
import type { TeamMember } from '#domain/people/actors.ts'
import type { Resource, ResourceKind } from '#domain/resources/resource.ts'

/** A resource with the version tag for If-Match. */
export type VersionedResource = { readonly resource: Resource; readonly etag: string }

/** One submitted form: the id it carries, and a hash of what was typed, to tell a repeat from a reuse. */
export type Submission = { readonly submissionId: SubmissionId; readonly contentHash: string }

export type ResourceRepository = {
  /**
   * Stores the resource and the submission that brought it, both or neither.
   * The same submission arriving again gets what it made the first time.
   * @throws AppError `submission-reused` when the submission id came with other content before
   */
  readonly add: (member: TeamMember, resource: Resource, submission: Submission) => Promise<VersionedResource>
  /**
   * Newest first.
   * @param range - `limit` 1 to 100; `cursor` from the page before, bound to the same kinds and tags
   * @throws AppError `invalid-input` for a cursor of another list
   */
  readonly list: (
    member: TeamMember,
    range: { readonly kinds: readonly ResourceKind[]; readonly tags: readonly string[]; readonly limit: number; readonly cursor?: string },
  ) => Promise<{ readonly items: readonly Resource[]; readonly nextCursor: string | null }>
  /** How many the team has of these kinds with all these tags. */
  readonly count: (
    member: TeamMember,
    filter: { readonly kinds: readonly ResourceKind[]; readonly tags: readonly string[] },
  ) => Promise<number>
  /** @returns null when the team has none with this id */
  readonly get: (member: TeamMember, resourceId: ResourceId) => Promise<VersionedResource | null>
}
