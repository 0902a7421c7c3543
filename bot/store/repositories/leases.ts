/** Leases in the `ops` container: one document each, which is never removed, so that fences only grow. */
import * as z from 'zod/mini'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import { StoreError, type DocumentStore } from '#bot/ports/document-store.ts'
import type { Lease, Leases } from '#bot/ports/leases.ts'
import { leasesPartition } from '#bot/ports/partition-keys.ts'
import { documentCodec } from '#bot/store/document-codec.ts'

const leaseCodec = documentCodec({
  type: 'lease',
  version: 1,
  // The time that it ends is a fact of the document, not a TTL: an expired document may stay around, and clocks differ.
  schema: z.object({ owner: z.string(), until: z.number(), fence: z.number() }),
})

export type LeasesOptions = {
  readonly clock: Clock
  /** Names this instance. */
  readonly owner: string
  readonly leaseMs: number
  /** How far the clocks of two instances may differ: so much longer the holder of before is left in peace. */
  readonly skewMs: number
}

export function createLeases(store: DocumentStore, { clock, owner, leaseMs, skewMs }: LeasesOptions): Leases {
  const write = async (name: string, value: { readonly until: number; readonly fence: number }, etag: string | null): Promise<boolean> => {
    const at = instantOf(clock)
    const document = leaseCodec.write(
      { pk: leasesPartition, id: idOf(name), createdAt: at, createdBy: 'system', updatedAt: at },
      { owner, ...value },
    )
    try {
      await (etag === null ? store.create('ops', document) : store.replace('ops', document, etag))
      return true
    } catch (error) {
      if (error instanceof StoreError && (error.code === 'conflict' || error.code === 'stale')) return false
      throw error
    }
  }

  return {
    async take(name) {
      const stored = await store.get('ops', leasesPartition, idOf(name))
      const known = stored === null ? null : leaseCodec.read(stored)
      const isOurs = known?.value.owner === owner
      // Nobody writes a time that is further away, but with a clock that was set back since: nobody waits for that one to come round again.
      const isPlausible = known !== null && known.value.until <= clock.nowMs() + leaseMs + skewMs
      const isHeld = known !== null && isPlausible && !isOurs && known.value.until + skewMs > clock.nowMs()
      if (isHeld) return null
      const isGoingOn = isOurs && known.value.until > clock.nowMs()
      const fence = isGoingOn ? known.value.fence : (known?.value.fence ?? 0) + 1
      return (await write(name, { until: clock.nowMs() + leaseMs, fence }, known?.etag ?? null)) ? { name, fence } : null
    },
    async release({ name, fence }: Lease) {
      const stored = await store.get('ops', leasesPartition, idOf(name))
      if (stored === null) return
      const { value, etag } = leaseCodec.read(stored)
      if (value.owner === owner && value.fence === fence) await write(name, { until: -skewMs, fence }, etag)
    },
  }
}

const idOf = (name: string): string => `lease:${name}`
