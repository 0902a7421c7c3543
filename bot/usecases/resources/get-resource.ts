/** One resource of the member's team, whole. */
import { AppError } from '#domain/errors.ts'
import type { ResourceId } from '#domain/ids.ts'
import type { TeamMember } from '#domain/people/actors.ts'
import type { Resource } from '#domain/resources/resource.ts'
import type { ResourceRepository } from '#bot/ports/resource-repository.ts'

/** @throws AppError `not-found` */
export async function getResource(
  { resources }: { readonly resources: ResourceRepository },
  member: TeamMember,
  input: { readonly resourceId: ResourceId },
): Promise<Resource> {
  const found = await resources.get(member, input.resourceId)
  if (found === null) throw new AppError('not-found')
  return found
}
