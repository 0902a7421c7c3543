/** Who may use the tab's API of a real tenant: the rows A1 and A2, at the real endpoints. */
import { createHmac, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { contract, type EndpointName } from '#domain/api/contract.ts'
import type { Endpoint } from '#domain/api/endpoint.ts'
import { problemReply } from '#domain/api/replies.ts'
import { tenantId } from '#domain/ids.ts'
import { pathOf, recipes } from '#tests/support/api-recipes.ts'
import { appId, entraRig, type EntraRig } from '#tests/support/entra/entra-rig.ts'
import { startApp, type StartedApp } from '#tests/support/start-app.ts'
import { ada, aPerson, ben, cleo, north, south, tenant } from '#tests/support/teams/cast.ts'

const otherTenant = '22222222-0000-4000-8000-000000000002'
const consumers = '9188040d-6c67-4c5b-b112-36a304b66dad'
const graph = '00000003-0000-0000-c000-000000000000'
const teamsOnTheWeb = '5e3ce6c0-2b1f-4285-8d4b-75ee78787346'
const minuteMs = 60_000
const gone = aPerson('Gone Away')

let app: StartedApp
let rig: EntraRig
beforeAll(async () => {
  const tenants = [tenantId(tenant), tenantId(otherTenant)]
  app = await startApp({ entra: async (connector, nowMs) => (rig = await entraRig({ tenants })(connector, nowMs)) })
  // The SDK looks at the machine's clock, everything else at the one that is handed in.
  vi.useFakeTimers({ toFake: ['Date'], now: app.clock.nowMs() })
})
afterAll(async () => {
  vi.useRealTimers()
  await app.stop()
})

function wait(ms: number): void {
  app.clock.advance(ms)
  vi.setSystemTime(app.clock.nowMs())
}

const seconds = (): number => Math.floor(app.clock.nowMs() / 1_000)
const issuerOf = (of: string, version: 0 | 1 = 0): string => rig.issuer.authority.issuers(tenantId(of))[version]
const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const good = (): object => ({
  iss: issuerOf(tenant),
  aud: appId,
  tid: tenant,
  oid: ada.personId,
  scp: 'access_as_user',
  azp: teamsOnTheWeb,
  iat: seconds(),
  nbf: seconds(),
  exp: seconds() + 300,
})
const version1 = (): Readonly<Record<string, unknown>> => ({ iss: issuerOf(tenant, 1), azp: undefined, appid: teamsOnTheWeb, ver: '1.0' })
const me = (authorization: string | undefined) => app.api('/api/me', authorization === undefined ? {} : { headers: { authorization } })

test('A1: right tokens of both versions are let in', async () => {
  expect((await me(await rig.authorization(ada))).status).toBe(200)
  expect((await me(await rig.authorization(ada, version1()))).status).toBe(200)
})

describe('A1: 401, in general words', () => {
  const rows: readonly [string, () => Promise<string | undefined>][] = [
    ['no token', async () => undefined],
    ['the scheme of local mode', async () => `Local ${ada.personId}`],
    ['a token that is none', async () => 'Bearer x.y.z'],
    ['alg none', async () => `Bearer ${part({ alg: 'none' })}.${part(good())}.x`],
    [
      'the public key taken for a secret',
      async () => {
        const text = `${part({ alg: 'HS256', kid: 'key-1' })}.${part(good())}`
        return `Bearer ${text}.${createHmac('sha256', 'key-1').update(text).digest('base64url')}`
      },
    ],
    ['an unknown key', () => rig.authorization(ada, {}, { kid: 'key-2' })],
    ['another key under the right name', () => rig.authorization(ada, {}, { key: 'foreign' })],
    ['another issuer', () => rig.authorization(ada, { iss: 'https://evil.example/v2.0' })],
    ['the issuer of another tenant that is let in', () => rig.authorization(ada, { iss: issuerOf(otherTenant) })],
    ['the tenant of another issuer that is let in', () => rig.authorization(ada, { tid: otherTenant })],
    ['another audience', () => rig.authorization(ada, { aud: 'bbbbbbbb-0000-4000-8000-000000000001' })],
    ['a token for Graph', () => rig.authorization(ada, { aud: graph })],
    ['a tenant that is not let in', () => rig.authorization(ada, { tid: graph, iss: issuerOf(graph) })],
    ['a private account', () => rig.authorization(ada, { tid: consumers, iss: issuerOf(consumers) })],
    ['another permission', () => rig.authorization(ada, { scp: 'User.Read' })],
    ['an ID token', () => rig.authorization(ada, { scp: undefined })],
    ['an application alone', () => rig.authorization(ada, { scp: undefined, roles: ['access_as_user'], idtyp: 'app' })],
    ['nobody', () => rig.authorization(ada, { oid: undefined })],
    ['another application\u2019s token', () => rig.authorization(ada, { azp: 'cccccccc-0000-4000-8000-000000000001' })],
    ['run out', () => rig.authorization(ada, { exp: seconds() - 61 })],
    ['not yet', () => rig.authorization(ada, { nbf: seconds() + 61 })],
    ['Teams\u2019 own token, for the bot', () => rig.botAuthorization(rig.serviceUrl)],
    [
      'changed after it was signed',
      async () => {
        const [header = '', , signature = ''] = (await rig.authorization(ada)).split('.')
        return `${header}.${part({ ...good(), oid: ben.personId })}.${signature}`
      },
    ],
  ]
  test.each(rows)('%s', async (_what, authorization) => {
    const { status, body, headers } = await me(await authorization())
    expect([status, headers.get('content-type')]).toEqual([401, 'application/problem+json'])
    const { code, title } = problemReply.parse(body)
    expect([code, title]).toEqual(['not-signed-in', 'You are not signed in.'])
  })
})

describe('A2: 404 for whoever does not belong, at', () => {
  const endpoints = (Object.entries(contract) as [EndpointName, Endpoint][]).filter(
    ([, { access }]) => access === 'member' || access === 'steward',
  )
  let statusBefore = 0
  beforeAll(async () => {
    await app.install(north, [ada, ben, gone])
    await app.install(south, [cleo])
    statusBefore = (await app.api(`/api/teams/${north.teamId}`, { as: gone })).status
    // Nobody tells of it: Teams' events get lost.
    app.connector.setRoster(north, [ada, ben])
    wait(6 * minuteMs)
  })

  test('all of them: who was removed had been in', () => expect(statusBefore).toBe(200))

  test.each(endpoints)('%s', async (name, endpoint) => {
    // So much in a row is more than one person may do in a minute.
    wait(minuteMs)
    const recipe = await recipes[name]({ app, as: ada })
    const call = async (authorization: string) =>
      app.api(pathOf(endpoint.path, recipe), {
        ...(recipe.body === undefined ? {} : { body: recipe.body }),
        ...(recipe.file === undefined ? {} : { file: recipe.file }),
        method: endpoint.method,
        headers: { 'idempotency-key': randomUUID(), ...recipe.headers, authorization },
      })
    const outsiders = {
      stranger: await rig.authorization(aPerson('Total Stranger')),
      neighbour: await rig.authorization(cleo),
      former: await rig.authorization(gone),
      namesake: await rig.authorization(ada, { tid: otherTenant, iss: issuerOf(otherTenant) }),
    }
    const said = new Set<string>()
    for (const authorization of Object.values(outsiders)) {
      const { status, body } = await call(authorization)
      expect(status).toBe(404)
      said.add(JSON.stringify({ ...problemReply.parse(body), reference: '' }))
    }
    expect(said.size).toBe(1)
    expect((await call(await rig.authorization(ada))).status).toBeLessThan(300)
  })
})
