/** Who may speak for Teams: the rows M1 to M9, M28 and M34 of the reliability list, at the real door. */
import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { appId, appToken, entraRig, type EntraRig } from '#tests/support/entra/entra-rig.ts'
import { rawRequest } from '#tests/support/raw-request.ts'
import { startApp, type StartedApp } from '#tests/support/start-app.ts'
import type { Activity } from '#tests/support/teams/activities/activity.ts'
import { query } from '#tests/support/teams/activities/extension.ts'
import { personalMessage } from '#tests/support/teams/activities/messages.ts'
import { ada, north, tenant } from '#tests/support/teams/cast.ts'
import { sentenceOf } from '#tests/support/teams/read-answers.ts'

const teams = 'https://smba.trafficmanager.net/emea/'
let app: StartedApp
let rig: EntraRig
beforeEach(async () => {
  app = await startApp({ entra: async (connector, nowMs) => (rig = await entraRig()(connector, nowMs)) })
  // The SDK looks at the machine's clock, everything else at the one that is handed in.
  vi.useFakeTimers({ toFake: ['Date'], now: app.clock.nowMs() })
})
afterEach(async () => {
  vi.useRealTimers()
  await app.stop()
})

function wait(ms: number): void {
  app.clock.advance(ms)
  vi.setSystemTime(app.clock.nowMs())
}

const hello = (more: object = {}): Activity => ({ serviceUrl: teams, ...personalMessage(ada, 'hi'), ...more })
const send = (activity: unknown, authorization: string | undefined) =>
  rawRequest(`${app.url}/api/messages`, {
    body: JSON.stringify(activity),
    headers: authorization === undefined ? {} : { authorization },
  })
const expectNothingSent = (): void => expect(app.connector.requests).toEqual([])

test('Teams itself is heard, and answered with the app\u2019s own token', async () => {
  expect((await send(hello(), await rig.botAuthorization(teams))).status).toBe(200)
  expect(app.connector.requests.map(({ kind, authorization }) => [kind, authorization])).toEqual([['send', `Bearer ${appToken}`]])
  await app.install(north)
  expect(sentenceOf(await app.post(query(ada, { team: north }, 'k4')))).not.toBe('')
})

