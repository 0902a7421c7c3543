/** The doctor on Microsoft's sign-in and on the clock, with an issuer on this machine. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startAnsweringServer, type AnsweringServer } from '#tests/support/doctor/answering-server.ts'
import { anEntra, doctorTenant, told, words } from '#tests/support/doctor/findings.ts'
import { startLocalIssuer, type LocalIssuer } from '#tests/support/entra/local-issuer.ts'
import { askWithin } from './ask.ts'
import { checkAuthority } from './check-authority.ts'

const at = Date.parse('2026-11-25T09:00:00.000Z')
const date = new Date(at).toUTCString()
let server: AnsweringServer
let issuer: LocalIssuer
beforeAll(async () => {
  server = await startAnsweringServer()
  issuer = await startLocalIssuer(() => at)
})
afterAll(() => Promise.all([server.close(), issuer.close()]))

const sound = {
  '/bot': { headers: { date }, body: { jwks_uri: 'https://login.example/keys' } },
  [`/${doctorTenant}/v2.0/.well-known/openid-configuration`]: { headers: { date }, body: { issuer: 'x' } },
  [`/${doctorTenant}/keys`]: { headers: { date }, body: { keys: [] } },
}
const ofTenant = `/${doctorTenant}/v2.0/.well-known/openid-configuration`
beforeEach(() => server.tell(sound))

const look = (aheadMs = 0, timeoutMs = 5_000) =>
  checkAuthority(
    {
      nowMs: () => at + aheadMs,
      ask: askWithin(timeoutMs),
      authority: {
        botIssuer: '',
        botMetadataUrl: `${server.url}/bot`,
        issuers: (tenant) => [`${server.url}/${tenant}/v2.0`, ''],
        keysUrl: (tenant) => `${server.url}/${tenant}/keys`,
      },
    },
    anEntra(),
  )

test('all that the service reads there can be read, and the clock agrees', async () => {
  expect(told(await look())).toEqual(['ok authority', 'ok clock'])
})

test('a tenant that Entra does not know is told with its id, once', async () => {
  server.tell({
    ...sound,
    [ofTenant]: { status: 400, headers: { date }, body: { error: 'invalid_tenant' } },
    [`/${doctorTenant}/keys`]: { status: 400 },
  })
  const findings = await look()
  expect(told(findings)).toEqual(['problem authority', 'ok clock'])
  expect(words(findings[0])).toMatch(new RegExp(`no tenant ${doctorTenant}.+Directory \\(tenant\\) ID`, 'u'))
})

test.each([
  ['an outage of the Bot Framework', { ...sound, '/bot': { status: 503 } }, 'answered 503'],
  ['an outage of the tenant\u2019s sign-in', { ...sound, [ofTenant]: { status: 500 } }, 'answered 500'],
  ['a proxy that answers with a page', { ...sound, '/bot': { body: '<html>Sign in to the Wi-Fi</html>' } }, 'something else than its JSON'],
  ['keys that are none', { ...sound, [`/${doctorTenant}/keys`]: { body: {} } }, 'something else than its JSON'],
  ['a connection that is cut', { ...sound, '/bot': 'cut' as const }, 'the connection was cut'],
])('%s', async (_what, answers, sentence) => {
  server.tell(answers)
  const [finding] = await look()
  expect(finding?.status).toBe('problem')
  expect(words(finding)).toContain(sentence)
  expect(words(finding)).toContain('login.botframework.com on port 443')
})

test('an issuer that never answers is not waited for, and the clock is not guessed', async () => {
  issuer.fail('hang')
  const findings = await checkAuthority({ nowMs: () => at, ask: askWithin(50), authority: issuer.authority }, anEntra())
  // One network, one problem.
  expect(told(findings)).toEqual(['problem authority', 'skipped clock'])
  expect(words(findings[0])).toMatch(/login\.botframework\.com, login\.microsoftonline\.com.+did not answer within 5 seconds/u)
})

test.each([
  [0, 'ok', 'agrees'],
  [45_000, 'ok', 'does no harm'],
  [90_000, 'warning', '90 s ahead of'],
  [-90_000, 'warning', '90 s behind'],
  [400_000, 'problem', 'count as expired'],
  [-400_000, 'problem', 'Switch on time synchronisation'],
])('a clock that is %i ms ahead: %s', async (aheadMs, status, sentence) => {
  const clock = (await look(aheadMs)).at(-1)
  expect(clock?.status).toBe(status)
  expect(words(clock)).toContain(sentence)
})
