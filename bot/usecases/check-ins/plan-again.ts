/** Somebody joined a team, or wants to be asked at other times: their rows of this week and the next follow. */
import type { PersonId, TeamId } from '#domain/ids.ts'
import type { SystemActor } from '#domain/people/actors.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import { plansOfTeams, planPerson, type PlanPersonDeps } from './plan-person.ts'
import { weeksToPlan } from './plan-team.ts'

export type PlanAgainDeps = PlanPersonDeps & { readonly clock: Clock }

/** What is over for this week stays over. @param given.teamId - the team they joined; null: none */
export async function planAgain(
  deps: PlanAgainDeps,
  system: SystemActor,
  given: { readonly personId: PersonId; readonly teamId: TeamId | null },
): Promise<void> {
  const { weeks } = weeksToPlan(deps.clock)
  const plansOf = plansOfTeams(deps, system)
  if (given.teamId !== null && (await plansOf(given.teamId)) === null) return
  await planPerson(deps, system, { ...given, weeks, plansOf, notBefore: instantOf(deps.clock) })
}
