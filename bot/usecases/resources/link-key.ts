/** What tells that two resources are about the same thing: their link, or else the message that they were kept from. */
import { canonicalLink } from '#domain/links/canonical-link.ts'
import type { MessageSource } from '#domain/resources/resource.ts'
import type { Hash } from '#bot/ports/hash.ts'

/** @param link - a full http or https link, or null. @returns null for what has neither */
export function linkKeyOf(hash: Hash, link: string | null, source: MessageSource | null): string | null {
  const address = link ?? source?.messageUrl ?? null
  return address === null ? null : hash(canonicalLink(address))
}
