/** One of several instances has the lease, and whoever had it before can be told from whoever has it now. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createLeases } from '#bot/store/repositories/leases.ts'
import { openCosmosForTest } from '#tests/support/cosmos/open-cosmos.ts'
import { openSqliteForTest } from '#tests/support/store/sqlite.ts'
import type { OpenedStore } from './document-store.contract.ts'

const leaseMs = 30_000

describe.each<readonly [string, () => Promise<OpenedStore>]>([
  ['SQLite', openSqliteForTest],
  ['Cosmos DB', openCosmosForTest],
])('%s', (_engine, open) => {
  let opened: OpenedStore
  let nowMs = 0
  let name = 'lease-0'
  let made = 0
  beforeAll(async () => (opened = await open()))
  afterAll(() => opened.close())
  beforeEach(() => {
    nowMs = Date.parse('2026-11-27T14:00:00.000Z')
    name = `lease-${(made += 1)}`
  })
  const instance = (owner: string, { skewMs = 0, aheadMs = 0 } = {}) =>
    createLeases(owner === 'one' ? opened.store : opened.second, { clock: { nowMs: () => nowMs + aheadMs }, owner, leaseMs, skewMs })

  test('while one has it, the other has not', async () => {
    expect(await instance('one').take(name)).toEqual({ name, fence: 1 })
    expect(await instance('two').take(name)).toBeNull()
  })

  test('whoever has it takes it again and goes on', async () => {
    const one = instance('one')
    await one.take(name)
    nowMs += leaseMs - 1
    expect(await one.take(name)).toEqual({ name, fence: 1 })
    nowMs += leaseMs - 1
    expect(await instance('two').take(name)).toBeNull()
  })

  test('what ran out goes to the next one, with a greater fence', async () => {
    await instance('one').take(name)
    nowMs += leaseMs
    expect(await instance('two').take(name)).toEqual({ name, fence: 2 })
    expect(await instance('one').take(name)).toBeNull()
  })

  test('whoever lets it run out begins anew: somebody may have had it in between', async () => {
    const one = instance('one')
    await one.take(name)
    nowMs += leaseMs
    expect(await one.take(name)).toEqual({ name, fence: 2 })
  })

  test('what is given up is free at once, and what is somebody else’s by now stays theirs', async () => {
    const lease = await instance('one').take(name)
    await instance('one').release(lease ?? expect.fail())
    expect(await instance('two', { skewMs: 600_000 }).take(name)).toEqual({ name, fence: 2 })
    await instance('one').release(lease ?? expect.fail())
    expect(await instance('one').take(name)).toBeNull()
  })

  test('a clock that is ahead doesn’t take it away before its time', async () => {
    await instance('one').take(name)
    nowMs += leaseMs - 1
    expect(await instance('two', { skewMs: 300_000, aheadMs: 300_000 }).take(name)).toBeNull()
    nowMs += 300_000 + 1
    expect(await instance('two', { skewMs: 300_000 }).take(name)).toEqual({ name, fence: 2 })
  })

  test('S10: a clock that is set back by an hour doesn’t make anybody wait for one that died before', async () => {
    await instance('one').take(name)
    nowMs -= 3_600_000
    expect(await instance('two').take(name)).toEqual({ name, fence: 2 })
    expect(await instance('one').take(name)).toBeNull()
  })

  test('of ten who try at once, one has it', async () => {
    const taken = await Promise.all(Array.from({ length: 10 }, (_, at) => instance(`racer-${at}`).take(name)))
    expect(taken.filter((lease) => lease !== null)).toHaveLength(1)
  })
})
