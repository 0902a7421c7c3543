/** Says that a resource no longer holds, or that it does; any member may. */
import type { ResourceId } from '#domain/ids.ts'
import type { TeamMember } from '#domain/people/actors.ts'
import type { Resource } from '#domain/resources/resource.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import type { ResourceRepository } from '#bot/ports/resource-repository.ts'

/** Repeating it changes nothing. @throws AppError `not-found` */
export function setOutdated(
  { resources, clock }: { readonly resources: ResourceRepository; readonly clock: Clock },
  member: TeamMember,
  input: { readonly resourceId: ResourceId; readonly isOutdated: boolean },
): Promise<Resource> {
  return resources.update(member, input.resourceId, (resource) => {
    if ((resource.outdated !== null) === input.isOutdated) return resource
    const by = { personId: member.personId, name: member.name }
    return { ...resource, outdated: input.isOutdated ? { by, at: instantOf(clock) } : null }
  })
}
