/** Reads a team's record, changes it and writes it: again when somebody else wrote in between. */
import { AppError } from '#domain/errors.ts'
import type { TeamId } from '#domain/ids.ts'
import type { SystemActor } from '#domain/people/actors.ts'
import type { Team } from '#domain/teams/team.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import type { TeamRegistry } from '#bot/ports/team-registry.ts'

const maxTries = 10

/**
 * @param change - may throw, may be called more than once; the same team again: nothing is written
 * @throws AppError `not-found` for a team without the app, `stale-version` when others write all the time
 */
export async function changeTeam(
  { registry, clock }: { readonly registry: TeamRegistry; readonly clock: Clock },
  system: SystemActor,
  teamId: TeamId,
  change: (team: Team, version: string) => Team | Promise<Team>,
): Promise<Team> {
  for (let tries = 0; tries < maxTries; tries += 1) {
    const known = await registry.read(system, teamId)
    if (known === null || known.team.status !== 'active') throw new AppError('not-found')
    const next = await change(known.team, known.version)
    if (next === known.team) return next
    if (await registry.write(system, next, { at: instantOf(clock), replaces: known.version })) return next
  }
  throw new AppError('stale-version')
}
