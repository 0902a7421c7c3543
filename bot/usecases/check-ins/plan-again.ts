/** Somebody joined a team, or wants to be asked at other times: their rows of this week and the next follow. */
import { AppError } from '#domain/errors.ts'
import type { PersonId, TeamId } from '#domain/ids.ts'
import type { SystemActor } from '#domain/people/actors.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import type { Gate } from '#bot/ports/gate.ts'
import { plansOfTeams, planPerson, type PlanPersonDeps } from './plan-person.ts'
import { weeksToPlan } from './plan-team.ts'

export type PlanAgainDeps = PlanPersonDeps & { readonly clock: Clock }

/** A guest is asked only where guests are let in. @throws AppError `roster-unreachable` */
export async function planNewcomer(
  deps: PlanAgainDeps & { readonly gate: Pick<Gate, 'member'> },
  system: SystemActor,
  { personId, teamId }: { readonly personId: PersonId; readonly teamId: TeamId },
): Promise<void> {
  if ((await plansOfTeams(deps, system)(teamId)) === null) return
  try {
    await deps.gate.member(deps.gate.person({ tenantId: system.tenantId, personId }), teamId)
  } catch (error) {
    if (error instanceof AppError && (error.code === 'guests-not-admitted' || error.code === 'not-found')) return
    throw error
  }
  await planAgain(deps, system, personId)
}

/** What is over for this week stays over. */
export async function planAgain(deps: PlanAgainDeps, system: SystemActor, personId: PersonId): Promise<void> {
  const { weeks } = weeksToPlan(deps.clock)
  const plansOf = plansOfTeams(deps, system)
  await planPerson(deps, system, { personId, weeks, plansOf, notBefore: instantOf(deps.clock) })
}
