/** Whether the library knows a link, so that a second share can become a view of the first. */
import { parseLink } from '#domain/links/canonical-link.ts'
import type { TeamMember } from '#domain/people/actors.ts'
import type { MessageSource, Resource } from '#domain/resources/resource.ts'
import type { Hash } from '#bot/ports/hash.ts'
import type { ResourceRepository } from '#bot/ports/resource-repository.ts'
import { linkKeyOf } from './link-key.ts'

/** @param input.source - the message that stands in for a link. @returns null also for what is no link */
export async function findKnownLink(
  { resources, hash }: { readonly resources: ResourceRepository; readonly hash: Hash },
  member: TeamMember,
  input: { readonly link: string; readonly source?: MessageSource | null },
): Promise<Resource | null> {
  const parsed = parseLink(input.link)
  const linkKey = linkKeyOf(hash, parsed.ok ? parsed.href : null, input.source ?? null)
  return linkKey === null ? null : resources.withLink(member, linkKey)
}
