/** What the person did in a week, in all the teams that ask them and in their own notebook. */
import { maxDeeds, type Deeds } from '#domain/check-ins/deeds.ts'
import { startOf, type IsoWeek } from '#domain/check-ins/iso-week.ts'
import type { TeamId } from '#domain/ids.ts'
import type { Person } from '#domain/people/actors.ts'
import type { DeedLog } from '#bot/ports/deed-log.ts'
import type { Gate } from '#bot/ports/gate.ts'

export type ReadDeedsDeps = { readonly deeds: DeedLog; readonly gate: Pick<Gate, 'teamJob'> }

/** @param input.zone - by whose clock the week begins @param input.teamIds - of teams that the person is in */
export async function readDeeds(
  { deeds, gate }: ReadDeedsDeps,
  person: Person,
  { week, zone, teamIds }: { readonly week: IsoWeek; readonly zone: string; readonly teamIds: readonly TeamId[] },
): Promise<Deeds> {
  const since = startOf(week, zone)
  const [found, own, waiting] = await Promise.all([
    Promise.all(teamIds.map((teamId) => deeds.inTeam(gate.teamJob(person.tenantId, teamId), person.personId, since))),
    deeds.inNotebook(person, since),
    deeds.waiting(person),
  ])
  const items = [...found.flat(), ...own].toSorted((one, other) => (one.at < other.at ? 1 : -1)).slice(0, maxDeeds)
  return { items, waiting }
}
