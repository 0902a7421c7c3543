/** The app registration against a stand-in for the Azure CLI: what is missing is made, what is wrong is mended, what stands is left alone. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { hostApps } from '#bot/auth/tab-token.ts'
import { OperatorError } from '#bot/ports/operator-error.ts'
import { createFakeAz, testTenant, type FakeAz } from '#tests/support/azure/with-fake-az.ts'
import { fillManifest } from '../appPackage/package-files.ts'
import { openAz } from './az.ts'
import { register, type RegisterInput } from './register.ts'

const host = 'commonplace.example.org'
const identityId = '6f0c4d1e-0000-4000-8000-000000000003'
const scopeId = '6f0c4d1e-0000-4000-8000-00000000000a'
const before: RegisterInput = { displayName: 'Commonplace', appId: null, tenantId: null, host: null, identityId: null }
const after: RegisterInput = { ...before, host, identityId }

let fake: FakeAz
let sound: ReturnType<FakeAz['state']>
beforeAll(async () => {
  fake = createFakeAz()
  await run(after)
  sound = fake.state()
  fake.remove()
})
beforeEach(() => {
  fake = createFakeAz()
})
afterEach(() => fake.remove())

const run = (input: RegisterInput) => register({ az: openAz(fake.environment), newId: () => scopeId, pause: async () => {} }, input)
const theApp = () => {
  const [app] = fake.state().applications
  if (app === undefined) throw new Error('no app was registered')
  return app
}
const changes = () => fake.commands().filter((command) => !/--method get|^account/u.test(command))
const sentence = async (input: RegisterInput): Promise<string> => {
  const refusal: unknown = await run(input).catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(OperatorError)
  return refusal instanceof Error ? refusal.message : ''
}

test('an app of that name that somebody has a secret for is not taken for ours, unless it is named by its id', async () => {
  await run(before)
  fake.change((state) => {
    Object.assign(state.applications[0] ?? expect.fail(), { passwordCredentials: [{ displayName: 'somebody’s' }] })
  })
  fake.commands()
  expect(await sentence(after)).toContain('has secrets or certificates')
  expect(changes()).toEqual([])
  expect((await run({ ...after, appId: theApp().appId })).appId).toBe(theApp().appId)
})

test('from nothing to a registration that service and manifest expect', async () => {
  const { appId, tenantId, steps } = await run(after)
  expect(tenantId).toBe(testTenant)
  expect(steps.some(({ wasThere }) => !wasThere)).toBe(true)
  const app = theApp()
  const { webApplicationInfo } = JSON.parse(fillManifest({ appId, host })) as { webApplicationInfo: { id: string; resource: string } }
  expect(webApplicationInfo).toEqual({ id: app.appId, resource: app.identifierUris[0] })
  expect(app).toMatchObject({
    signInAudience: 'AzureADMyOrg',
    api: {
      requestedAccessTokenVersion: 2,
      oauth2PermissionScopes: [{ id: scopeId, value: 'access_as_user', type: 'User', isEnabled: true }],
    },
    credentials: [
      { issuer: `https://login.microsoftonline.com/${testTenant}/v2.0`, subject: identityId, audiences: ['api://AzureADTokenExchange'] },
    ],
  })
  expect(app.api.preAuthorizedApplications).toEqual([...hostApps].map((client) => ({ appId: client, delegatedPermissionIds: [scopeId] })))
  expect(fake.state().servicePrincipals).toEqual([appId])
})

test('before the first deployment without domain and identity; the run after it completes the same registration', async () => {
  const first = await run(before)
  expect(theApp().identifierUris).toEqual([])
  expect((await run(after)).appId).toBe(first.appId)
  expect(theApp().identifierUris).toHaveLength(1)
  expect(fake.state().applications).toHaveLength(1)
})

test('a second run changes nothing and says so', async () => {
  await run(after)
  const stood = fake.state()
  expect(changes().length).toBeGreaterThan(3)
  const { steps, others } = await run(after)
  expect(changes()).toEqual([])
  expect(steps.filter(({ wasThere }) => !wasThere)).toEqual([])
  expect(others).toEqual([])
  expect(fake.state()).toEqual(stood)
})

test.each<readonly [string, (app: ReturnType<typeof theApp>) => void]>([
  ['opened to other tenants', (app) => (app.signInAudience = 'AzureADMultipleOrgs')],
  ['with tokens of version 1', (app) => (app.api.requestedAccessTokenVersion = null)],
  ['whose scope was switched off', (app) => Object.assign(app.api.oauth2PermissionScopes[0] ?? {}, { isEnabled: false })],
  ['that lost a client of Teams', (app) => void app.api.preAuthorizedApplications.pop()],
  [
    'whose client lost the scope',
    (app) => app.api.preAuthorizedApplications.splice(0, 1, { appId: [...hostApps][0] ?? '', delegatedPermissionIds: [] }),
  ],
  ['without its URI', (app) => (app.identifierUris = [])],
  ['that trusts the identity for another audience', (app) => Object.assign(app.credentials[0] ?? {}, { audiences: ['api://other'] })],
  ['that no longer trusts the identity', (app) => (app.credentials = [])],
])('a registration %s is mended, and only that', async (_what, spoil) => {
  fake.change((state) => Object.assign(state, structuredClone(sound)))
  fake.change(({ applications: [app] }) => app && spoil(app))
  await run(after)
  expect(changes()).toHaveLength(1)
  expect(fake.state()).toEqual(sound)
})

test('what others added stays', async () => {
  fake.change((state) => Object.assign(state, structuredClone(sound)))
  fake.change(({ applications: [app] }) => {
    app?.identifierUris.unshift('api://other.example.org/x')
    app?.api.oauth2PermissionScopes.unshift({ id: 'other', value: 'other', type: 'User', isEnabled: true } as never)
    app?.api.preAuthorizedApplications.push({ appId: 'another', delegatedPermissionIds: ['other'] })
  })
  const added = theApp()
  const { others } = await run({ ...after, identityId: 'ffffffff-0000-4000-8000-000000000003' })
  expect(others.join('\n')).toMatch(
    new RegExp(
      `^trusts ${identityId} .*federated-credential delete --id ${added.appId}.*\nanswers to api://other\\.example\\.org/x\\..*$`,
      'u',
    ),
  )
  expect(theApp()).toMatchObject({ identifierUris: added.identifierUris, api: added.api })
  expect(theApp().credentials).toHaveLength(2)
})

test('what Entra does not know yet is tried again', async () => {
  fake.change((state) => (state.lag = 3))
  await run(after)
  expect(fake.state().servicePrincipals).toHaveLength(1)
})

test('an existing registration is taken by its id', async () => {
  const { appId } = await run(before)
  expect((await run({ ...before, displayName: 'Other', appId })).appId).toBe(appId)
  expect(fake.state().applications).toHaveLength(1)
})

test('without the Azure CLI it says where to get it', () => {
  expect(() => openAz({ PATH: '/no/such/folder' })).toThrow(/Azure CLI \(az\) is not on this machine.*az login/u)
})

test.each<readonly [string, (fake: FakeAz) => void, RegisterInput, RegExp]>([
  ['not signed in', ({ change }) => change((state) => (state.isSignedIn = false)), after, /You are not signed in\. Run `az login`/u],
  [
    'no right',
    ({ change }) => change((state) => (state.mayWrite = false)),
    after,
    /You may not register or change this app\..*Application Developer/u,
  ],
  [
    'a domain that the tenant refuses',
    ({ change }) => change((state) => (state.policyDomains = ['example.org'])),
    { ...after, host: 'commonplace.example.com' },
    /Entra refuses the URI api:\/\/commonplace\.example\.com\/.*Have commonplace\.example\.com or its parent added/u,
  ],
  [
    'a domain of App Service that the tenant refuses',
    ({ change }) => change((state) => (state.policyDomains = ['example.org'])),
    { ...after, host: 'commonplace-abc.azurewebsites.net' },
    /except this app, or set COMMONPLACE_DOMAIN/u,
  ],
  ['an address for a domain', () => {}, { ...after, host: 'https://c.example.org/x' }, /COMMONPLACE_HOST is not a public domain: https:/u],
  ['a word for an identity', () => {}, { ...after, identityId: 'nonsense' }, /COMMONPLACE_IDENTITY is not an object id: nonsense/u],
  ['another tenant', () => {}, { ...after, tenantId: identityId }, /signed in to the tenant 6f0c4d1e-.*az login --tenant 6f0c4d1e-/u],
  ['an id that is not there', () => {}, { ...after, appId: identityId }, /There is no app registration 6f0c4d1e-.*remove MicrosoftAppId/u],
])('%s: one sentence with what to do', async (_why, prepare, input, expected) => {
  prepare(fake)
  expect(await sentence(input)).toMatch(expected)
})

test('two registrations of one name: it asks which', async () => {
  await run(before)
  fake.change(({ applications }) => applications.push({ ...structuredClone(applications[0]), appId: identityId, id: 'other' } as never))
  expect(await sentence(before)).toMatch(/There are 2 app registrations named Commonplace: .*Set MicrosoftAppId/u)
})

const runEntry = (variables: Readonly<Record<string, string>>) => {
  const entry = fileURLToPath(new URL('register-app.ts', import.meta.url))
  const { status, stdout, stderr } = spawnSync(process.execPath, [entry], { encoding: 'utf8', env: { ...fake.environment, ...variables } })
  return { status, stdout, stderr }
}

test('the command says what it did and what stood, and prints the ids for the next step', () => {
  const first = runEntry({ COMMONPLACE_APP_NAME: 'Commonplace for trying out' })
  expect(first).toMatchObject({ status: 0, stderr: '' })
  const { appId } = theApp()
  expect(first.stdout).toContain(`done now       app registration Commonplace for trying out (${appId})`)
  expect(first.stdout).toContain(`MicrosoftAppId=${appId}\nMicrosoftAppTenantId=${testTenant}\n`)
  expect(first.stdout).toContain('later          domain and identity')
  const second = runEntry({ MicrosoftAppId: appId.toUpperCase(), COMMONPLACE_HOST: host, COMMONPLACE_IDENTITY: identityId })
  expect(second.stdout).toContain(`there already  app registration Commonplace for trying out (${appId})`)
  expect(second.stdout).toContain(`done now       URI api://${host}/${appId}`)
  expect(second.stdout).not.toContain('later')
})

test('the command ends with one sentence and no stack', () => {
  fake.change((state) => (state.isSignedIn = false))
  const { status, stderr } = runEntry({})
  expect(status).toBe(1)
  expect(stderr).toMatch(/^You are not signed in\. [^\n]*\n$/u)
})
