/** When teams ask, and when people want to be asked. */
import type { CheckInPlan, OwnTimes } from '#domain/check-ins/plan.ts'
import type { Person, TeamJob, TeamMember, TeamSteward } from '#domain/people/actors.ts'
import type { NoticeSubject } from './outbox.ts'

/** `changedAt`: ISO instant; what was due before then under this plan was not. */
export type VersionedPlan = { readonly plan: CheckInPlan; readonly revision: number; readonly changedAt: string }

export type CheckInPlans = {
  /** @returns null for a team that never had one */
  readonly read: (team: TeamMember | TeamJob) => Promise<VersionedPlan | null>
  /**
   * @param replaces - the revision that was seen; null for a first plan
   * @throws AppError `stale-version` with the plan as it is now
   */
  readonly write: (steward: TeamSteward, plan: CheckInPlan, replaces: number | null) => Promise<VersionedPlan>
  /** Names the change that `write` is about to make, for the outbox. */
  readonly subject: (team: TeamMember | TeamJob) => Promise<NoticeSubject>
}

/** A person's wishes, and the zone that their device told last; both null at first. */
export type KnownTimes = { readonly own: OwnTimes; readonly zone: string | null; readonly deviceZone: string | null }

export type OwnTimesRepository = {
  readonly read: (person: Person) => Promise<KnownTimes>
  /** @param change - may be called more than once */
  readonly change: (person: Person, change: (before: KnownTimes) => KnownTimes) => Promise<KnownTimes>
}
