/** Views that teammates add to a resource. */
import { AppError } from '#domain/errors.ts'
import type { ResourceId, SubmissionId } from '#domain/ids.ts'
import type { TeamMember } from '#domain/people/actors.ts'
import { readLine } from '#domain/resources/read-line.ts'
import type { Comment } from '#domain/resources/responses.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import type { Hash } from '#bot/ports/hash.ts'
import type { ResourceRepository } from '#bot/ports/resource-repository.ts'
import type { ResponseRepository } from '#bot/ports/response-repository.ts'

export type CommentDeps = {
  readonly resources: ResourceRepository
  readonly responses: ResponseRepository
  readonly clock: Clock
  readonly newId: () => string
  readonly hash: Hash
}

/**
 * The same submission arriving again gets the comment that it made.
 * @throws AppError `invalid-input`, `not-found`, `submission-reused`
 */
export async function addComment(
  { resources, responses, clock, newId, hash }: CommentDeps,
  member: TeamMember,
  input: { readonly resourceId: ResourceId; readonly text: string; readonly submissionId: SubmissionId },
): Promise<Comment> {
  const text = readLine('text', input.text, { isWanted: true })
  const { resourceId, submissionId } = input
  if ((await resources.get(member, resourceId)) === null) throw new AppError('not-found')
  const by = { personId: member.personId, name: member.name }
  const comment: Comment = { commentId: newId(), resourceId, by, at: instantOf(clock), text }
  return responses.addComment(member, comment, { submissionId, contentHash: hash(JSON.stringify([resourceId, text])) })
}

/** Oldest first. @throws AppError `not-found` */
export async function listComments(
  { resources, responses }: Pick<CommentDeps, 'resources' | 'responses'>,
  member: TeamMember,
  { resourceId }: { readonly resourceId: ResourceId },
): Promise<readonly Comment[]> {
  if ((await resources.get(member, resourceId)) === null) throw new AppError('not-found')
  return responses.comments(member, resourceId)
}

/** By its author, or a steward; repeating it changes nothing. @throws AppError `author-only` */
export async function deleteComment(
  { responses }: Pick<CommentDeps, 'responses'>,
  member: TeamMember,
  input: { readonly resourceId: ResourceId; readonly commentId: string },
): Promise<void> {
  await responses.deleteComment(member, input.resourceId, input.commentId, ({ by }) => {
    if (by.personId !== member.personId && !member.isSteward) throw new AppError('author-only')
  })
}
