/** The doctor on a Cosmos DB account (the strict fake): reachable, open, set up, and written to. */
import { CredentialUnavailableError } from '@azure/identity'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { StoreError } from '#bot/ports/document-store.ts'
import { LateError } from '#bot/ports/in-time.ts'
import { createContainers, wantedContainers } from '#tests/support/cosmos/create-containers.ts'
import { startFakeCosmos, type FakeCosmos } from '#tests/support/cosmos/fake-cosmos.ts'
import { told, words } from '#tests/support/doctor/findings.ts'
import { askWithin } from './ask.ts'
import { checkCosmos, openingFinding } from './check-cosmos.ts'

const nowMs = () => Date.parse('2026-11-25T09:00:00.000Z')
const deps = { ask: askWithin(5_000), environment: {}, nowMs }
let fake: FakeCosmos
beforeEach(async () => {
  fake = await startFakeCosmos({ clock: { nowMs } })
})
afterEach(() => fake.close())

const look = (more: { readonly key?: string } = {}) =>
  checkCosmos(deps, { kind: 'cosmos', endpoint: fake.endpoint, key: fake.key, database: 'commonplace', ...more })
const create = (containers?: Parameters<typeof createContainers>[1]) =>
  createContainers({ endpoint: fake.endpoint, key: fake.key, database: 'commonplace' }, containers)

test('an account as this release needs it: a document is written, read and deleted, and nothing stays', async () => {
  await create()
  const findings = await look()
  expect(told(findings)).toEqual(['ok store'])
  expect(fake.takeSeen().map(({ verb, status }) => [verb, status])).toEqual([
    ['POST', 201],
    ['GET', 200],
    ['DELETE', 204],
  ])
  expect(fake.everything()).toEqual([])
})

test('a database that is not there is told with its name', async () => {
  const [finding] = await look()
  expect(finding?.status).toBe('problem')
  expect(words(finding)).toMatch(/no database "commonplace".+Deploy infra/u)
})

test('each fault of the containers is a problem of its own', async () => {
  const [app, ops] = wantedContainers()
  await create([
    { ...app, partitionKey: { paths: ['/id'] } },
    { ...ops, defaultTtl: 60 },
  ])
  const findings = await look()
  expect(told(findings)).toEqual(['problem store', 'problem store'])
  expect(words(findings[0])).toContain('partitioned by /id')
  expect(words(findings[1])).toContain('deletes every document after 60 s')
})

test('another key is told, and neither key is', async () => {
  await create()
  const other = Buffer.from('another key of the account'.padEnd(64)).toString('base64')
  const findings = await look({ key: other })
  expect(told(findings)).toEqual(['problem store'])
  expect(words(findings[0])).toMatch(/refuses COSMOS_KEY.+Settings, Keys/u)
  for (const key of [other, fake.key]) expect(JSON.stringify(findings)).not.toContain(key)
})

test('a role that may only read is found out by writing', async () => {
  await create()
  fake.failNext(1, 403)
  expect((await look())[0]?.status).toBe('problem')
})

test('an account that fails is told with what to look at', async () => {
  await create()
  fake.failNext(4, 503)
  const [finding] = await look()
  expect(finding?.status).toBe('problem')
  expect(words(finding)).toContain('Azure status')
})

test('an account that can\u2019t be reached is told with why', async () => {
  const { endpoint } = fake
  const other = await startFakeCosmos({ clock: { nowMs } })
  await fake.close()
  fake = other
  const [finding] = await checkCosmos(deps, { kind: 'cosmos', endpoint, key: fake.key, database: 'commonplace' })
  expect(finding?.status).toBe('problem')
  expect(words(finding)).toMatch(/nothing listens there.+COSMOS_ENDPOINT/u)
})

const config = { kind: 'cosmos', endpoint: 'https://a.documents.azure.com', database: 'commonplace' } as const

test.each([
  ['there is none', new StoreError('misconfigured', 'refused', { cause: new CredentialUnavailableError('no endpoint') })],
  ['looking for one takes too long', new StoreError('unavailable', 'no answer within 5 s')],
  ['looking for one takes far too long', new LateError(12_000)],
])('away from Azure the identity can\u2019t be tried: skipped, with how to try it (%s)', (_why, error) => {
  const finding = openingFinding(deps, config, error)
  expect(finding.status).toBe('skipped')
  expect(finding.next).toMatch(/npm run doctor.+az login/u)
})

test('on the host an account that takes too long is a problem', () => {
  const finding = openingFinding({ environment: { WEBSITE_INSTANCE_ID: 'a' } }, config, new LateError(12_000))
  expect([finding.status, finding.found]).toEqual(['problem', expect.stringContaining('too slowly')])
})

test('an identity without the role: the role, the variable and the network are named', () => {
  const cause = Object.assign(new Error('forbidden'), { code: 403 })
  const finding = openingFinding({ environment: {} }, config, new StoreError('misconfigured', 'refused', { cause }))
  expect([finding.status, finding.found]).toEqual(['problem', expect.stringContaining('refuses the identity')])
  expect(finding.next).toMatch(/Built-in Data Contributor.+AZURE_CLIENT_ID.+Networking/u)
})

test('on the host, where no identity is assigned, nobody has refused it', () => {
  const error = new StoreError('misconfigured', 'no token', { cause: new CredentialUnavailableError('none') })
  const finding = openingFinding({ environment: { WEBSITE_INSTANCE_ID: 'a' } }, config, error)
  expect([finding.status, finding.found]).toEqual(['problem', expect.stringMatching(/^App Service gives no token/u)])
  expect(finding.next).toMatch(/Assign the identity.+AZURE_CLIENT_ID/u)
})
