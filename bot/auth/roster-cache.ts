/** Remembers for a short time who is in a team, so that not every keystroke asks Teams. */
import type { PersonId, TeamId } from '#domain/ids.ts'
import type { Team } from '#domain/teams/team.ts'
import type { Clock } from '#bot/ports/clock.ts'
import type { Roster, RosterMember } from '#bot/ports/roster.ts'
import { createSharedRosters } from './shared-rosters.ts'

/** A removed member is out within this time even if no event arrives. */
const memberTtlMs = 5 * 60_000
/** While Teams can't be asked, what it said last is good for so long, for reading alone. */
const lastKnownTtlMs = 15 * 60_000
/** Someone who was just added shall not wait. */
const strangerTtlMs = 30_000
const maxEntries = 20_000

export type RosterCache = {
  /** As `Roster.member`; concurrent questions about one person are asked once, and strangers share one reading of the roster. */
  readonly member: (team: Team, personId: PersonId) => Promise<RosterMember | null>
  /** What Teams said of a member within the last quarter of an hour; null when it didn't, or an event came since. */
  readonly lastKnown: (team: Team, personId: PersonId) => RosterMember | null
  /** The whole roster, read once for all who ask within half a minute. */
  readonly everyone: (team: Team) => Promise<ReadonlyMap<PersonId, RosterMember>>
  readonly forget: (teamId: TeamId, personId?: PersonId) => void
}

type Entry = { readonly answer: Promise<RosterMember | null>; expiresAtMs: number }

export function createRosterCache(deps: { readonly roster: Roster; readonly clock: Clock }): RosterCache {
  const entries = new Map<string, Entry>()
  const lastKnown = new Map<string, { readonly member: RosterMember; readonly atMs: number }>()
  const rosters = createSharedRosters({ ...deps, ttlMs: strangerTtlMs })

  /** A stranger is remembered only briefly, and a failure not at all: then what was known before stands. */
  const settle = async (key: string, entry: Entry, askedAtMs: number): Promise<void> => {
    try {
      const member = await entry.answer
      // An event may have come in the meantime, which knows better.
      if (entries.get(key) !== entry) return
      lastKnown.delete(key)
      if (member === null) entry.expiresAtMs = askedAtMs + strangerTtlMs
      else lastKnown.set(key, { member, atMs: askedAtMs })
      if (lastKnown.size > maxEntries) dropOldest(lastKnown)
    } catch {
      // Whoever asked gets the error from `answer`; here it only means that there is nothing to remember.
      if (entries.get(key) === entry) entries.delete(key)
    }
  }

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
      void settle(key, entry, askedAtMs)
      return entry.answer
    },
    lastKnown(team, personId) {
      const known = lastKnown.get(`${team.teamId} ${personId}`)
      return known === undefined || deps.clock.nowMs() - known.atMs > lastKnownTtlMs ? null : known.member
    },
    everyone: rosters.everyone,
    forget(teamId, personId) {
      rosters.forget(teamId)
      for (const remembered of [entries, lastKnown]) {
        if (personId !== undefined) remembered.delete(`${teamId} ${personId}`)
        else for (const key of remembered.keys()) if (key.startsWith(`${teamId} `)) remembered.delete(key)
      }
    },
  }
}

function dropOldest(entries: Map<string, unknown>): void {
  const oldest = entries.keys().next()
  if (oldest.done !== true) entries.delete(oldest.value)
}
