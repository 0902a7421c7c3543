/** The teams of a person, kept in the person's own partition so that *all my teams* is one read. A hint: the gate has the last word. */
import type { PersonId, TeamId } from '#domain/ids.ts'
import type { Person, SystemActor } from '#domain/people/actors.ts'

export type Memberships = {
  /** Teams the person was last known to be in; oldest first. */
  readonly list: (person: Person) => Promise<readonly TeamId[]>
  /** Repeating it changes nothing. */
  readonly remember: (system: SystemActor, personId: PersonId, teamId: TeamId) => Promise<void>
  readonly forget: (system: SystemActor, personId: PersonId, teamId: TeamId) => Promise<void>
}
