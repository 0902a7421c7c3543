/** The doctor on what Teams sees from outside: address, certificate, running service, messaging endpoint, pages. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contentSecurityPolicy } from '#bot/http/content-security-policy.ts'
import { askInPlaceOf, startAnsweringServer, type AnsweringServer, type Told } from '#tests/support/doctor/answering-server.ts'
import { doctorHost, words } from '#tests/support/doctor/findings.ts'
import { selfSigned } from '#tests/support/entra/self-signed.ts'
import { askWithin, type Ask } from './ask.ts'
import { checkAddress, checkReady } from './check-address.ts'
import { checkMessages } from './check-messages.ts'
import { checkPages } from './check-pages.ts'

const nowMs = () => Date.parse('2026-11-25T09:00:00.000Z')
let server: AnsweringServer
let ask: Ask
beforeAll(async () => {
  server = await startAnsweringServer()
  ask = askInPlaceOf(doctorHost, server.url)
})
afterAll(() => server.close())

const address = async (answer: Told | 'hang' | 'cut') => {
  server.tell({ '/health/live': answer })
  return (await checkAddress({ ask, nowMs }, doctorHost))[0]
}

test('a service that lives', async () => {
  expect((await address({ body: { status: 'live' } })).status).toBe('ok')
})

test.each([
  ['another program', { body: '<h1>It works!</h1>' }, 'is not Commonplace', 'COMMONPLACE_HOST'],
  ['a redirect', { status: 302, headers: { location: 'https://login.example' } }, 'follows no redirects', 'Settings, Authentication'],
  ['a sign-in in front', { status: 401 }, 'answers 401', 'Settings, Authentication'],
  ['a stopped App Service', { status: 403 }, 'answers 403', 'Start the App Service'],
  ['nothing deployed', { status: 404 }, 'answers 404', 'Deploy the service'],
  ['a proxy without a service', { status: 502 }, 'answers 502', 'Log stream'],
  ['a connection that is cut', 'cut' as const, 'the connection was cut', 'firewall'],
])('%s', async (_what, answer, found, next) => {
  const finding = await address(answer)
  expect(finding.status).toBe('problem')
  expect(finding.found).toContain(found)
  expect(finding.next).toContain(next)
})

test('an address that never answers', async () => {
  server.tell({ '/health/live': 'hang' })
  const [finding] = await checkAddress({ ask: askInPlaceOf(doctorHost, server.url, 50), nowMs }, doctorHost)
  expect(words(finding)).toContain('did not answer within 5 seconds')
})

test.each([
  ['ENOTFOUND', 'its name is unknown'],
  ['CERT_HAS_EXPIRED', 'its certificate has expired'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'its certificate is for another name'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'without its chain'],
  ['E_NEVER_HEARD_OF', 'the request failed (E_NEVER_HEARD_OF)'],
])('%s is told in words', async (code, sentence) => {
  const failing: Ask = async () => {
    throw Object.assign(new Error('a message of node'), { code })
  }
  const [finding] = await checkAddress({ ask: failing, nowMs }, doctorHost)
  expect(finding.status).toBe('problem')
  expect(words(finding)).toContain(sentence)
})

test('a certificate that nobody vouches for is told by what is wrong with it', async () => {
  const secure = await startAnsweringServer(selfSigned({ from: '2026-01-01T00:00:00Z', until: '2049-01-01T00:00:00Z' }))
  const [finding] = await checkAddress({ ask: askInPlaceOf(doctorHost, secure.url), nowMs }, doctorHost)
  await secure.close()
  expect(words(finding)).toContain('its certificate is self-signed')
})

test.each([
  ['2026-12-09T09:00:00.000Z', 'ok', 'holds until 2026-12-09'],
  ['2026-12-09T08:59:59.000Z', 'warning', 'in 13 days'],
])('a certificate that runs out at %s', async (endsAt, status, sentence) => {
  const certificateEndsAtMs = Date.parse(endsAt)
  const live: Ask = async () => ({ status: 200, headers: {}, body: '{"status":"live"}', certificateEndsAtMs })
  const [, finding] = await checkAddress({ ask: live, nowMs }, doctorHost)
  expect(finding?.status).toBe(status)
  expect(words(finding)).toContain(sentence)
})

test.each([
  [{ status: 200 }, 'ok', 'is ready'],
  [{ status: 503 }, 'problem', 'the store does not answer'],
  ['cut' as const, 'problem', 'the connection was cut'],
])('the running service, asked whether it is ready: %o', async (answer, status, sentence) => {
  server.tell({ '/health/ready': answer })
  const finding = await checkReady({ ask }, doctorHost)
  expect(finding.status).toBe(status)
  expect(words(finding)).toContain(sentence)
})

const html = { 'content-type': 'text/html; charset=utf-8' }

test.each([
  ['the service refuses', { status: 401, body: { code: 'sign-in-required' } }, 'ok', 'Messaging endpoint'],
  ['a sign-in page in front', { status: 401, headers: html, body: '<html>' }, 'problem', 'Settings, Authentication'],
  ['a redirect to one', { status: 302 }, 'problem', 'never arrive'],
  ['whatever takes anything', { status: 200 }, 'problem', 'from anybody'],
  ['a path that is lost', { status: 404 }, 'problem', 'has to pass on paths'],
  ['a proxy without POST', { status: 405 }, 'problem', 'has to pass on POST'],
  ['a firewall', { status: 403 }, 'problem', 'firewall rules'],
  ['a limit', { status: 429 }, 'problem', 'PROXY_HOPS'],
  ['a fault', { status: 500 }, 'problem', 'Log stream'],
  ['anything else', { status: 418 }, 'problem', '418 where 401 is right'],
  ['no answer', 'cut' as const, 'problem', 'the connection was cut'],
])('messages without a token: %s', async (_what, answer, status, sentence) => {
  server.tell({ '/api/messages': answer })
  const finding = await checkMessages({ ask }, doctorHost)
  expect(server.asked.at(-1)).toBe('POST /api/messages')
  expect(finding.status).toBe(status)
  expect(words(finding)).toContain(sentence)
})

const csp = contentSecurityPolicy({ nonce: 'n', isLocal: false })

test.each([
  ['as the service sends it', { headers: { ...html, 'content-security-policy': csp } }, 'ok', 'Teams may show it'],
  ['not built', { status: 404 }, 'problem', 'npm run build'],
  ['something else than a page', { body: { a: 1 } }, 'problem', 'npm run build'],
  [
    'X-Frame-Options from a proxy',
    { headers: { ...html, 'content-security-policy': csp, 'x-frame-options': 'DENY' } },
    'problem',
    'X-Frame-Options: DENY',
  ],
  ['a proxy that takes the policy away', { headers: html }, 'problem', 'without the policy'],
  [
    'a policy of a proxy in its place',
    { headers: { ...html, 'content-security-policy': "frame-ancestors 'self'" } },
    'problem',
    'Another Content-Security-Policy',
  ],
  [
    'a policy of a proxy beside it',
    { headers: { ...html, 'content-security-policy': `${csp}, frame-ancestors 'none'` } },
    'problem',
    'Another Content-Security-Policy',
  ],
  ['no answer', 'cut' as const, 'problem', 'the connection was cut'],
])('the tab\u2019s page: %s', async (_what, answer, status, sentence) => {
  server.tell({ '/tab/week': answer })
  const finding = await checkPages({ ask }, doctorHost)
  expect(finding.status).toBe(status)
  expect(words(finding)).toContain(sentence)
})

test('of an endless answer the beginning is enough', async () => {
  server.tell({ '/long': { body: 'x'.repeat(1_000_000) } })
  expect((await askWithin(5_000)(`${server.url}/long`)).body.length).toBe(262_144)
})
