/** Deletes everything of a team that has been without the app for thirty days; done by the outbox. */
import type { PersonId, TeamId } from '#domain/ids.ts'
import { limits } from '#domain/limits.ts'
import type { SystemActor } from '#domain/people/actors.ts'
import type { Clock } from '#bot/ports/clock.ts'
import type { Traces } from '#bot/ports/deletions.ts'
import type { Gate } from '#bot/ports/gate.ts'
import type { Log } from '#bot/ports/log.ts'
import type { Memberships } from '#bot/ports/memberships.ts'
import type { Outbox } from '#bot/ports/outbox.ts'
import type { TeamRegistry } from '#bot/ports/team-registry.ts'

export type PurgeTeamDeps = {
  readonly registry: TeamRegistry
  readonly traces: Traces
  readonly memberships: Memberships
  readonly outbox: Outbox
  readonly gate: Gate
  readonly clock: Clock
  readonly log: Log
}

/** A tenant has many people: after so many the rest is another notice's. */
const peopleAtOnce = 100

/** Safe to repeat; does nothing when the team has the app again. @returns how long the team still has to come back; 0: it is done */
export async function purgeTeam(
  { registry, traces, memberships, outbox, gate, clock, log }: PurgeTeamDeps,
  system: SystemActor,
  { teamId, after }: { readonly teamId: TeamId; readonly after: PersonId | null },
): Promise<{ readonly leftMs: number }> {
  const known = await registry.read(system, teamId)
  if (known === null || known.team.removedAt === null) return { leftMs: 0 }
  const leftMs = Date.parse(known.team.removedAt) + limits.graceDays * 24 * 3_600_000 - clock.nowMs()
  if (leftMs > 0) return { leftMs }
  await traces.purgeTeam(gate.teamJob(system.tenantId, teamId))
  const people = await traces.people(system, after, peopleAtOnce)
  for (const personId of people) await memberships.forget(system, personId, teamId)
  const last = people.at(-1)
  if (last !== undefined && people.length === peopleAtOnce) {
    const subject = registry.subject(system, teamId, null)
    const notice = { kind: 'purge-team', teamId, after: last } as const
    await outbox.add(system.tenantId, [{ key: `purge-team:${teamId}:${known.version}:${last}`, notice, subject }])
    return { leftMs: 0 }
  }
  // Last, since it is what the notices speak of.
  await registry.forget(system, teamId)
  log.info({ event: 'team.purged', teamId }, 'the data of a team without the app was deleted')
  return { leftMs: 0 }
}
