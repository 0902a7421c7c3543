/** Deleting a resource, which can be undone for thirty days, and removing it for good. */
import { AppError } from '#domain/errors.ts'
import type { ResourceId } from '#domain/ids.ts'
import type { TeamMember, TeamSteward } from '#domain/people/actors.ts'
import type { Resource } from '#domain/resources/resource.ts'
import { mayDelete } from '#domain/resources/rights.ts'
import type { Log } from '#bot/ports/log.ts'
import type { Outbox } from '#bot/ports/outbox.ts'
import type { ResourceRepository } from '#bot/ports/resource-repository.ts'
import { recordAct, type RecordActDeps } from '#bot/usecases/teams/record-act.ts'

export type DeleteResourceDeps = {
  readonly resources: ResourceRepository
  readonly outbox: Outbox
  readonly newId: () => string
  readonly log: Log
}

type Input = { readonly resourceId: ResourceId }

/** Repeating it changes nothing. @throws AppError `not-found`, `author-only` */
export async function deleteResource(deps: DeleteResourceDeps, member: TeamMember, { resourceId }: Input): Promise<void> {
  await deps.resources.delete(member, resourceId, (resource) => refuseOthers(member, resource))
  await settle(deps, member, resourceId)
  deps.log.info({ event: 'resource.deleted', teamId: member.teamId, resourceId }, 'resource deleted')
}

/** By who deleted it, its author, or a steward. @throws AppError `not-found`, `author-only` */
export async function restoreResource(deps: DeleteResourceDeps, member: TeamMember, { resourceId }: Input): Promise<Resource> {
  const restored = await deps.resources.restore(member, resourceId, ({ resource, deletedBy }) => {
    if (deletedBy.personId !== member.personId) refuseOthers(member, resource)
  })
  await settle(deps, member, resourceId)
  deps.log.info({ event: 'resource.restored', teamId: member.teamId, resourceId }, 'resource restored')
  return restored
}

/** @throws AppError `not-found` when it isn't deleted */
export async function removeResource(
  deps: Pick<DeleteResourceDeps, 'resources' | 'log'> & RecordActDeps,
  steward: TeamSteward,
  { resourceId }: Input,
): Promise<void> {
  await deps.resources.remove(steward, resourceId)
  await recordAct(deps, steward, 'resource-removed')
  deps.log.info({ event: 'resource.removed', teamId: steward.teamId, resourceId }, 'resource removed for good')
}

function refuseOthers(member: TeamMember, resource: Resource): void {
  if (!mayDelete(member, resource)) throw new AppError('author-only')
}

/** What belongs to the resource ends or lasts with it; done later, since there may be hundreds. */
async function settle({ outbox, resources, newId }: DeleteResourceDeps, member: TeamMember, resourceId: ResourceId): Promise<void> {
  const notice = { kind: 'settle-deleted', teamId: member.teamId, resourceId } as const
  await outbox.add(member.tenantId, [
    { key: `settle-deleted:${resourceId}:${newId()}`, notice, subject: resources.subject(member, resourceId) },
  ])
}
