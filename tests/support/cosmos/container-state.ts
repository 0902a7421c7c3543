/** What the fake keeps: containers with their policies, items with etag, time stamp and log sequence number. */
import type { Clock } from '#bot/ports/clock.ts'
import type { JsonValue } from '#bot/ports/document-store.ts'
import { writeUnits } from './request-units.ts'

export type Fields = { readonly [field: string]: JsonValue | undefined }
export type Item = {
  readonly body: Fields & { readonly id: string }
  readonly pk: string
  readonly etag: string
  readonly ts: number
  readonly lsn: number
}

export type ContainerPolicy = {
  readonly id: string
  readonly partitionKey: { readonly paths: readonly string[] }
  readonly defaultTtl?: number
  readonly indexingPolicy?: {
    readonly includedPaths?: readonly { readonly path: string }[]
    readonly compositeIndexes?: readonly (readonly { readonly path: string; readonly order?: string }[])[]
  }
}

export type ContainerState = {
  readonly policy: ContainerPolicy
  readonly clock: Clock
  /** Live items only. */
  readonly find: (pk: string, id: string) => Item | null
  readonly inPartition: (pk: string) => readonly Item[]
  readonly everything: () => readonly Item[]
  readonly put: (pk: string, body: Item['body']) => Item
  readonly remove: (pk: string, id: string) => void
  /** Runs work as one transaction: one log sequence number, and nothing kept when it throws. */
  readonly transaction: <Result>(work: () => Result) => Result
  readonly lastLsn: () => number
  /** Request units of what was written since this was asked last. */
  readonly takeWritten: () => number
}

export function containerState(policy: ContainerPolicy, clock: Clock): ContainerState {
  let items = new Map<string, Item>()
  let lsn = 0
  let written = 0
  let units = 0
  const nowSeconds = (): number => Math.floor(clock.nowMs() / 1000)
  const keyOf = (pk: string, id: string): string => JSON.stringify([pk, id])

  const isLive = (item: Item): boolean => {
    if (policy.defaultTtl === undefined) return true
    const ttl = typeof item.body['ttl'] === 'number' ? item.body['ttl'] : policy.defaultTtl
    return ttl === -1 || clock.nowMs() / 1000 < item.ts + ttl
  }
  const find: ContainerState['find'] = (pk, id) => {
    const item = items.get(keyOf(pk, id))
    return item && isLive(item) ? item : null
  }

  return {
    policy,
    clock,
    find,
    inPartition: (pk) => [...items.values()].filter((item) => item.pk === pk && isLive(item)),
    everything: () => [...items.values()].filter(isLive),
    put: (pk, body) => {
      written += 1
      units += writeUnits(policy, find(pk, body.id)?.body ?? null, body)
      const etag = `"0d00${written.toString(16).padStart(4, '0')}-0000-0d00-0000-${lsn.toString(16).padStart(12, '0')}"`
      const item: Item = { body, pk, etag, ts: nowSeconds(), lsn }
      items.delete(keyOf(pk, body.id))
      items.set(keyOf(pk, body.id), item)
      return item
    },
    remove: (pk, id) => {
      units += writeUnits(policy, find(pk, id)?.body ?? null, null)
      items.delete(keyOf(pk, id))
    },
    transaction: (work) => {
      const before = new Map(items)
      lsn += 1
      try {
        return work()
      } catch (error) {
        items = before
        units = 0
        throw error
      }
    },
    lastLsn: () => lsn,
    takeWritten: () => {
      const before = units
      units = 0
      return before
    },
  }
}

/** An item as the service sends it, with its own fields. */
export function wireItem(item: Item): Fields {
  return { ...item.body, _rid: `rid-${item.lsn}`, _self: 'dbs/self/', _etag: item.etag, _attachments: 'attachments/', _ts: item.ts }
}
