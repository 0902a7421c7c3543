/** Share: a form becomes a resource of the member's team. */
import { AppError } from '#domain/errors.ts'
import { resourceId, type SubmissionId } from '#domain/ids.ts'
import type { TeamMember } from '#domain/people/actors.ts'
import { newResource } from '#domain/resources/new-resource.ts'
import type { MessageSource, Resource } from '#domain/resources/resource.ts'
import { readShareForm, type ShareForm } from '#domain/resources/share-form.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import type { Hash } from '#bot/ports/hash.ts'
import type { Log } from '#bot/ports/log.ts'
import type { Notice, Outbox } from '#bot/ports/outbox.ts'
import type { ResourceRepository } from '#bot/ports/resource-repository.ts'
import { linkKeyOf } from './link-key.ts'

export type ShareResourceDeps = {
  readonly resources: ResourceRepository
  readonly outbox: Outbox
  readonly clock: Clock
  readonly newId: () => string
  readonly hash: Hash
  readonly log: Log
}

export type ShareInput = {
  readonly form: ShareForm
  readonly submissionId: SubmissionId
  /** What to do when the library has the link: refuse, so that the person can add a view, or share it as one's own. */
  readonly knownLink: 'ask' | 'separate'
  /** The message it was kept from. */
  readonly source?: MessageSource | null
}

/**
 * The same submission arriving again gets the resource that it made the first time.
 * @throws AppError `invalid-input` with the faults by field, `link-known` with the resource that has the link as `current`,
 *   `submission-reused` when the id came with other content before
 */
export async function shareResource(deps: ShareResourceDeps, member: TeamMember, input: ShareInput): Promise<Resource> {
  const { resources, outbox, clock, newId, hash, log } = deps
  const reading = readShareForm(input.form)
  if (!reading.ok) throw new AppError('invalid-input', { fields: reading.faults })
  const { draft } = reading
  const submission = { submissionId: input.submissionId, contentHash: hash(JSON.stringify(draft)) }
  // First: a form that arrives again would otherwise meet its own link.
  const made = await resources.submitted(member, submission)
  if (made !== null) return made
  const linkKey = linkKeyOf(hash, draft.link, input.source ?? null)
  const known = linkKey === null || input.knownLink === 'separate' ? null : await resources.withLink(member, linkKey)
  if (known !== null) throw new AppError('link-known', { current: known })

  const resource = newResource(member, draft, {
    resourceId: resourceId(newId()),
    sharedAt: instantOf(clock),
    linkKey,
    source: input.source ?? null,
  })
  const subject = resources.subject(member, resource.resourceId)
  await outbox.add(
    member.tenantId,
    noticesOf(member, resource).map((notice) => ({ key: `${notice.kind}:${resource.resourceId}`, notice, subject })),
  )
  const stored = await resources.add(member, resource, submission)
  log.info({ event: 'resource.shared', teamId: member.teamId, resourceId: stored.resourceId, kind: draft.kind }, 'resource shared')
  return stored
}

function noticesOf({ personId, name }: TeamMember, { teamId, resourceId, link, source }: Resource): readonly Notice[] {
  const authorId = source?.author.personId ?? null
  return [
    ...(link === null ? [] : [{ kind: 'fetch-preview', teamId, resourceId } as const]),
    ...(authorId === null || authorId === personId
      ? []
      : [{ kind: 'tell-author', teamId, resourceId, authorId, sharedBy: name, sharedById: personId } as const]),
  ]
}
