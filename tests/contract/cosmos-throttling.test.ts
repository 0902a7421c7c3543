/** What the Cosmos store does when the service is busy: it waits a little, and says so when that is not enough. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { DocumentStore } from '#bot/ports/document-store.ts'
import type { FakeCosmos } from '#tests/support/cosmos/fake-cosmos.ts'
import { openCosmosForTest } from '#tests/support/cosmos/open-cosmos.ts'
import { aDocument, aTeamPartition, codeOf } from '#tests/support/store/documents.ts'

type Opened = Awaited<ReturnType<typeof openCosmosForTest>>
let opened: Opened
let store: DocumentStore
let fake: FakeCosmos
const charges: number[] = []
let refusals = 0
const usage = { charged: (units: number): void => void charges.push(units), throttled: (): void => void (refusals += 1) }

beforeAll(async () => {
  opened = await openCosmosForTest({ requestTimeoutMs: 5_000, usage })
  ;({ store, fake } = opened)
})
afterEach(() => fake.clear())
afterAll(() => opened.close())

const orderBy = { field: 'id', direction: 'asc' } as const

describe('D1: a busy service', () => {
  test('throttling within 2 s is waited out, for every kind of call', async () => {
    const pk = aTeamPartition()
    fake.throttle(3, 20)
    const { document, etag } = await store.create('app', aDocument({ pk, n: 1 }))
    for (const call of [
      () => store.get('app', pk, document.id),
      () => store.increment('app', pk, document.id, 'n', 1),
      () => store.query('app', pk, { type: 'note', orderBy, limit: 1 }),
      () => store.batch('app', pk, [{ op: 'increment', id: document.id, field: 'n', by: 1 }]),
      () => store.changes('app', pk, 'start', 1),
    ]) {
      fake.throttle(3, 20)
      expect(await codeOf(call())).toBe('none')
    }
    fake.throttle(1, 20)
    expect(await codeOf(store.replace('app', document, etag))).toBe('stale')
    expect((await store.get('app', pk, document.id))?.document['n']).toBe(3)
  })

  test('a wait that is longer than we have is not begun: throttled, with the time to wait', async () => {
    const document = aDocument({ pk: aTeamPartition() })
    fake.throttle(1, 30_000)
    const startedAt = performance.now()
    await expect(store.create('app', document)).rejects.toMatchObject({ code: 'throttled', retryAfterMs: 30_000 })
    expect(performance.now() - startedAt).toBeLessThan(500)
    expect(await store.get('app', document.pk, document.id)).toBeNull()
  })

  test('throttling that lasts is given up after 2 s, and nothing was written', async () => {
    const document = aDocument({ pk: aTeamPartition() })
    fake.throttle(1_000, 300)
    const startedAt = performance.now()
    await expect(store.create('app', document)).rejects.toMatchObject({ code: 'throttled', retryAfterMs: 300 })
    const tookMs = performance.now() - startedAt
    expect(tookMs).toBeGreaterThan(1_500)
    expect(tookMs).toBeLessThan(3_000)
    fake.clear()
    expect(await store.get('app', document.pk, document.id)).toBeNull()
  })

  test('with 30 % of calls throttled no acknowledged write is lost, and 95 of 100 take less than 2 s', async () => {
    const pk = aTeamPartition()
    let state = 42
    const random = (): number => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648
    const { document: counter } = await store.create('app', aDocument({ pk, type: 'counter', n: 0 }))
    fake.throttleShare(0.3, 25, random)
    const tookMs: number[] = []
    const write = async (): Promise<string> => {
      const document = aDocument({ pk })
      const startedAt = performance.now()
      await store.batch('app', pk, [
        { op: 'create', document },
        { op: 'increment', id: counter.id, field: 'n', by: 1 },
      ])
      tookMs.push(performance.now() - startedAt)
      return document.id
    }
    const acknowledged: string[] = []
    for (let round = 0; round < 15; round += 1) acknowledged.push(...(await Promise.all(Array.from({ length: 20 }, write))))
    fake.clear()
    for (const id of acknowledged) expect(await store.get('app', pk, id)).not.toBeNull()
    expect((await store.get('app', pk, counter.id))?.document['n']).toBe(300)
    expect(tookMs.toSorted((a, b) => a - b)[Math.floor(tookMs.length * 0.95)]).toBeLessThan(2_000)
  })
})

test('what each request cost is counted, and each that was refused for want of throughput', async () => {
  charges.length = 0
  refusals = 0
  const { document } = await store.create('app', aDocument({ pk: aTeamPartition() }))
  fake.throttle(2, 1)
  await store.get('app', document.pk, document.id)
  expect(refusals).toBe(2)
  expect(charges.length).toBeGreaterThanOrEqual(2)
  expect(charges.every((units) => units > 0)).toBe(true)
})
