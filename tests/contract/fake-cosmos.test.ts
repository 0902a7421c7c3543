/** The fake itself: it must refuse what the service refuses, and whatever it doesn't know, or green tests would mean little. */
import { createHmac } from 'node:crypto'
import { CosmosClient } from '@azure/cosmos'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FakeCosmos } from '#tests/support/cosmos/fake-cosmos.ts'
import { openCosmosForTest, testDatabase } from '#tests/support/cosmos/open-cosmos.ts'
import { aDocument } from '#tests/support/store/documents.ts'

const pk = 't|tenant-1|g|team-1'
const docs = `/dbs/${testDatabase}/colls/app/docs`
const partition = { 'x-ms-documentdb-partitionkey': JSON.stringify([pk]) }
const asQuery = { 'x-ms-documentdb-isquery': 'true', 'content-type': 'application/query+json' }

let opened: Awaited<ReturnType<typeof openCosmosForTest>>
let fake: FakeCosmos

beforeAll(async () => {
  opened = await openCosmosForTest()
  fake = opened.fake
  await opened.store.create('app', aDocument({ pk, id: 'one', n: 1 }))
  await opened.store.create('app', aDocument({ pk, id: 'two' }))
})
afterAll(() => opened.close())

type Sent = { readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown; readonly isSigned?: boolean }

const send = (verb: string, path: string, { headers = {}, body, isSigned = true }: Sent = {}): Promise<Response> =>
  fetch(`${fake.endpoint}${path}`, {
    method: verb,
    headers: { 'user-agent': 'test', 'x-ms-version': '2020-07-15', ...(isSigned && signature(verb, path)), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })

const signature = (verb: string, path: string): Readonly<Record<string, string>> => {
  const date = new Date('2026-11-23T09:00:00Z').toUTCString()
  const segments = path.slice(1).split('/')
  const isFeed = segments.length % 2 === 1
  const text = [verb, segments.at(isFeed ? -1 : -2) ?? '', '', date, '', '']
    .map((line, index) => (index === 2 ? (isFeed ? segments.slice(0, -1) : segments).join('/') : line.toLowerCase()))
    .join('\n')
  const signed = createHmac('sha256', Buffer.from(fake.key, 'base64')).update(text).digest('base64')
  return { 'x-ms-date': date, authorization: encodeURIComponent(`type=master&ver=1.0&sig=${signed}`) }
}

const query = (
  sql: string,
  parameters: readonly { readonly name: string; readonly value: unknown }[] = [{ name: '@pk', value: pk }],
  headers: Readonly<Record<string, string>> = partition,
) => send('POST', docs, { headers: { ...asQuery, ...headers }, body: { query: sql, parameters } })

describe('requests', () => {
  test('a good one is answered, with its charge', async () => {
    const response = await send('GET', `${docs}/one`, { headers: partition })
    expect(response.status).toBe(200)
    expect(response.headers.get('x-ms-request-charge')).toBe('1.00')
    expect(response.headers.get('etag')).toMatch(/^".+"$/u)
  })

  test.each([
    ['an unknown route', 'GET', `/dbs/${testDatabase}/users/y`],
    ['another feed', 'GET', `/dbs/${testDatabase}/colls/app/triggers`],
    ['offers', 'GET', '/offers'],
    ['an unknown verb', 'DELETE', `/dbs/${testDatabase}`],
    ['a feed without a question', 'GET', docs],
  ])('%s is a bad request', async (_what, verb, path) => {
    const response = await send(verb, path, { headers: partition })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ message: expect.stringMatching(/The fake does not know/u) })
  })

  test('an unknown header is a bad request', async () => {
    expect((await send('GET', `${docs}/one`, { headers: { ...partition, 'x-ms-consistency-level': 'Eventual' } })).status).toBe(400)
  })

  test("no signature, or another key's, is not let in", async () => {
    expect((await send('GET', `${docs}/one`, { headers: partition, isSigned: false })).status).toBe(401)
    expect(
      (await send('GET', `${docs}/one`, { headers: { ...partition, authorization: 'type%3Dmaster%26ver%3D1.0%26sig%3Dabcd' } })).status,
    ).toBe(401)
  })

  test.each([
    [{}],
    [{ 'x-ms-documentdb-partitionkey': '[]' }],
    [{ 'x-ms-documentdb-partitionkey': '[{}]' }],
    [{ 'x-ms-documentdb-partitionkey': '[""]' }],
    [{ 'x-ms-documentdb-partitionkey': '["a","b"]' }],
  ])('the partition %j is refused for items, queries and feeds', async (headers) => {
    expect((await send('GET', `${docs}/one`, { headers })).status).toBe(400)
    expect((await query('SELECT VALUE COUNT(1) FROM c WHERE c.pk = @pk', undefined, headers)).status).toBe(400)
    expect((await send('GET', docs, { headers: { ...headers, 'a-im': 'Incremental feed' } })).status).toBe(400)
  })

  test('a query of the SDK without a partition key is refused', async () => {
    const client = new CosmosClient({
      endpoint: fake.endpoint,
      key: fake.key,
      connectionPolicy: { enableEndpointDiscovery: false, useMultipleWriteLocations: false },
    })
    const all = client.database(testDatabase).container('app').items.query('SELECT VALUE COUNT(1) FROM c WHERE true').fetchAll()
    await expect(all).rejects.toMatchObject({ code: 400 })
    client.dispose()
  })
})

