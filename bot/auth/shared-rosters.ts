/** Whole rosters, each read once for all who ask within a short time: for people whom Teams doesn't know by their Entra id. */
import type { PersonId, TeamId } from '#domain/ids.ts'
import type { Team } from '#domain/teams/team.ts'
import type { Clock } from '#bot/ports/clock.ts'
import type { Roster, RosterMember } from '#bot/ports/roster.ts'

/** A roster may have 25,000 members: few are kept at once. */
const maxRosters = 20

export type SharedRosters = {
  /** A failed read isn't kept. @throws AppError `roster-unreachable` */
  readonly everyone: (team: Team) => Promise<ReadonlyMap<PersonId, RosterMember>>
  readonly forget: (teamId: TeamId) => void
}

type Entry = { readonly answer: Promise<ReadonlyMap<PersonId, RosterMember>>; readonly expiresAtMs: number }

/** @param deps.ttlMs - how old a roster may be */
export function createSharedRosters(deps: {
  readonly roster: Pick<Roster, 'pages'>
  readonly clock: Clock
  readonly ttlMs: number
}): SharedRosters {
  const entries = new Map<TeamId, Entry>()

  return {
    everyone(team) {
      const nowMs = deps.clock.nowMs()
      for (const [teamId, { expiresAtMs }] of entries) if (expiresAtMs <= nowMs) entries.delete(teamId)
      const known = entries.get(team.teamId)
      if (known !== undefined) return known.answer
      const entry: Entry = { answer: readAll(deps.roster, team), expiresAtMs: nowMs + deps.ttlMs }
      const oldest = entries.keys().next()
      if (entries.size >= maxRosters && oldest.done !== true) entries.delete(oldest.value)
      entries.set(team.teamId, entry)
      entry.answer.catch(() => {
        // Whoever asked gets the error from `answer`; here it only means that there is nothing to keep.
        if (entries.get(team.teamId) === entry) entries.delete(team.teamId)
      })
      return entry.answer
    },
    forget: (teamId) => void entries.delete(teamId),
  }
}

async function readAll(roster: Pick<Roster, 'pages'>, team: Team): Promise<ReadonlyMap<PersonId, RosterMember>> {
  const everyone = new Map<PersonId, RosterMember>()
  for await (const page of roster.pages(team)) for (const member of page) everyone.set(member.personId, member)
  return everyone
}
