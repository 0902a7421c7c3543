/** Says that a resource no longer holds, or that it does; any member may. */
import type { ResourceId } from '#domain/ids.ts'
import { limits } from '#domain/limits.ts'
import type { TeamMember } from '#domain/people/actors.ts'
import { readLine } from '#domain/resources/read-line.ts'
import type { Resource } from '#domain/resources/resource.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import type { ResourceRepository } from '#bot/ports/resource-repository.ts'

/**
 * Repeating it changes nothing; another line on what to use instead counts.
 * @throws AppError `not-found`, `invalid-input`
 */
export function setOutdated(
  { resources, clock }: { readonly resources: ResourceRepository; readonly clock: Clock },
  member: TeamMember,
  input: { readonly resourceId: ResourceId; readonly isOutdated: boolean; readonly instead?: string },
): Promise<Resource> {
  const instead = readLine('instead', input.instead ?? '', { isWanted: false, max: limits.maxReasonGraphemes })
  return resources.update(member, input.resourceId, (resource) => {
    const isSame = input.isOutdated ? resource.outdated?.instead === instead : resource.outdated === null
    if (isSame) return resource
    const by = { personId: member.personId, name: member.name }
    return { ...resource, outdated: input.isOutdated ? { by, at: instantOf(clock), instead } : null }
  })
}
