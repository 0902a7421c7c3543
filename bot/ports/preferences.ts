/** What a person chose last, in their own partition. */
import type { SubmissionId, TeamId } from '#domain/ids.ts'
import type { Person } from '#domain/people/actors.ts'
import type { MessageSource } from '#domain/resources/resource.ts'

export type Preferences = {
  /** The team that the person shared with last; null at first. */
  readonly lastTeam: (person: Person) => Promise<TeamId | null>
  readonly chooseTeam: (person: Person, teamId: TeamId) => Promise<void>
}

/** What a dialog was opened on. It stays here and never travels through the form, which anybody could edit on the way. */
export type FormContexts = {
  /** Kept for a day. */
  readonly keep: (person: Person, submissionId: SubmissionId, source: MessageSource) => Promise<void>
  readonly recall: (person: Person, submissionId: SubmissionId) => Promise<MessageSource | null>
}
