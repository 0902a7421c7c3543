/** What only the Cosmos store promises: it verifies what infra made, says what is wrong, and never queries without a partition. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ContainerRequest } from '@azure/cosmos'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openCosmosStore } from '#bot/store/cosmos/open-cosmos-store.ts'
import { cosmosContainers } from '#bot/store/cosmos/containers.ts'
import { containerFaults } from '#bot/store/cosmos/verify-containers.ts'
import { openStore } from '#bot/store/open-store.ts'
import { createContainers, wantedContainers } from '#tests/support/cosmos/create-containers.ts'
import type { FakeCosmos } from '#tests/support/cosmos/fake-cosmos.ts'
import { startFakeCosmos } from '#tests/support/cosmos/fake-cosmos.ts'
import { aDocument, aTeamPartition } from '#tests/support/store/documents.ts'
import { tickingClock } from '#tests/support/store/ticking-clock.ts'

const { clock } = tickingClock()
let fake: FakeCosmos
let databases = 0

beforeAll(async () => {
  fake = await startFakeCosmos({ clock })
})
afterAll(() => fake.close())

/** A database of its own, with these containers. */
const targetWith = async (containers: readonly ContainerRequest[] = wantedContainers()) => {
  databases += 1
  const target = { endpoint: fake.endpoint, key: fake.key, database: `db-${databases}` }
  await createContainers(target, containers)
  return { ...target, clock }
}
const change = (id: string, changes: Partial<ContainerRequest>): ContainerRequest[] =>
  wantedContainers().map((container) => (container.id === id ? { ...container, ...changes } : container))
const indexing = (id: 'app' | 'ops', keep: (path: string) => boolean) => ({
  ...cosmosContainers[id].indexingPolicy,
  compositeIndexes: cosmosContainers[id].indexingPolicy.compositeIndexes
    .filter((index) => keep(index[2]?.path ?? ''))
    .map((index) => [...index]),
})

describe('verification at start', () => {
  test('what infra makes is accepted, and openStore opens it', async () => {
    const { clock: _, ...target } = await targetWith()
    const store = await openStore({ kind: 'cosmos', ...target }, { clock })
    await expect(store.ping()).resolves.toBeUndefined()
    await store.close()
  })

  test('composite indexes in descending order, and more than are needed, are accepted', async () => {
    const policy = indexing('app', () => true)
    const reversed = policy.compositeIndexes.map((index) => index.map(({ path }) => ({ path, order: 'descending' as const })))
    const indexingPolicy = {
      indexingMode: 'consistent' as const,
      compositeIndexes: [
        ...reversed,
        [
          { path: '/a', order: 'ascending' as const },
          { path: '/b', order: 'ascending' as const },
        ],
      ],
    }
    const store = await openCosmosStore(await targetWith(change('app', { indexingPolicy })))
    const document = aDocument({ pk: aTeamPartition() })
    await store.create('app', document)
    for (const direction of ['asc', 'desc'] as const) {
      expect(
        (await store.query('app', document.pk, { type: 'note', orderBy: { field: 'createdAt', direction }, limit: 1 })).items,
      ).toHaveLength(1)
    }
    await store.close()
  })

  test.each<[string, () => ContainerRequest[], RegExp]>([
    ['a missing container', () => wantedContainers().filter(({ id }) => id === 'app'), /there is no container "ops"/u],
    [
      'another partition key',
      () => change('app', { partitionKey: { paths: ['/teamId'] } }),
      /container "app" is partitioned by \/teamId instead of \/pk; it must be created anew/u,
    ],
    [
      'time to live off',
      () => change('ops', { defaultTtl: undefined as never }),
      /container "ops" has time to live switched off; set it to "on, no default" \(-1\)/u,
    ],
    [
      'a default time to live',
      () => change('app', { defaultTtl: 3600 }),
      /container "app" deletes every document after 3600 s; set time to live/u,
    ],
    [
      'no composite indexes',
      () => change('app', { indexingPolicy: { indexingMode: 'consistent' } }),
      /lacks the composite index \/pk, \/type, \/id\.\n.*\/pk, \/type, \/createdAt, \/id/u,
    ],
    [
      'one composite index less',
      () => change('ops', { indexingPolicy: indexing('ops', (path) => path !== '/dueAt') as never }),
      /container "ops" lacks the composite index \/pk, \/type, \/dueAt, \/id/u,
    ],
    [
      'indexing switched off',
      () => change('app', { indexingPolicy: { ...indexing('app', () => true), indexingMode: 'none' } as never }),
      /has indexing mode "none"/u,
    ],
  ])('%s is named, with what to do', async (_what, containers, sentence) => {
    const opening = openCosmosStore(await targetWith(containers()))
    await expect(opening).rejects.toMatchObject({ code: 'misconfigured', message: expect.stringMatching(sentence) })
    await expect(opening).rejects.toThrow(/Deploy infra\/ again.*The service cannot do it/u)
  })

  test('a missing database is named', async () => {
    const opening = openCosmosStore({ endpoint: fake.endpoint, key: fake.key, database: 'nowhere', clock })
    await expect(opening).rejects.toMatchObject({
      code: 'misconfigured',
      message: expect.stringContaining('there is no database "nowhere"'),
    })
  })

  test('all faults are reported at once', async () => {
    const wrong = [...change('app', { defaultTtl: 60, partitionKey: { paths: ['/id'] } })].filter(({ id }) => id === 'app')
    const error: unknown = await openCosmosStore(await targetWith(wrong)).catch((caught: unknown) => caught)
    expect(String(error).match(/^- /gmu)).toHaveLength(3)
  })

  test('what we define has no fault by our own rules', () => {
    for (const container of Object.values(cosmosContainers))
      expect(containerFaults(container, JSON.parse(JSON.stringify(container)))).toEqual([])
  })
})

