/** Who is to be asked this week, and how far that has come: one row for a person and a week, whatever their teams. */
import type { PersonId } from '#domain/ids.ts'
import type { IsoWeek } from '#domain/check-ins/iso-week.ts'
import type { SystemActor } from '#domain/people/actors.ts'

/**
 * - `planned`: to be sent when due · `sending`: an attempt is under way, or died · `unknown`: it may have arrived; sent once more
 * Ended: `sent` · `unconfirmed`: it may have arrived, twice nobody said so · `unreachable`: Teams refuses · `skipped`: nobody asked any
 * more, or it was too late
 */
export type CheckInRowStatus = 'planned' | 'sending' | 'unknown' | 'sent' | 'unconfirmed' | 'unreachable' | 'skipped'

export type CheckInRow = {
  readonly week: IsoWeek
  readonly personId: PersonId
  /** ISO instant for which it was planned: how late it is counts from here. */
  readonly plannedFor: string
  /** ISO instant from which it is to be looked at; of a row that is being sent, when its attempt has ended for certain; of one that has ended, never. */
  readonly dueAt: string
  readonly status: CheckInRowStatus
  /** The person chose another time for this week: no plan moves it any more. */
  readonly isPutOff: boolean
  readonly attempts: number
  /** Attempts of which nobody knows whether they arrived: after the second one nothing is sent any more. */
  readonly doubts: number
  /** Of the lease under which the last attempt was made; 0 before the first. */
  readonly fence: number
  /** Why it is where it is; null when nothing went wrong. */
  readonly reason: string | null
}

export type VersionedRow = { readonly row: CheckInRow; readonly version: string }

export type CheckInRows = {
  /**
   * @param row - `leftOut`: why that week is left out, so that nobody plans it any more
   * @returns false when there is a row for that person and week already: it stays as it is
   */
  readonly plan: (
    system: SystemActor,
    row: Pick<CheckInRow, 'week' | 'personId' | 'dueAt'> & { readonly leftOut?: string },
  ) => Promise<boolean>
  readonly read: (system: SystemActor, week: IsoWeek, personId: PersonId) => Promise<VersionedRow | null>
  /** Rows that have not ended and are due, the longest due first. @param limit - 1 to 100 */
  readonly due: (system: SystemActor, now: string, limit: number) => Promise<readonly VersionedRow[]>
  /** Of these weeks: whom Teams did not let us ask. */
  readonly unreachable: (system: SystemActor, weeks: readonly IsoWeek[]) => Promise<readonly PersonId[]>
  /** @returns the new version, or null when somebody else was quicker: nothing was written */
  readonly change: (system: SystemActor, row: CheckInRow, version: string) => Promise<string | null>
}