describe('items', () => {
  const create = (body: unknown): Promise<Response> =>
    send('POST', docs, { headers: { ...partition, 'content-type': 'application/json' }, body })
  test.each([
    ['of another partition', { id: 'x', pk: 'other' }],
    ['without a partition', { id: 'x' }],
    ['without an id', { pk }],
    ['with a slash in the id', { id: 'a/b', pk }],
    ['with ttl 0', { id: 'x', pk, ttl: 0 }],
    ['with fields of the service', { id: 'x', pk, _etag: '1' }],
    ['that is a list', [1]],
  ])('an item %s is a bad request', async (_what, body) => {
    expect((await create(body)).status).toBe(400)
  })

  test('an item over 2 MB is 413', async () => {
    expect((await create({ id: 'large', pk, text: 'x'.repeat(2 * 1024 * 1024) })).status).toBe(413)
  })

  test('a patch of another kind, and a batch that is not atomic, are bad requests', async () => {
    const headers = { ...partition, 'content-type': 'application/json' }
    expect((await send('PATCH', `${docs}/one`, { headers, body: [{ op: 'set', path: '/n', value: 1 }] })).status).toBe(400)
    expect((await send('POST', docs, { headers: { ...headers, 'x-ms-cosmos-is-batch-request': 'true' }, body: [] })).status).toBe(400)
  })
})

describe('queries', () => {
  test.each([
    'SELECT * FROM c',
    'SELECT * FROM c WHERE c.pk = @pk',
    "SELECT VALUE COUNT(1) FROM c WHERE c.pk = 'x'",
    'SELECT VALUE COUNT(1) FROM c WHERE c.n = 1',
    'SELECT VALUE COUNT(1) FROM c WHERE c.pk = @pk; DROP',
    'SELECT VALUE COUNT(1) FROM c WHERE c.pk = @pk -- x',
    'SELECT VALUE COUNT(1) FROM c WHERE c.pk LIKE @pk',
    'SELECT VALUE COUNT(1) FROM c JOIN t IN c.tags WHERE c.pk = @pk',
    'SELECT VALUE COUNT(1) FROM c WHERE c.pk = @pk GROUP BY c.n',
    'SELECT VALUE COUNT(1) FROM c WHERE c.pk != @pk',
    'SELECT VALUE COUNT(1) FROM c WHERE c["a\\"b"] = @pk',
    'SELECT VALUE COUNT(1) FROM c WHERE (c.pk = @pk',
    'SELECT VALUE COUNT(1) FROM c WHERE c.pk = @pk OFFSET 1 LIMIT 1',
    'SELECT VALUE SUM(c.n) FROM c WHERE c.pk = @pk',
    'select value count(1) from c where c.pk = @pk',
    'SELECT VALUE COUNT(1) FROM c WHERE LOWER(c.pk) = @pk',
    '',
  ])('%s is beyond the grammar', async (sql) => {
    const response = await query(sql)
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ message: expect.stringContaining('Syntax error') })
  })

  test('parameters are all needed and all used', async () => {
    const sql = 'SELECT VALUE COUNT(1) FROM c WHERE c.pk = @pk'
    expect((await query(sql)).status).toBe(200)
    expect((await query(sql, [])).status).toBe(400)
    expect(
      (
        await query(sql, [
          { name: '@pk', value: pk },
          { name: '@p2', value: 1 },
        ])
      ).status,
    ).toBe(400)
  })

  test.each([
    ['the composite index', 'c.pk ASC, c.type ASC, c.createdAt ASC, c.id ASC', 200],
    ['its reverse', 'c.pk DESC, c.type DESC, c.createdAt DESC, c.id DESC', 200],
    ['mixed directions', 'c.pk ASC, c.type ASC, c.createdAt DESC, c.id DESC', 400],
    ['another sequence', 'c.type ASC, c.pk ASC, c.createdAt ASC, c.id ASC', 400],
    ['a part of one', 'c.pk ASC, c.type ASC', 400],
    ['a field without an index', 'c.pk ASC, c.type ASC, c.helped ASC, c.id ASC', 400],
  ])('ordering by %s', async (_what, order, status) => {
    const response = await query(`SELECT TOP @take * FROM c WHERE c.pk = @pk ORDER BY ${order}`, [
      { name: '@pk', value: pk },
      { name: '@take', value: 10 },
    ])
    expect(response.status).toBe(status)
  })

  test.each([
    ['c["n"] = @p', 1, 1],
    ['NOT (c["n"] = @p)', 1, 0],
    ['NOT (c["n"] = @p)', 2, 1],
    ['NOT (c["n"] = @p)', 'text', 0],
    ['NOT (IS_NUMBER(c["n"]) AND c["n"] = @p)', 1, 1],
    ['NOT (ARRAY_CONTAINS(c["n"], @p))', 1, 0],
    ['NOT (CONTAINS(c["n"], @p, true))', 'x', 0],
  ])('a missing field stays undefined under NOT: %s with %j finds %d', async (condition, value, count) => {
    const response = await query(`SELECT VALUE COUNT(1) FROM c WHERE c.pk = @pk AND ${condition}`, [
      { name: '@pk', value: pk },
      { name: '@p', value },
    ])
    expect(await response.json()).toMatchObject({ Documents: [count] })
  })
})
