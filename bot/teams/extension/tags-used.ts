/** The tags that a team uses, to be suggested in a form. */
import type { TeamMember } from '#domain/people/actors.ts'
import { inTime } from '#bot/ports/in-time.ts'
import type { SearchIndex } from '#bot/ports/search-index.ts'

/** A form without suggestions is better than a late one: the first index of a large library takes longer. */
const patienceMs = 800

/** The most used first; none when the library can't be read in time. */
export async function tagsUsedIn(search: SearchIndex, member: TeamMember | undefined): Promise<readonly string[]> {
  if (member === undefined) return []
  try {
    const { tags } = await inTime(search.facets(member), patienceMs)
    return tags.map(({ tag }) => tag)
  } catch {
    // Whatever keeps the library from being read, the form can be filled in without it, and sending it will tell.
    return []
  }
}
