/** The doctor as a whole, at the real service behind its public address: what depends on what, and what is never told. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { zipPackage } from '../../../appPackage/package-files.ts'
import { askInPlaceOf } from '#tests/support/doctor/answering-server.ts'
import { canary, doctorHost, told } from '#tests/support/doctor/findings.ts'
import { appId, entraRig, type EntraRig } from '#tests/support/entra/entra-rig.ts'
import { startApp, type StartedApp } from '#tests/support/start-app.ts'
import { tenant } from '#tests/support/teams/cast.ts'
import type { DoctorDeps } from './deps.ts'
import { diagnose } from './diagnose.ts'
import { jsonReport, writtenReport } from './report.ts'

const folder = mkdtempSync(join(tmpdir(), 'commonplace-doctor-'))
const packageFile = join(folder, 'commonplace.zip')
let app: StartedApp
let rig: EntraRig

beforeAll(async () => {
  mkdirSync(join(folder, 'tab', 'assets'), { recursive: true })
  writeFileSync(join(folder, 'tab', 'index.html'), '<!doctype html><title>the tab</title>')
  writeFileSync(packageFile, zipPackage({ appId, host: doctorHost }))
  app = await startApp({
    entra: async (connector, nowMs) => (rig = await entraRig()(connector, nowMs)),
    extraPages: [{ folder: join(folder, 'tab'), base: '/tab' }],
  })
})
afterAll(async () => {
  await app.stop()
  rmSync(folder, { recursive: true, force: true })
})
afterEach(() => vi.useRealTimers())

const soundEnvironment = {
  MicrosoftAppId: appId,
  MicrosoftAppTenantId: tenant,
  MicrosoftAppPassword: canary,
  COMMONPLACE_HOST: doctorHost,
  COMMONPLACE_DATA: folder,
}

const look = (more: Partial<DoctorDeps> = {}) =>
  diagnose({
    environment: soundEnvironment,
    nowMs: () => Date.now(),
    node: { running: '24.21.0', wanted: '24.21.0' },
    authority: rig.issuer.authority,
    ask: askInPlaceOf(doctorHost, app.url),
    appToken: async () => `token ${canary}`,
    packageFile,
    manifestVersion: '0.1.0',
    ...more,
  })

test('a sound installation has nothing but good findings, in a fixed order', async () => {
  expect(told(await look())).toEqual([
    'ok node',
    'ok configuration',
    'ok identity',
    'ok authority',
    'ok clock',
    'ok token',
    'ok store',
    'ok public-address',
    'ok ready',
    'ok messaging-endpoint',
    'ok pages',
    'ok package',
  ])
})

test('in local mode Cosmos DB is looked at too', async () => {
  const findings = await look({
    environment: { COSMOS_ENDPOINT: 'https://nobody.invalid/' },
    ask: async () => {
      throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' })
    },
  })
  expect(findings.filter(({ check }) => check === 'store')).toMatchObject([
    { status: 'problem', found: expect.stringMatching(/Cosmos DB at https:\/\/nobody\.invalid\/.*its name is unknown/u) },
  ])
})

test('in local mode what needs a tenant is skipped, and nothing is asked', async () => {
  const findings = await look({
    environment: { COMMONPLACE_DATA: folder },
    ask: async () => {
      throw new Error('asked')
    },
  })
  expect(told(findings.filter(({ status }) => status !== 'skipped'))).toEqual(['ok node', 'ok configuration', 'ok store'])
  expect(findings.filter(({ status }) => status === 'skipped').map(({ check }) => check)).toEqual(
    'identity authority clock token public-address ready messaging-endpoint pages package'.split(' '),
  )
})

test('with faulty settings all the rest is skipped, not wrong as well', async () => {
  const findings = await look({ environment: { ...soundEnvironment, GUESTS: 'maybe' } })
  expect(told(findings).slice(0, 2)).toEqual(['ok node', 'problem configuration'])
  expect(findings.slice(2).map(({ status, found }) => [status, found])).toEqual(
    Array.from({ length: 10 }, () => ['skipped', 'Not looked at: see *Settings*.']),
  )
})

test('where Microsoft can\u2019t be reached no token is tried', async () => {
  rig.issuer.fail(503)
  const findings = await look({
    appToken: async () => {
      throw new Error('tried')
    },
  })
  rig.issuer.heal()
  expect(told(findings).filter((line) => /authority|token/u.test(line))).toEqual([
    'problem authority',
    'problem authority',
    'skipped token',
  ])
})

test('where the address leads elsewhere, what is below it is skipped', async () => {
  const findings = await look({ ask: askInPlaceOf(doctorHost, `${app.url}/tab`) })
  expect(told(findings).filter((line) => /address|ready|messag|pages/u.test(line))).toEqual([
    'problem public-address',
    'skipped ready',
    'skipped messaging-endpoint',
    'skipped pages',
  ])
})

test('without a domain the outside is skipped, with the variable to set', async () => {
  const { COMMONPLACE_HOST: _, ...environment } = soundEnvironment
  const skipped = (await look({ environment })).filter(({ status }) => status === 'skipped')
  expect(skipped.map(({ found }) => found)).toEqual(Array.from({ length: 4 }, () => 'Not looked at: COMMONPLACE_HOST is not set.'))
})

test('a certificate that can\u2019t be used is the problem, not the token that it would have brought', async () => {
  const { MicrosoftAppPassword: _, ...others } = soundEnvironment
  const findings = await look({ environment: { ...others, MicrosoftAppCertificatePath: join(folder, 'none.pem') } })
  expect(told(findings).filter((line) => /certificate|token/u.test(line))).toEqual(['problem app-certificate', 'skipped token'])
})

test('a fault of the doctor itself is a problem to report, and its words are not told', async () => {
  const broken = await look({
    authority: {
      ...rig.issuer.authority,
      issuers: () => {
        throw new RangeError(canary)
      },
    },
  })
  const finding = broken.find(({ status }) => status === 'problem')
  expect(finding?.check).toBe('authority')
  expect(finding?.found).toMatch(/^This check itself failed \(RangeError at bot\/commands\/doctor\/.+\.ts:\d+\)\.$/u)
  expect(finding?.next).toContain('report')
  expect(JSON.stringify(broken)).not.toContain(canary)
})

test('no secret and no token is ever told, whatever fails', async () => {
  const failing = async (): Promise<never> => {
    throw Object.assign(new Error(`AADSTS7000215: ${canary}`), { headers: { authorization: canary } })
  }
  const cosmos = { ...soundEnvironment, COSMOS_ENDPOINT: `${app.url}/`, COSMOS_KEY: canary }
  for (const findings of [
    await look(),
    await look({ appToken: failing }),
    await look({ ask: failing }),
    await look({ environment: cosmos }),
  ]) {
    const told = jsonReport(findings) + writtenReport(findings, { columns: null, hasColors: false })
    expect(told).not.toContain(canary)
    expect(told).not.toContain(canary.slice(0, 8))
  }
})

test('when nothing answers at all, the end comes within twenty seconds', async () => {
  vi.useFakeTimers()
  const never = () => new Promise<never>(() => {})
  const looking = look({ ask: never, appToken: never })
  await vi.advanceTimersByTimeAsync(20_000)
  expect(told(await looking)).toContain('problem public-address')
})
