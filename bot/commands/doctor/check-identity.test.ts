/** The doctor on the app registration's ids: mix-ups of which each id alone looks right. */
import { expect, test } from 'vitest'
import { tenantId } from '#domain/ids.ts'
import { anEntra, doctorAppId, doctorHost, doctorTenant, identityId, words } from '#tests/support/doctor/findings.ts'
import { checkIdentity } from './check-identity.ts'

const environment = { COMMONPLACE_HOST: doctorHost }

test.each([
  ['a managed identity', { kind: 'managed-identity', clientId: identityId }],
  ['a certificate', { kind: 'certificate', path: '/a.pem' }],
  ['a secret', { kind: 'secret', secret: 'value~of~a~secret' }],
] as const)('sound ids are told, with how the app proves itself: %s', (how, credential) => {
  const findings = checkIdentity({ environment }, anEntra({ credential }))
  expect(findings.map(({ status }) => status)).toEqual(['ok'])
  expect(words(findings[0])).toContain(how)
  expect(words(findings[0])).toContain(doctorTenant)
})

test.each([
  ['one id copied twice', anEntra({ tenantId: tenantId(doctorAppId) }), 'problem', 'MicrosoftAppTenantId are the same'],
  [
    'the app\u2019s id in place of the identity\u2019s',
    anEntra({ credential: { kind: 'managed-identity', clientId: doctorAppId.toUpperCase() } }),
    'problem',
    'Managed Identities, the identity, Overview',
  ],
  [
    'the id of a secret in place of its value',
    anEntra({ credential: { kind: 'secret', secret: identityId } }),
    'problem',
    'copy its *Value*',
  ],
  ['the own tenant left out', anEntra({ tenants: [tenantId(identityId)] }), 'warning', `Add ${doctorTenant} to ALLOWED_TENANTS`],
])('%s', (_what, entra, status, sentence) => {
  const finding = checkIdentity({ environment }, entra).find(({ found, next }) => `${found} ${next}`.includes(sentence))
  expect(finding?.status).toBe(status)
})

test('a missing domain is a warning that names the variable', () => {
  const findings = checkIdentity({ environment: { COMMONPLACE_HOST: ' ' } }, anEntra())
  expect(findings.map(({ status, next }) => [status, next])).toEqual([['warning', expect.stringContaining('Set COMMONPLACE_HOST')]])
})
