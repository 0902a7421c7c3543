/** Removes everything of a tenant, and leaves a receipt. */
import type { SystemActor } from '#domain/people/actors.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import type { Place, Traces } from '#bot/ports/deletions.ts'
import type { PurgeReceipt, TenantPurge } from '#bot/ports/tenant-purge.ts'

export type PurgeTenantDeps = { readonly traces: Traces; readonly purge: TenantPurge; readonly clock: Clock }

const placesAtOnce = 10

/** At any size, and safe to repeat after it was cut short: what lists the places goes last. Nobody of the tenant may use the service meanwhile. */
export async function purgeTenant({ traces, purge, clock }: PurgeTenantDeps, system: SystemActor): Promise<PurgeReceipt> {
  const startedAt = instantOf(clock)
  const count = { team: 0, person: 0 }
  // First, so that nothing is sent any more.
  await purge.purgeNotices(system)
  let after: Place | null = null
  for (;;) {
    const places: readonly Place[] = await traces.places(system, after, placesAtOnce)
    await Promise.all(places.map((place) => purge.purgePlace(system, place)))
    for (const { kind } of places) count[kind] += 1
    const last = places.at(-1)
    if (last === undefined) break
    after = last
  }
  await purge.purgeRegistry(system)
  await purge.purgeNotices(system)
  const receipt = { tenantId: system.tenantId, startedAt, endedAt: instantOf(clock), teams: count.team, people: count.person }
  await purge.keepReceipt(receipt)
  return receipt
}
