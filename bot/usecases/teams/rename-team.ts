/** The team has another name. */
import { AppError } from '#domain/errors.ts'
import type { TeamId } from '#domain/ids.ts'
import type { SystemActor } from '#domain/people/actors.ts'
import type { Clock } from '#bot/ports/clock.ts'
import type { TeamRegistry } from '#bot/ports/team-registry.ts'
import { changeTeam } from './change-team.ts'

/** A team without the app has no name here: nothing happens. */
export async function renameTeam(
  deps: { readonly registry: TeamRegistry; readonly clock: Clock },
  system: SystemActor,
  input: { readonly teamId: TeamId; readonly name: string },
): Promise<void> {
  if (input.name === '') return
  try {
    await changeTeam(deps, system, input.teamId, (team) => (team.name === input.name ? team : { ...team, name: input.name }))
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'not-found')) throw error
  }
}
