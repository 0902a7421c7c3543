/** The doctor on the package for Teams, as it really is made. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterAll, expect, test } from 'vitest'
import { fillManifest, zipPackage } from '../../../appPackage/package-files.ts'
import { anEntra, doctorAppId, doctorHost, identityId, told, words } from '#tests/support/doctor/findings.ts'
import { checkPackage } from './check-package.ts'

const folder = mkdtempSync(join(tmpdir(), 'commonplace-doctor-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const packageFile = join(folder, 'commonplace.zip')
const { version: manifestVersion } = JSON.parse(fillManifest({ appId: doctorAppId, host: doctorHost })) as { version: string }

const look = (bytes: Uint8Array | null, more = {}) => {
  if (bytes === null) rmSync(packageFile, { force: true })
  else writeFileSync(packageFile, bytes)
  return checkPackage({ environment: { COMMONPLACE_HOST: doctorHost }, packageFile, manifestVersion, ...more }, anEntra())
}

test('a package for this app and this domain', async () => {
  const findings = await look(zipPackage({ appId: doctorAppId, host: doctorHost }))
  expect(told(findings)).toEqual(['ok package'])
  expect(words(findings[0])).toContain(`Version ${manifestVersion}`)
})

test('a package that was not made is a warning with the command', async () => {
  const findings = await look(null)
  expect(told(findings)).toEqual(['warning package'])
  expect(words(findings[0])).toContain('npm run package')
})

test.each([['WEBSITE_INSTANCE_ID'], ['CONTAINER_APP_NAME']])('on a host (%s) nobody is told to make one', async (name) => {
  const [finding, ...others] = await look(null, { environment: { [name]: 'x' } })
  expect([finding?.status, finding?.next, others]).toEqual(['skipped', null, []])
})

test('a package for another app: the bot, the sign-in and its address are told', async () => {
  const findings = await look(zipPackage({ appId: identityId, host: doctorHost }))
  expect(told(findings)).toEqual(['problem package', 'problem package', 'problem package'])
  expect(findings.map(({ found }) => found).join(' ')).toMatch(/made for the bot.+webApplicationInfo\.id.+asks for api:/u)
})

test('a package for another domain: sign-in and pages are told', async () => {
  const findings = await look(zipPackage({ appId: doctorAppId, host: 'elsewhere.example.org' }))
  expect(findings.map(({ status }) => status)).toEqual(['problem', 'problem'])
  expect(words(findings[0])).toContain('Application ID URI')
  expect(words(findings[1])).toContain(`leave out ${doctorHost}`)
})

test('a package of another release is a warning', async () => {
  const findings = await look(zipPackage({ appId: doctorAppId, host: doctorHost }), { manifestVersion: '9.0.0' })
  expect(told(findings)).toEqual(['warning package'])
  expect(words(findings[0])).toContain('this release makes 9.0.0')
})

test.each([
  ['no zip file', strToU8('not a zip')],
  ['a zip file without a manifest', zipSync({ 'a.txt': strToU8('a') })],
  ['a manifest of another kind of app', zipSync({ 'manifest.json': strToU8('{}') })],
])('%s is a problem', async (_what, bytes) => {
  expect(words((await look(bytes))[0])).toContain('is not a package of this app')
})
