/** Reads what a person did, from what they did it to: nothing is kept about it. */
import type { Deed } from '#domain/check-ins/deeds.ts'
import type { PersonId } from '#domain/ids.ts'
import type { Person, TeamJob } from '#domain/people/actors.ts'

export type DeedLog = {
  /** What they shared with the team and what helped them there, the latest few. @param since - ISO instant */
  readonly inTeam: (team: TeamJob, personId: PersonId, since: string) => Promise<readonly Deed[]>
  /** What they saved, the latest few. */
  readonly inNotebook: (person: Person, since: string) => Promise<readonly Deed[]>
  /** Captures without a thought. */
  readonly waiting: (person: Person) => Promise<number>
}
