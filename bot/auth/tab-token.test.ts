/** A1: which tokens of people are taken: one right kind in two versions, and every way to be wrong. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tenantId } from '#domain/ids.ts'
import { startLocalIssuer, type Claims, type LocalIssuer } from '#tests/support/entra/local-issuer.ts'
import { createTabTokens } from './tab-token.ts'

const appId = 'aaaaaaaa-0000-4000-8000-000000000001'
const uri = `api://commonplace.example/${appId}`
const tenant = tenantId('11111111-0000-4000-8000-000000000001')
const otherTenant = tenantId('22222222-0000-4000-8000-000000000001')
const consumers = tenantId('9188040d-6c67-4c5b-b112-36a304b66dad')
const person = '6f0c0000-0000-4000-8000-000000000001'
const teams = '1fec8e78-bce4-4aaf-ab1b-5451cc387264'
const graph = '00000003-0000-0000-c000-000000000000'

const nowMs = Date.parse('2026-11-25T09:00:00.000Z')
const clock = { nowMs: () => nowMs }
let issuer: LocalIssuer
beforeAll(async () => {
  issuer = await startLocalIssuer(clock.nowMs)
})
afterAll(() => issuer.close())

const tokens = (tenants = [tenant]) =>
  createTabTokens({ authority: issuer.authority, entra: { tenants, audiences: [appId, `api://${appId}`, uri] }, clock })

const version2 = (of = tenant): Claims => ({
  iss: issuer.authority.issuers(of)[0],
  aud: appId,
  tid: of,
  oid: person,
  scp: 'access_as_user',
  azp: teams,
  ver: '2.0',
})
const version1 = (of = tenant): Claims => ({
  ...version2(of),
  iss: issuer.authority.issuers(of)[1],
  aud: uri,
  azp: undefined,
  appid: teams,
  ver: '1.0',
})
const bearer = async (claims: Claims, minted = {}): Promise<string> => `Bearer ${await issuer.mint(claims, minted)}`
const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

test('a right token says who it is, in both versions', async () => {
  for (const claims of [version2(), version1(), { ...version2(), scp: 'openid access_as_user' }])
    expect(await tokens().verify(await bearer(claims))).toEqual({ tenantId: tenant, personId: person })
})

describe('refused', () => {
  const seconds = (): number => Math.floor(nowMs / 1_000)
  const rows: readonly [string, () => Promise<string | undefined>][] = [
    ['no header', async () => undefined],
    ['an empty one', async () => ''],
    ['another scheme', async () => `Basic ${Buffer.from('a:b').toString('base64')}`],
    ['the local scheme', async () => `Local ${person}`],
    ['no token', async () => 'Bearer x'],
    ['three parts of nothing', async () => 'Bearer a.b.c'],
    ['8 KB of it', async () => `Bearer ${'a'.repeat(8_192)}.b.c`],
    ['two tokens', async () => `${await bearer(version2())}, ${await bearer(version2())}`],
    ['alg none', async () => `Bearer ${part({ alg: 'none' })}.${part(version2())}.x`],
    ['alg none without a signature', async () => `Bearer ${part({ alg: 'none' })}.${part(version2())}.`],
    [
      'the public key taken for a secret',
      async () => {
        const { createHmac } = await import('node:crypto')
        const text = `${part({ alg: 'HS256', kid: 'key-1' })}.${part(version2())}`
        return `Bearer ${text}.${createHmac('sha256', 'key-1').update(text).digest('base64url')}`
      },
    ],
    ['a key that the issuer does not have', () => bearer(version2(), { kid: 'key-2' })],
    ['the right key id, signed with another key', () => bearer(version2(), { key: 'foreign' })],
    ['another issuer', () => bearer({ ...version2(), iss: 'https://evil.example/v2.0' })],
    ['the issuer of another tenant', () => bearer({ ...version2(), iss: issuer.authority.issuers(otherTenant)[0] })],
    ['an issuer in a list', () => bearer({ ...version2(), iss: [issuer.authority.issuers(tenant)[0]] })],
    ['another audience', () => bearer({ ...version2(), aud: 'bbbbbbbb-0000-4000-8000-000000000001' })],
    ['Graph\u2019s audience', () => bearer({ ...version2(), aud: graph })],
    ['another domain\u2019s URI of the same id', () => bearer({ ...version1(), aud: `api://evil.example/${appId}` })],
    ['a tenant that is not let in', () => bearer(version2(otherTenant))],
    ['the tenant of private accounts', () => bearer(version2(consumers))],
    ['no tenant', () => bearer({ ...version2(), tid: undefined })],
    ['a tenant that is no text', () => bearer({ ...version2(), tid: { $ne: '' } })],
    ['no permission', () => bearer({ ...version2(), scp: 'User.Read' })],
    ['an ID token, which has none', () => bearer({ ...version2(), scp: undefined })],
    ['a permission that only begins like ours', () => bearer({ ...version2(), scp: 'access_as_user_admin' })],
    ['an application alone', () => bearer({ ...version2(), scp: undefined, roles: ['access_as_user'], idtyp: 'app' })],
    ['an application alone that names a permission', () => bearer({ ...version2(), idtyp: 'app' })],
    ['no person', () => bearer({ ...version2(), oid: undefined })],
    ['a person by name', () => bearer({ ...version2(), oid: 'ada@contoso.example' })],
    ['another application\u2019s token', () => bearer({ ...version2(), azp: 'cccccccc-0000-4000-8000-000000000001' })],
    ['no application named', () => bearer({ ...version2(), azp: undefined })],
    ['run out more than a minute ago', () => bearer({ ...version2(), exp: seconds() - 61 })],
    ['never running out', () => bearer({ ...version2(), exp: undefined })],
    ['not yet', () => bearer({ ...version2(), nbf: seconds() + 61 })],
    [
      'changed after it was signed',
      async () => {
        const [header = '', , signature = ''] = (await issuer.mint(version2())).split('.')
        return `Bearer ${header}.${part({ ...version2(), oid: '6f0c0000-0000-4000-8000-000000000002', exp: seconds() + 60 })}.${signature}`
      },
    ],
  ]
  test.each(rows)('%s', async (_what, authorization) => {
    await expect(tokens().verify(await authorization())).rejects.toMatchObject({ code: 'not-signed-in' })
  })
})

test('clocks may differ by a minute', async () => {
  const seconds = Math.floor(nowMs / 1_000)
  for (const claims of [{ exp: seconds - 59 }, { nbf: seconds + 59 }])
    expect(await tokens().verify(await bearer({ ...version2(), ...claims }))).toMatchObject({ personId: person })
})

test('several tenants may be let in, each with its own issuer', async () => {
  const both = tokens([tenant, otherTenant])
  expect(await both.verify(await bearer(version2(otherTenant)))).toMatchObject({ tenantId: otherTenant })
  await expect(both.verify(await bearer({ ...version2(), tid: otherTenant }))).rejects.toMatchObject({ code: 'not-signed-in' })
})
