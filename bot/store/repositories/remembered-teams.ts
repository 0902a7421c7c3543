/** The registry for those who ask with every letter: which teams have the app is read once in a while, not once per keystroke. */
import type { TeamId } from '#domain/ids.ts'
import type { SystemActor } from '#domain/people/actors.ts'
import type { Team } from '#domain/teams/team.ts'
import type { Clock } from '#bot/ports/clock.ts'
import type { TeamRegistry } from '#bot/ports/team-registry.ts'

/** What another instance writes is known here after this time; a team that has just got the app is known at once. */
const rememberedMs = 15_000
const maxTeams = 5_000

/** @returns the same registry, whose `byId` and `byThread` may be as old as that for what others wrote, and never for what went through it */
export function rememberingTeams(registry: TeamRegistry, clock: Clock): TeamRegistry {
  const teams = new Map<string, { readonly team: Team; readonly until: number }>()
  let changes = 0

  const remembering = async (key: string, read: () => Promise<Team | null>): Promise<Team | null> => {
    const known = teams.get(key)
    if (known !== undefined && known.until > clock.nowMs()) return known.team
    const before = changes
    const team = await read()
    // What was read while the registry changed may be what stood there before.
    if (team === null || before !== changes) return team
    if (teams.size >= maxTeams) teams.clear()
    teams.set(key, { team, until: clock.nowMs() + rememberedMs })
    return team
  }

  const changing = async <Result>(change: () => Promise<Result>): Promise<Result> => {
    try {
      return await change()
    } finally {
      changes += 1
      teams.clear()
    }
  }

  return {
    ...registry,
    byId: (system, teamId) => remembering(keyOf(system, teamId), () => registry.byId(system, teamId)),
    byThread: (system, thread) => remembering(keyOf(system, thread), () => registry.byThread(system, thread)),
    write: (system, team, change) => changing(() => registry.write(system, team, change)),
    forget: (system, teamId: TeamId) => changing(() => registry.forget(system, teamId)),
  }
}

const keyOf = ({ tenantId }: SystemActor, id: string): string => `${tenantId} ${id}`
