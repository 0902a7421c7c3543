/** What the command that removes a tenant needs of the service: to look at what the tenant has, and to remove it. */
import type { TenantId } from '#domain/ids.ts'
import { mintSystem } from '#bot/auth/mint.ts'
import type { Config } from '#bot/config/config.ts'
import type { Clock } from '#bot/ports/clock.ts'
import type { Place } from '#bot/ports/deletions.ts'
import type { DocumentStore } from '#bot/ports/document-store.ts'
import { outboxPartition, teamPartition } from '#bot/ports/partition-keys.ts'
import type { PurgeReceipt } from '#bot/ports/tenant-purge.ts'
import { createTenantPurge } from '#bot/store/repositories/people/tenant-purge.ts'
import { createTraces } from '#bot/store/repositories/people/traces.ts'
import { packFile } from '#bot/store/sqlite/erase.ts'
import { purgeTenant } from '#bot/usecases/tenants/purge-tenant.ts'
import { databaseFile, openExisting } from './existing-store.ts'

export type TenantCounts = {
  readonly teams: number
  readonly people: number
  readonly resources: number
  /** Messages to be sent. */ readonly waiting: number
}

export type TenantRemover = {
  /** Changes nothing. */
  readonly count: (tenantId: TenantId) => Promise<TenantCounts>
  readonly remove: (tenantId: TenantId) => Promise<PurgeReceipt>
  readonly close: () => Promise<void>
}

const placesAtOnce = 100

export async function createTenantRemover(config: Pick<Config, 'store'>, clock: Clock): Promise<TenantRemover> {
  const store = await openExisting(config.store, clock)
  const traces = createTraces({ store, clock, newId: () => '', formerName: '' })

  return {
    async count(tenantId) {
      const system = mintSystem(tenantId)
      const count = { team: 0, person: 0 }
      let resources = 0
      for (let after: Place | null = null; ;) {
        const places: readonly Place[] = await traces.places(system, after, placesAtOnce)
        for (const place of places) {
          count[place.kind] += 1
          if (place.kind === 'team') resources += await resourcesOf(store, teamPartition({ tenantId, teamId: place.teamId }))
        }
        const last = places.at(-1)
        if (last === undefined) break
        after = last
      }
      const where = { op: 'eq', field: 'tenantId', value: tenantId } as const
      const waiting = await store.count('ops', outboxPartition, { type: 'outbox-row', where })
      return { teams: count.team, people: count.person, resources, waiting }
    },
    async remove(tenantId) {
      const receipt = await purgeTenant({ traces, purge: createTenantPurge(store), clock }, mintSystem(tenantId))
      if (config.store.kind === 'sqlite') packFile(databaseFile(config.store.directory))
      return receipt
    },
    close: () => store.close(),
  }
}

const resourcesOf = (store: DocumentStore, pk: string): Promise<number> => store.count('app', pk, { type: 'resource' })
