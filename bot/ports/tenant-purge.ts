/** Removing everything of a tenant. */
import type { TenantId } from '#domain/ids.ts'
import type { SystemActor } from '#domain/people/actors.ts'
import type { Place } from './deletions.ts'

/** The proof that a tenant was removed; it stays. */
export type PurgeReceipt = {
  readonly tenantId: TenantId
  readonly startedAt: string
  readonly endedAt: string
  readonly teams: number
  readonly people: number
}

/** Every call is safe to repeat. */
export type TenantPurge = {
  /** Everything in the partition of a team or a person. */
  readonly purgePlace: (system: SystemActor, place: Place) => Promise<void>
  /** What waits to be sent in the tenant, and what was sent. */
  readonly purgeNotices: (system: SystemActor) => Promise<void>
  /** The registry, the list of people and whatever else is the tenant's. */
  readonly purgeRegistry: (system: SystemActor) => Promise<void>
  readonly keepReceipt: (receipt: PurgeReceipt) => Promise<void>
}
