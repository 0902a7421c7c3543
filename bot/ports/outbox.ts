/** What is to be done after the answer: written first, done later, at least once, with a recorded outcome. */
import type { IsoWeek } from '#domain/check-ins/iso-week.ts'
import type { PersonId, ResourceId, TeamId, TenantId } from '#domain/ids.ts'

/** A plain notice; cards are made from it when it is sent. */
export type Notice =
  | {
      readonly kind: 'welcome-team'
      readonly teamId: TeamId
      readonly addedBy: { readonly personId: PersonId; readonly name: string } | null
    }
  | { readonly kind: 'read-roster'; readonly teamId: TeamId }
  /** Somebody became the steward of a team that had none left. */
  | { readonly kind: 'tell-new-steward'; readonly teamId: TeamId; readonly personId: PersonId; readonly name: string }
  /** A message of theirs was kept for the team. */
  | {
      readonly kind: 'tell-author'
      readonly teamId: TeamId
      readonly resourceId: ResourceId
      readonly authorId: PersonId
      readonly sharedBy: string
      /** So that it is dropped when they delete themselves. */
      readonly sharedById: PersonId
    }
  | { readonly kind: 'fetch-preview'; readonly teamId: TeamId; readonly resourceId: ResourceId }
  /** An import that was not committed within the hour never will be. */
  | { readonly kind: 'sweep-import'; readonly teamId: TeamId; readonly importId: string; readonly openedAt: string }
  /** What belongs to a resource ends or lasts with it. */
  | { readonly kind: 'settle-deleted'; readonly teamId: TeamId; readonly resourceId: ResourceId }
  /** What nobody used for long enough is deleted, where the team wants that. `dueAt`: not before. */
  | { readonly kind: 'apply-retention'; readonly teamId: TeamId; readonly dueAt: string }
  /** Who of a team is to be asked, week after week; ends when its plan has another revision. */
  | { readonly kind: 'plan-check-ins'; readonly teamId: TeamId; readonly revision: number }
  /** The round-up of that week; the next week's follows it. `revision`: of the plan that wants it, and of no other. */
  | { readonly kind: 'send-round-up'; readonly teamId: TeamId; readonly revision: number; readonly week: IsoWeek }
  /** A team whose app was removed: its data goes when its time is over. `after`: whose membership was forgotten last. */
  | { readonly kind: 'purge-team'; readonly teamId: TeamId; readonly after: PersonId | null }
  /** Somebody deletes themselves: who it is stands in the deletion alone. */
  | { readonly kind: 'forget-person'; readonly deletionId: string }

/**
 * The change that a notice speaks of: the document in a version after `replaces` (null: any version of a new document).
 * The notice is dropped when that never appears, so a crash between intent and save tells nothing untrue.
 */
export type NoticeSubject = { readonly container: 'app'; readonly pk: string; readonly id: string; readonly replaces: string | null }

export type Outbox = {
  /** @param notices - one `key` each: the same key again is the same notice */
  readonly add: (
    tenantId: TenantId,
    notices: readonly { readonly key: string; readonly notice: Notice; readonly subject: NoticeSubject }[],
  ) => Promise<void>
}
