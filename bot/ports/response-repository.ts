/** What teammates add to a resource: helped marks and comments. The resource's counters change with them, in one step. */
import type { ResourceId } from '#domain/ids.ts'
import type { TeamMember } from '#domain/people/actors.ts'
import type { Comment, HelpedMark } from '#domain/resources/responses.ts'
import type { Submission } from './resource-repository.ts'

export type ResponseRepository = {
  /** One mark per person: a second one changes the line. */
  readonly markHelped: (member: TeamMember, mark: HelpedMark) => Promise<void>
  /** Fine when there is none. */
  readonly unmarkHelped: (member: TeamMember, resourceId: ResourceId) => Promise<void>
  /** Newest first. */
  readonly helpedMarks: (member: TeamMember, resourceId: ResourceId) => Promise<readonly HelpedMark[]>
  /** The same submission arriving again gets the comment that it made. @throws AppError `submission-reused` */
  readonly addComment: (member: TeamMember, comment: Comment, submission: Submission) => Promise<Comment>
  /** Oldest first. */
  readonly comments: (member: TeamMember, resourceId: ResourceId) => Promise<readonly Comment[]>
  /** Fine when there is none. @param check - may throw a refusal */
  readonly deleteComment: (
    member: TeamMember,
    resourceId: ResourceId,
    commentId: string,
    check: (comment: Comment) => void,
  ) => Promise<void>
}
