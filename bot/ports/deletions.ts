/** Deleting a person: what they asked for, how far it is done, and the places where they left traces. */
import type { PersonId, TeamId } from '#domain/ids.ts'
import type { SystemActor, TeamJob } from '#domain/people/actors.ts'
import type { NoticeSubject } from './outbox.ts'

/** What becomes of what they gave to their teams: it stays under "a former member", or goes. */
export type Contributions = 'keep' | 'remove'

export type Deletion = {
  readonly deletionId: string
  readonly personId: PersonId
  readonly contributions: Contributions
  /** Where the work goes on; null at first. */
  readonly after: Place | null
}

/** A team with everything in it, or another person's notebook: teams come first. */
export type Place = { readonly kind: 'team'; readonly teamId: TeamId } | { readonly kind: 'person'; readonly personId: PersonId }

export type Deletions = {
  /** The same deletion again changes nothing. */
  readonly open: (system: SystemActor, deletion: Omit<Deletion, 'after'>) => Promise<void>
  /** Null when there is none, or it is done. */
  readonly read: (system: SystemActor, deletionId: string) => Promise<Deletion | null>
  readonly advance: (system: SystemActor, deletionId: string, after: Place) => Promise<void>
  /** What is left says that somebody was deleted and when, not who; gone after thirty days. */
  readonly finish: (system: SystemActor, deletionId: string) => Promise<void>
  readonly subject: (system: SystemActor, deletionId: string) => NoticeSubject
}

/** Every call is safe to repeat, and does nothing where nothing of the person is left. */
export type Traces = {
  /** Everything in the person's own partition. */
  readonly purgeOwn: (system: SystemActor, personId: PersonId) => Promise<void>
  /** What waits to be sent to them or speaks of them. @returns false when a notice is being sent right now and still names them */
  readonly purgeNotices: (system: SystemActor, personId: PersonId) => Promise<boolean>
  /** At most `limit`, in one order that stays. */
  readonly places: (system: SystemActor, after: Place | null, limit: number) => Promise<readonly Place[]>
  /** @returns whether anything named them; @throws AppError `import-running` while an import of theirs runs there */
  readonly forgetInTeam: (job: TeamJob, personId: PersonId, contributions: Contributions) => Promise<boolean>
  /** Everything that the team has, whatever it is. */
  readonly purgeTeam: (job: TeamJob) => Promise<void>
  /** Other than `places`: people alone. */
  readonly people: (system: SystemActor, after: PersonId | null, limit: number) => Promise<readonly PersonId[]>
  /** In what somebody else keeps for themselves: messages of the person, and links into a chat with them. */
  readonly forgetInNotebook: (system: SystemActor, owner: PersonId, personId: PersonId) => Promise<void>
}