describe('an account that does not let us in', () => {
  test('a wrong key', async () => {
    const target = await targetWith()
    const key = Buffer.from('another key').toString('base64')
    await expect(openCosmosStore({ ...target, key })).rejects.toMatchObject({
      code: 'misconfigured',
      message: expect.stringMatching(/refused the key.*Built-in Data Contributor.*COSMOS_KEY/u),
    })
  })

  test('a host that is not there', async () => {
    const opening = openCosmosStore({ endpoint: 'http://127.0.0.1:1', key: fake.key, database: 'any', clock })
    await expect(opening).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringMatching(/can't be reached \(ECONNREFUSED\).*COSMOS_ENDPOINT/u),
    })
  })

  test('an address that is none', async () => {
    await expect(openCosmosStore({ endpoint: 'my-account', key: fake.key, database: 'any', clock })).rejects.toMatchObject({
      code: 'misconfigured',
      message: expect.stringContaining('COSMOS_ENDPOINT is not an address'),
    })
  })

  test('no key over plain http', async () => {
    await expect(openCosmosStore({ endpoint: fake.endpoint, database: 'any', clock })).rejects.toMatchObject({
      code: 'misconfigured',
      message: expect.stringMatching(/never sent in the clear.*https.*COSMOS_KEY/u),
    })
  })

  test('an account that goes away while we run', async () => {
    const other = await startFakeCosmos({ clock })
    const target = { endpoint: other.endpoint, key: other.key, database: 'db', clock }
    await createContainers(target)
    const store = await openCosmosStore(target)
    await other.close()
    await expect(store.ping()).rejects.toMatchObject({ code: 'unavailable' })
    await store.close()
  })
})

describe('partitions', () => {
  test('every request names its partition, and only one', async () => {
    const store = await openCosmosStore(await targetWith())
    const pk = aTeamPartition()
    const { document, etag } = await store.create('app', aDocument({ pk, n: 1 }))
    fake.takeSeen()
    await store.get('app', pk, document.id)
    await store.replace('app', document, etag)
    await store.upsert('app', document)
    await store.increment('app', pk, document.id, 'n', 1)
    await store.batch('app', pk, [{ op: 'increment', id: document.id, field: 'n', by: 1 }])
    await store.query('app', pk, { type: 'note', orderBy: { field: 'id', direction: 'asc' }, limit: 1 })
    await store.count('app', pk, { type: 'note' })
    await store.changes('app', pk, 'start', 1)
    await store.delete('app', pk, document.id)
    const seen = fake.takeSeen()
    expect(seen).toHaveLength(9)
    for (const { partitionKey } of seen) expect(partitionKey).toBe(JSON.stringify([pk]))
    await store.close()
  })

  test('the source queries in one place, which sets the key, and every query text compares it', () => {
    const folder = join(import.meta.dirname, '../../bot/store/cosmos')
    const sources = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8').replaceAll(/\s+/gu, ' '))
    expect(sources.length).toBeGreaterThan(8)
    const callsOf = (pattern: RegExp): readonly string[] =>
      sources.flatMap((source) => [...source.matchAll(pattern)].map(({ index }) => source.slice(index, index + 120)))
    expect(callsOf(/\.query\b/gu)).toEqual([expect.stringContaining('{ partitionKey, abortSignal }')])
    expect(callsOf(/\.(?:readChangeFeed|getChangeFeedIterator|changeFeed|readAll)\b/gu)).toEqual([
      expect.stringMatching(/^\.readChangeFeed<object>\( ?requirePartition\(pk\),/u),
    ])
    const texts = sources.flatMap((source) => source.match(/SELECT [^`]*/gu) ?? [])
    expect(texts).toHaveLength(2)
    for (const text of texts) expect(text).toContain('WHERE ${clause}')
    expect(sources.some((source) => source.includes("['c.pk = @pk', 'c.type = @type', ...clauses].join(' AND ')"))).toBe(true)
  })

  test('nothing of the service leaks into a document', async () => {
    const store = await openCosmosStore(await targetWith())
    const document = aDocument({ pk: aTeamPartition(), ttl: 600 })
    const answers = [
      await store.create('app', document),
      await store.get('app', document.pk, document.id),
      (await store.changes('app', document.pk, 'start', 1)).items[0],
    ]
    for (const answer of answers) expect(answer?.document).toEqual(document)
    await store.close()
  })
})
