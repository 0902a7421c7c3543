/** Our own check of a caller, without the SDK's behind it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startLocalIssuer, type Claims, type LocalIssuer, type Minted } from '#tests/support/entra/local-issuer.ts'
import { createBotTokens } from './bot-token.ts'

const appId = 'aaaaaaaa-0000-4000-8000-000000000001'
const teams = 'https://smba.trafficmanager.net/emea/'
const nowMs = Date.parse('2026-11-25T09:00:00.000Z')
const clock = { nowMs: () => nowMs }
let issuer: LocalIssuer
beforeAll(async () => {
  issuer = await startLocalIssuer(clock.nowMs)
})
afterAll(() => issuer.close())

const verified = async (claims: Claims = {}, minted: Minted = {}): Promise<void> => {
  const { authority } = issuer
  const token = await issuer.mint({ iss: authority.botIssuer, aud: appId, serviceurl: teams, ...claims }, minted)
  return createBotTokens({ authority, appId, clock }).verify(`Bearer ${token}`, teams)
}

test('a token of Teams for this bot and this service URL is taken', async () => {
  await expect(verified()).resolves.toBeUndefined()
})

test.each<readonly [string, Claims, Minted]>([
  ['another service URL', { serviceurl: 'https://smba.trafficmanager.net/apac/' }, {}],
  ['no service URL', { serviceurl: undefined }, {}],
  ['a service URL that is no text', { serviceurl: [teams] }, {}],
  ['another bot', { aud: 'bbbbbbbb-0000-4000-8000-000000000001' }, {}],
  ['another issuer', { iss: 'https://evil.example' }, {}],
  ['run out', { exp: nowMs / 1_000 - 301 }, {}],
  ['not yet', { nbf: nowMs / 1_000 + 301 }, {}],
  ['never running out', { exp: undefined }, {}],
  ['another key', {}, { key: 'foreign' }],
  ['a key that vouches for another channel', {}, { kid: 'key-of-webchat' }],
  ['a key that vouches for nothing', {}, { kid: 'key-of-nobody' }],
])('refused: %s', async (_what, claims, minted) => {
  await expect(verified(claims, minted)).rejects.toMatchObject({ code: 'not-signed-in' })
})
