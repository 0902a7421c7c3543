/** The doctor on the certificate by which the app proves itself. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { anEntra, words } from '#tests/support/doctor/findings.ts'
import { selfSigned } from '#tests/support/entra/self-signed.ts'
import { checkAppCertificate } from './check-app-certificate.ts'

const folder = mkdtempSync(join(tmpdir(), 'commonplace-doctor-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const path = join(folder, 'app.pem')
const pair = selfSigned({ from: '2026-01-01T00:00:00Z', until: '2026-12-31T00:00:00Z' })
const other = selfSigned({ from: '2026-01-01T00:00:00Z', until: '2026-12-31T00:00:00Z' })

const look = (pem: string | null, now = '2026-06-01T00:00:00Z') => {
  if (pem === null) rmSync(path, { force: true })
  else writeFileSync(path, pem)
  return checkAppCertificate({ nowMs: () => Date.parse(now) }, anEntra({ credential: { kind: 'certificate', path } }))
}

test('without a certificate there is nothing to look at', () => {
  expect(checkAppCertificate({ nowMs: () => 0 }, anEntra())).toBeNull()
})

test('what is no file is not read, since it may never end', () => {
  const device = anEntra({ credential: { kind: 'certificate', path: '/dev/zero' } })
  expect(words(checkAppCertificate({ nowMs: () => 0 }, device) ?? undefined)).toContain('can\u2019t be read')
})

test.each([
  ['30 days before the end', '2026-12-01T00:00:00Z', 'ok', '2026-12-31'],
  ['less than 30 days before the end', '2026-12-01T00:00:01Z', 'warning', 'in 29 days'],
  ['on the last day', '2026-12-30T12:00:00Z', 'warning', 'in 0 days'],
  ['after the end', '2026-12-31T00:00:01Z', 'problem', 'expired on 2026-12-31'],
])('%s', (_when, now, status, sentence) => {
  const finding = look(pair.certificate + pair.key, now)
  expect(finding?.status).toBe(status)
  expect(words(finding)).toContain(sentence)
})

test.each([
  ['a file that is not there', null, 'can\u2019t be read'],
  ['a key alone', pair.key, 'holds no certificate'],
  ['a certificate alone', pair.certificate, 'holds no private key'],
  ['a certificate with the key of another', pair.certificate + other.key, 'is not the certificate\u2019s'],
])('%s is a problem that names the variable, and nothing of the file is told', (_what, pem, sentence) => {
  const finding = look(pem)
  expect(finding?.status).toBe('problem')
  expect(words(finding)).toContain(sentence)
  expect(words(finding)).toContain('MicrosoftAppCertificatePath')
  expect(words(finding)).not.toContain(pair.key.split('\n')[1])
})
