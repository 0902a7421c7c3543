/** Whether the library knows a link, so that a second share can become a view of the first. */
import { canonicalLink, parseLink } from '#domain/links/canonical-link.ts'
import type { TeamMember } from '#domain/people/actors.ts'
import type { Resource } from '#domain/resources/resource.ts'
import type { Hash } from '#bot/ports/hash.ts'
import type { ResourceRepository } from '#bot/ports/resource-repository.ts'

/** @returns null also for what is no link */
export async function findKnownLink(
  { resources, hash }: { readonly resources: ResourceRepository; readonly hash: Hash },
  member: TeamMember,
  input: { readonly link: string },
): Promise<Resource | null> {
  const parsed = parseLink(input.link)
  return parsed.ok ? resources.withLink(member, hash(canonicalLink(parsed.href))) : null
}
