/** Members of the team by name, for choosing one. */
import type { TeamMember } from '#domain/people/actors.ts'
import type { Sharer } from '#domain/resources/resource.ts'
import type { Gate } from '#bot/ports/gate.ts'

const maxListed = 25

/** @throws AppError `roster-unreachable` */
export async function listMembers(
  { gate }: { readonly gate: Gate },
  member: TeamMember,
  input: { readonly name: string },
): Promise<{ readonly items: readonly Sharer[]; readonly hasMore: boolean }> {
  const wanted = input.name.trim().toLocaleLowerCase()
  const matching = Array.from((await gate.everyone(member)).values())
    .filter(({ name, isGuest }) => !isGuest && name.toLocaleLowerCase().includes(wanted))
    .map(({ personId, name }) => ({ personId, name }))
    .toSorted((one, other) => one.name.localeCompare(other.name))
  return { items: matching.slice(0, maxListed), hasMore: matching.length > maxListed }
}
