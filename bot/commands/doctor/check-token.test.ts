/** The doctor on the app's token: what Entra's refusals mean, and what is never told. */
import { AuthenticationError, CredentialUnavailableError } from '@azure/identity'
import { afterEach, expect, test, vi } from 'vitest'
import { anEntra, canary, identityId, words } from '#tests/support/doctor/findings.ts'
import { checkToken } from './check-token.ts'

afterEach(() => vi.useRealTimers())

const identity = anEntra({ credential: { kind: 'managed-identity', clientId: identityId } })
const failing = (error: unknown) => async (): Promise<string> => {
  throw error
}
/** As MSAL writes it, quoting what was sent. */
const refused = (code: number) =>
  new AuthenticationError(400, {
    error: 'invalid_client',
    error_description: `AADSTS${code}: A refusal that quotes '${canary}'. Trace ID: 0 Timestamp: 2026-11-25 09:00:00Z`,
  })

test('a token is had, and it is not told', async () => {
  const finding = await checkToken({ appToken: async () => canary, environment: {} }, anEntra())
  expect(finding.status).toBe('ok')
  expect(JSON.stringify(finding)).not.toContain(canary)
})

test.each([
  [700016, 'no app with this id in the tenant', 'both must come from the same page'],
  [7000215, 'MicrosoftAppPassword is wrong', 'copy its *Value*'],
  [7000222, 'has expired', 'Make a new one'],
  [7000112, 'switched off', 'Enabled for users to sign in'],
  [7000229, 'no service principal', 'az ad sp create'],
  [70021, 'does not trust this managed identity', 'api://AzureADTokenExchange'],
  [700211, 'does not trust the issuer', 'Federated credentials'],
  [700212, 'another audience', 'Federated credentials'],
  [700213, 'another subject', 'Federated credentials'],
  [700027, 'not one of the app\u2019s', 'Certificates'],
  [90002, 'no such tenant', 'Directory (tenant) ID'],
  [500011, 'Bot Framework is unknown', 'MicrosoftAppTenantId'],
  [53003, 'Conditional Access', 'Entra admin centre'],
  [1234567, 'refused the app\u2019s secret', 'https://login.microsoftonline.com/error?code=1234567'],
])('AADSTS%i is told in words, and nothing of what Entra quoted', async (code, found, next) => {
  const finding = await checkToken({ appToken: failing(refused(code)), environment: {} }, anEntra())
  expect(finding.status).toBe('problem')
  expect(finding.found).toContain(found)
  expect(finding.found).toContain(String(code))
  expect(finding.next).toContain(next)
  expect(JSON.stringify(finding)).not.toContain(canary)
})

test('a refusal is found below the error that wraps it', async () => {
  const wrapped = new Error('the credential failed', { cause: refused(700213) })
  expect(words(await checkToken({ appToken: failing(wrapped), environment: {} }, identity))).toContain('another managed identity')
})

test('away from Azure a managed identity can\u2019t be tried: skipped, with how to try it there', async () => {
  const finding = await checkToken({ appToken: failing(new CredentialUnavailableError('no endpoint')), environment: {} }, identity)
  expect(finding.status).toBe('skipped')
  expect(finding.next).toContain('npm run doctor')
})

test.each([
  [{ WEBSITE_INSTANCE_ID: 'a' }, 'the App Service'],
  [{ CONTAINER_APP_NAME: 'a' }, 'the Container App'],
])('on the host %o an identity that gives no token is a problem', async (environment, place) => {
  const finding = await checkToken({ appToken: failing(new CredentialUnavailableError('not assigned')), environment }, identity)
  expect(finding.status).toBe('problem')
  expect(finding.next).toContain(`${place}, Settings, Identity`)
})

test.each([
  ['with a secret', anEntra(), { code: 'ECONNRESET' }, 'the connection was cut'],
  ['as the sign-in library tells it', anEntra(), { errorCode: 'network_error' }, 'the network let nothing through'],
  ['with an identity that was had', identity, { code: 'ETIMEDOUT' }, 'it did not answer in time'],
])('a network that lets nothing through is told by its reason: %s', async (_what, entra, fields, sentence) => {
  const error = new Error('wrapped', { cause: Object.assign(new Error(canary), fields) })
  const finding = await checkToken({ appToken: failing(error), environment: { WEBSITE_INSTANCE_ID: 'a' } }, entra)
  expect(finding.status).toBe('problem')
  expect(words(finding)).toContain(sentence)
})

test('Entra is waited for ten seconds and no longer', async () => {
  vi.useFakeTimers()
  const looking = checkToken({ appToken: () => new Promise<string>(() => {}), environment: {} }, anEntra())
  await vi.advanceTimersByTimeAsync(10_000)
  expect(words(await looking)).toContain('within 10 seconds')
})