describe('401, nothing is done, and nothing is said of the inside', () => {
  const seconds = (): number => Math.floor(app.clock.nowMs() / 1_000)
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const good = (): object => ({ iss: rig.issuer.authority.botIssuer, aud: appId, serviceurl: teams, exp: seconds() + 300 })
  const rows: readonly [string, () => Promise<string | undefined>][] = [
    ['M1 no token', async () => undefined],
    ['M2 a token that is none', async () => 'Bearer x'],
    ['M2 another scheme', async () => 'Basic YTpi'],
    ['M2 an empty header', async () => ''],
    ['M2 8 KB of token', async () => `Bearer ${'a'.repeat(8_192)}.b.c`],
    ['M2 the local scheme', async () => `Local ${ada.personId}`],
    ['M3 signed with another key', () => rig.botAuthorization(teams, {}, { key: 'foreign' })],
    ['M3 with a key that is not known', () => rig.botAuthorization(teams, {}, { kid: 'key-9' })],
    ['M3 alg none', async () => `Bearer ${part({ alg: 'none', kid: 'key-1' })}.${part(good())}.x`],
    [
      'M3 HS256 with something public',
      async () => {
        const text = `${part({ alg: 'HS256', kid: 'key-1' })}.${part(good())}`
        return `Bearer ${text}.${createHmac('sha256', 'key-1').update(text).digest('base64url')}`
      },
    ],
    ['M4 run out six minutes ago', () => rig.botAuthorization(teams, { exp: seconds() - 360 })],
    ['M4 not yet', () => rig.botAuthorization(teams, { nbf: seconds() + 360 })],
    ['M5 for another bot', () => rig.botAuthorization(teams, { aud: 'cccccccc-0000-4000-8000-000000000001' })],
    ['M6 for another service URL', () => rig.botAuthorization('https://smba.trafficmanager.net/apac/')],
    ['M6 for no service URL', () => rig.botAuthorization(teams, { serviceurl: undefined })],
    ['of another issuer', () => rig.botAuthorization(teams, { iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/' })],
    ['a person\u2019s own token', () => rig.authorization(ada)],
  ]
  test.each(rows)('%s', async (_what, authorization) => {
    const answer = await send(hello(), await authorization())
    expect(answer.status).toBe(401)
    expect(JSON.parse(answer.body)).toEqual({ error: { code: 'Unauthorized', message: 'The caller is not the Bot Framework.' } })
    expectNothingSent()
  })
})

test('a token that ran out four minutes ago is taken: clocks differ', async () => {
  const exp = Math.floor(app.clock.nowMs() / 1_000) - 240
  expect((await send(hello(), await rig.botAuthorization(teams, { exp }))).status).toBe(200)
})

describe('403, whatever the token says', () => {
  test.each([
    'http://smba.trafficmanager.net/emea/',
    'https://evil.example/',
    'http://169.254.169.254',
    'https://127.0.0.1/',
    'http://localhost:3978/',
    'https://smba.trafficmanager.net.evil.example/',
    'https://evilbotframework.com/',
    'https://a@smba.trafficmanager.net/',
    'https://smba.trafficmanager.net:8443/',
    'nonsense',
  ])('M8 the service URL %s', async (serviceUrl) => {
    expect((await send(hello({ serviceUrl }), await rig.botAuthorization(serviceUrl))).status).toBe(403)
    expectNothingSent()
  })

  test.each(['emulator', 'webchat', 'directline', 'AseChannel', undefined])('M9 the channel %s', async (channelId) => {
    expect((await send(hello({ channelId }), await rig.botAuthorization(teams))).status).toBe(403)
    expectNothingSent()
  })
})

test('M7 an activity without a service URL is none', async () => {
  expect((await send(hello({ serviceUrl: undefined }), await rig.botAuthorization(teams))).status).toBe(400)
  expectNothingSent()
})

describe('M28 another tenant gets silence, and is counted', () => {
  const other = '99999999-0000-4000-8000-000000000001'
  test.each<readonly [string, object]>([
    ['one that is not let in', { channelData: { tenant: { id: other } }, conversation: { id: 'a:1', tenantId: other } }],
    ['two that disagree', { channelData: { tenant: { id: tenant } }, conversation: { id: 'a:1', tenantId: other } }],
    ['two that disagree the other way', { channelData: { tenant: { id: other } }, conversation: { id: 'a:1', tenantId: tenant } }],
    ['none at all', { channelData: {}, conversation: { id: 'a:1' } }],
  ])('%s', async (_what, more) => {
    expect(await send(hello(more), await rig.botAuthorization(teams))).toMatchObject({ status: 200, body: '' })
    expectNothingSent()
    expect(app.log.entries.filter(({ level }) => level !== 'info')).toMatchObject([{ level: 'warn', event: 'turn.foreign-tenant' }])
  })
})

describe('M34 while the issuer can\u2019t be reached', () => {
  test('nobody is let in whose key was never seen, and Teams is told to come again', async () => {
    rig.issuer.fail(503)
    const answer = await send(hello(), await rig.botAuthorization(teams))
    expect(answer.status).toBe(503)
    expect(answer.headers['retry-after']).toBe('30')
    expect(answer.body).not.toMatch(/127\.0\.0\.1|metadata|fetch/u)
    expectNothingSent()
  })

  test('keys that are known go on to be good, for days', async () => {
    expect((await send(hello(), await rig.botAuthorization(teams))).status).toBe(200)
    rig.issuer.fail(500)
    wait(3 * 24 * 3_600_000)
    expect((await send(hello(), await rig.botAuthorization(teams))).status).toBe(200)
    expect((await send(hello(), await rig.botAuthorization(teams, {}, { key: 'foreign' }))).status).toBe(401)
  })
})

test('a hundred forged tokens ask the issuer for its keys once', async () => {
  const forged = await Promise.all(Array.from({ length: 100 }, (_, at) => rig.botAuthorization(teams, {}, { kid: `made-up-${at}` })))
  for (const authorization of forged) expect((await send(hello(), authorization)).status).toBe(401)
  // Metadata and keys, once.
  expect(rig.issuer.asked()).toBe(2)
})
