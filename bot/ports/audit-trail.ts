/** Keeps the trail of administrative acts: written once, never changed but when somebody in it deletes themselves. */
import type { TeamJob, TeamMember, TeamSteward } from '#domain/people/actors.ts'
import type { AuditEntry } from '#domain/teams/audit.ts'

export type AuditTrail = {
  /** The same id again is the same act. */
  readonly add: (team: TeamMember | TeamJob, entry: AuditEntry) => Promise<void>
  /** Newest first. @throws AppError `invalid-input` for a cursor of another list */
  readonly list: (
    steward: TeamSteward,
    range: { readonly limit: number; readonly cursor?: string },
  ) => Promise<{ readonly items: readonly AuditEntry[]; readonly nextCursor: string | null }>
}
