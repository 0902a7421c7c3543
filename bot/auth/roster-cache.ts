/** Remembers for a short time who is in a team, so that not every keystroke asks Teams. */
import type { PersonId, TeamId } from '#domain/ids.ts'
import type { Team } from '#domain/teams/team.ts'
import type { Clock } from '#bot/ports/clock.ts'
import type { Roster, RosterMember } from '#bot/ports/roster.ts'
import { createSharedRosters } from './shared-rosters.ts'

/** A removed member is out within this time even if no event arrives. */
const memberTtlMs = 5 * 60_000
/** Someone who was just added shall not wait. */
const strangerTtlMs = 30_000
const maxEntries = 20_000

export type RosterCache = {
  /** As `Roster.member`; concurrent questions about one person are asked once, and strangers share one reading of the roster. */
  readonly member: (team: Team, personId: PersonId) => Promise<RosterMember | null>
  /** The whole roster, read once for all who ask within half a minute. */
  readonly everyone: (team: Team) => Promise<ReadonlyMap<PersonId, RosterMember>>
  readonly forget: (teamId: TeamId, personId?: PersonId) => void
}

type Entry = { readonly answer: Promise<RosterMember | null>; expiresAtMs: number }

export function createRosterCache(deps: { readonly roster: Roster; readonly clock: Clock }): RosterCache {
  const entries = new Map<string, Entry>()
  const rosters = createSharedRosters({ ...deps, ttlMs: strangerTtlMs })

  return {
    member(team, personId) {
      const key = `${team.teamId} ${personId}`
      const known = entries.get(key)
      if (known !== undefined && known.expiresAtMs > deps.clock.nowMs()) return known.answer
      const askedAtMs = deps.clock.nowMs()
      const entry: Entry = {
        answer: deps.roster.member(team, personId, () => rosters.everyone(team)),
        expiresAtMs: askedAtMs + memberTtlMs,
      }
      entries.delete(key)
      entries.set(key, entry)
      if (entries.size > maxEntries) dropOldest(entries)
      void settle(entries, key, entry, askedAtMs)
      return entry.answer
    },
    everyone: rosters.everyone,
    forget(teamId, personId) {
      rosters.forget(teamId)
      if (personId !== undefined) entries.delete(`${teamId} ${personId}`)
      else for (const key of entries.keys()) if (key.startsWith(`${teamId} `)) entries.delete(key)
    },
  }
}

/** A failure isn't remembered, and a stranger only briefly. */
async function settle(entries: Map<string, Entry>, key: string, entry: Entry, askedAtMs: number): Promise<void> {
  try {
    if ((await entry.answer) === null) entry.expiresAtMs = askedAtMs + strangerTtlMs
  } catch {
    // Whoever asked gets the error from `answer`; here it only means that there is nothing to remember.
    if (entries.get(key) === entry) entries.delete(key)
  }
}

function dropOldest(entries: Map<string, Entry>): void {
  const oldest = entries.keys().next()
  if (oldest.done !== true) entries.delete(oldest.value)
}
