/** The templates beside what the code expects of them. By their grammar and worked out as data; only a deployment shows what Azure makes of them. */
import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ContainerDefinition } from '@azure/cosmos'
import { expect, test } from 'vitest'
import type { Node } from 'web-tree-sitter'
import { readConfig, type Environment } from '#bot/config/env.ts'
import { cosmosContainers } from '#bot/store/cosmos/containers.ts'
import { containerFaults } from '#bot/store/cosmos/verify-containers.ts'
import { evaluateBicep, type Value } from '#tests/support/bicep/evaluate-bicep.ts'
import { parseBicep, parseBicepFile, referencesIn, type Declaration } from '#tests/support/bicep/parse-bicep.ts'

const folder = fileURLToPath(new URL('./', import.meta.url))
const main = join(folder, 'main.bicep')
const files = [main, ...globSync('modules/*.bicep', { cwd: folder }).map((file) => join(folder, file))]
const of = (declarations: readonly Declaration[], kind: Declaration['kind']) => declarations.filter((found) => found.kind === kind)

const given = {
  appId: '6f0c4d1e-0000-4000-8000-000000000000',
  appTenantId: '6f0c4d1e-0000-4000-8000-000000000001',
  metricsToken: 'm'.repeat(32),
  alertEmail: 'operator@example.org',
}
const runtime = {
  'identity.properties.clientId': '6f0c4d1e-0000-4000-8000-000000000002',
  'identity.properties.principalId': '6f0c4d1e-0000-4000-8000-000000000003',
  'account.properties.documentEndpoint': 'https://commonplace-abc.documents.azure.com:443/',
}
const deployed = (parameters: Readonly<Record<string, Value>> = {}) => evaluateBicep(main, { ...given, ...parameters }, runtime)
const bodiesOf = (type: string, parameters = {}) =>
  deployed(parameters)
    .resources.filter((resource) => resource.type === type)
    .map(({ body }) => body as Record<string, unknown>)

test('what is not Bicep is refused, with its line', () => {
  expect(() => parseBicep("param a string\nresource b 'X/y@1' = {\n  name: \n}\n")).toThrow(/line \d/u)
  expect(parseBicep("@description('d')\nparam a string = 'x'")).toMatchObject([
    { kind: 'parameter', name: 'a', description: 'd', of: 'string' },
  ])
})

test.each(files.map((file) => [basename(file), parseBicepFile(file)] as const))(
  '%s: whatever is declared is described and used',
  (_name, declarations) => {
    const used = declarations.flatMap(({ body, name }) =>
      body === null ? [] : referencesIn(body).filter((reference) => reference !== name),
    )
    for (const parameter of of(declarations, 'parameter')) expect(parameter.description ?? '', parameter.name).toMatch(/\w{3}.*\.$/u)
    for (const { name } of [...of(declarations, 'parameter'), ...of(declarations, 'variable')]) expect(used, name).toContain(name)
  },
)

const keysOf = (object: Node | undefined): readonly string[] =>
  object?.namedChildren.map((property) => property.namedChildren[0]?.text ?? '') ?? []

test('every module gets what it asks for and nothing else, and what it gives is used', () => {
  let seen = 0
  for (const file of files) {
    const declarations = parseBicepFile(file)
    const text = readFileSync(file, 'utf8')
    for (const { name, of: path, body } of of(declarations, 'module')) {
      seen += 1
      const wanted = parseBicepFile(join(dirname(file), path))
      const names = keysOf(body?.namedChildren.find((property) => property.namedChildren[0]?.text === 'params')?.namedChildren[1])
      expect(new Set(names), `${basename(file)}: ${name}`).toEqual(new Set(of(wanted, 'parameter').map((parameter) => parameter.name)))
      for (const output of of(wanted, 'output')) expect(text, `${path}: ${output.name}`).toContain(`${name}.outputs.${output.name}`)
    }
  }
  expect(seen).toBeGreaterThanOrEqual(files.length - 1)
})

test('every output of main is read by a script or named on the page for administrators', () => {
  const readers = ['send-release.ts', 'register-app.ts', 'README.md'].map((name) => readFileSync(join(folder, name), 'utf8')).join('\n')
  for (const { name, description } of of(parseBicepFile(main), 'output')) {
    expect(readers, name).toMatch(new RegExp(`\\b${name}\\b`, 'u'))
    expect(description, name).not.toBeNull()
  }
})

test('nothing secret is given out', () => {
  const text = files.map((file) => readFileSync(file, 'utf8')).join('\n')
  expect(text).not.toMatch(/listKeys|listSecrets|listConnectionStrings|primaryKey|AccountKey/u)
  expect(
    of(parseBicepFile(main), 'parameter')
      .filter(({ decorators }) => decorators.includes('secure'))
      .map(({ name }) => name),
  ).toEqual(['metricsToken'])
  expect(JSON.stringify(deployed().outputs)).not.toContain(given.metricsToken)
})

test('each type of resource has one API version', () => {
  const versions = new Map<string, Set<string>>()
  for (const { of: name } of files.flatMap((file) => of(parseBicepFile(file), 'resource'))) {
    const [type = '', version = ''] = name.split('@')
    const provider = type.startsWith('Microsoft.Insights') ? type : (type.split('/')[0] ?? '')
    versions.set(provider, (versions.get(provider) ?? new Set()).add(version))
  }
  expect(versions.size).toBeGreaterThan(5)
  for (const [provider, found] of versions) expect([...found], provider).toHaveLength(1)
})

test('containers are as the service expects them, and a wrong one would be seen', () => {
  const containers = bodiesOf('Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers').map(
    ({ properties }) => (properties as { resource: ContainerDefinition }).resource,
  )
  expect(containers.map(({ id }) => id)).toEqual(Object.keys(cosmosContainers))
  for (const wanted of Object.values(cosmosContainers)) {
    const actual = containers.find(({ id }) => id === wanted.id) ?? {}
    expect(actual).toEqual(wanted)
    expect(containerFaults(wanted, actual)).toEqual([])
    expect(containerFaults(wanted, { ...actual, defaultTtl: 60 })).toHaveLength(1)
  }
})

test('the store is serverless, opened by identities alone, and kept for seven days back, or thirty', () => {
  expect(bodiesOf('Microsoft.DocumentDB/databaseAccounts')).toMatchObject([
    {
      properties: {
        capabilities: [{ name: 'EnableServerless' }],
        disableLocalAuth: true,
        minimalTlsVersion: 'Tls12',
        backupPolicy: { type: 'Continuous', continuousModeProperties: { tier: 'Continuous7Days' } },
      },
    },
  ])
  expect(JSON.stringify(bodiesOf('Microsoft.DocumentDB/databaseAccounts', { backupDays: 30 }))).toContain('"Continuous30Days"')
  const rolesOf = (parameters = {}) =>
    bodiesOf('Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments', parameters).map(
      ({ properties }) => properties as { readonly principalId: string; readonly scope: string },
    )
  const whoOf = (parameters = {}) => rolesOf(parameters).map(({ principalId }) => principalId)
  expect(whoOf()).toEqual([runtime['identity.properties.principalId']])
  expect(whoOf({ operatorId: given.appId })).toEqual([runtime['identity.properties.principalId'], given.appId])
  for (const { scope } of rolesOf({ operatorId: given.appId, databaseName: 'other' })) expect(scope).toMatch(/\/dbs\/other$/u)
})

/** What App Service reads, not the service. */
const platformSettings = ['WEBSITE_RUN_FROM_PACKAGE', 'SCM_DO_BUILD_DURING_DEPLOYMENT', 'WEBSITES_CONTAINER_STOP_TIME_LIMIT']

test('the site has the settings that the service reads, and they are a sound configuration', () => {
  const [settings] = bodiesOf('Microsoft.Web/sites/config').map(({ properties }) => properties as Environment)
  const read = Array.from(
    readFileSync(join(folder, '../bot/config/env.ts'), 'utf8').matchAll(/^ {2}(\w+): z\.optional/gmu),
    ([, name]) => name,
  )
  expect(read.length).toBeGreaterThan(15)
  for (const name of Object.keys(settings ?? {})) expect([...read, ...platformSettings]).toContain(name)
  expect(readConfig({ ...settings, WEBSITE_INSTANCE_ID: 'x', PORT: '8080' })).toMatchObject({
    mode: 'entra',
    port: 8080,
    proxyHops: 1,
    store: { kind: 'cosmos', endpoint: runtime['account.properties.documentEndpoint'], database: 'commonplace' },
    entra: {
      appId: given.appId,
      tenantId: given.appTenantId,
      credential: { kind: 'managed-identity', clientId: runtime['identity.properties.clientId'] },
    },
  })
})

test('the bot’s address, the token’s audience and the site’s name are of one domain', () => {
  const domainsOf = (parameters = {}) => ({
    bot: bodiesOf('Microsoft.BotService/botServices', parameters).map(({ properties }) => (properties as { endpoint: string }).endpoint),
    setting: bodiesOf('Microsoft.Web/sites/config', parameters).map(({ properties }) => (properties as Environment)['COMMONPLACE_HOST']),
    output: deployed(parameters).outputs['COMMONPLACE_HOST'],
  })
  const site = `${(deployed().outputs as Record<string, string>)['COMMONPLACE_SITE'] ?? ''}.azurewebsites.net`
  for (const [parameters, host] of [
    [{}, site],
    [{ domain: 'commonplace.example.org' }, 'commonplace.example.org'],
  ] as const) {
    expect(domainsOf(parameters)).toEqual({ bot: [`https://${host}/api/messages`], setting: [host], output: host })
  }
})

test('the site takes https alone, runs the release as it is, and asks whether it is alive', () => {
  expect(bodiesOf('Microsoft.Web/sites')).toMatchObject([
    {
      properties: {
        httpsOnly: true,
        siteConfig: {
          minTlsVersion: '1.2',
          ftpsState: 'Disabled',
          alwaysOn: true,
          healthCheckPath: '/health/live',
          appCommandLine: 'sh /home/site/wwwroot/infra/start.sh',
        },
      },
    },
  ])
  expect(bodiesOf('Microsoft.Web/sites/basicPublishingCredentialsPolicies')).toMatchObject([
    { properties: { allow: false } },
    { properties: { allow: false } },
  ])
})

test('every alert says what to do, and without an address nobody is written to', () => {
  for (const type of ['Microsoft.Insights/metricAlerts', 'Microsoft.Insights/scheduledQueryRules']) {
    const alerts = bodiesOf(type).map(({ properties }) => properties as { description: string })
    expect(alerts.length).toBeGreaterThan(0)
    for (const { description } of alerts) expect(description.split('. ').length, description).toBeGreaterThan(1)
  }
  expect(bodiesOf('Microsoft.Insights/actionGroups')).toHaveLength(1)
  expect(bodiesOf('Microsoft.Insights/actionGroups', { alertEmail: '' })).toHaveLength(0)
})

test('the bot is where it is said to be, and everything else where the rest is', () => {
  const places = (parameters = {}) =>
    deployed(parameters).resources.map(({ type, body }) => [type, (body as { readonly location?: string }).location] as const)
  const botPlaces = (parameters = {}) =>
    places(parameters).flatMap(([type, place]) => (type.startsWith('Microsoft.BotService') ? [place] : []))
  expect(botPlaces()).toEqual(['global', 'global'])
  expect(botPlaces({ botLocation: 'westeurope' })).toEqual(['westeurope', 'westeurope'])
  expect(places({ location: 'swedencentral' }).filter(([, place]) => place === 'westeurope')).toEqual([])
})

test('two installations in one resource group share no name', () => {
  const named = (name: string) =>
    deployed({ name }).resources.flatMap(({ type, body }) => {
      const { name: own, scope, properties } = body as { readonly name: string; readonly scope?: unknown; readonly properties?: unknown }
      // Of what belongs to another resource the name need not be its own.
      return scope !== undefined || /\/.*\//u.test(type) || properties === undefined ? [] : [`${type} ${own}`]
    })
  expect(named('first').length).toBeGreaterThan(10)
  expect(named('first').filter((name) => named('second').includes(name))).toEqual([])
})

test('every event and field that a log query asks for is one that the service logs', () => {
  const queries = ['modules/log-alerts.bicep', 'LOG.md'].map((name) => readFileSync(join(folder, name), 'utf8')).join('\n')
  const events = Array.from(queries.matchAll(/"([a-z]+\.[a-z-]+)"/gu), ([, event]) => `event: '${event}'`)
  const fields = Array.from(queries.matchAll(/\bline\.(\w+)/gu), ([, field]) => field ?? '')
  const sources = globSync('bot/**/*.ts', { cwd: join(folder, '..'), exclude: (name) => name.endsWith('.test.ts') })
    .map((file) => readFileSync(join(folder, '..', file), 'utf8'))
    .join('\n')
  expect(new Set(events).size).toBe(4)
  for (const event of events) expect(sources).toContain(event)
  for (const field of fields.filter((name) => name !== 'level' && name !== 'msg'))
    expect(sources).toMatch(new RegExp(`\\b${field}\\b`, 'u'))
})

test.each(['main.dev.bicepparam', 'main.prod.bicepparam', 'main.parameters.json'])(
  '%s names parameters that there are, and all without default',
  (name) => {
    const text = readFileSync(join(folder, name), 'utf8')
    const named = name.endsWith('.json')
      ? Object.keys((JSON.parse(text) as { parameters: object }).parameters)
      : Array.from(text.matchAll(/^param (\w+) = /gmu), ([, parameter = '']) => parameter)
    const parameters = of(parseBicepFile(main), 'parameter')
    for (const parameter of named) expect(parameters.map((found) => found.name)).toContain(parameter)
    for (const parameter of parameters.filter(({ body }) => body === null)) expect(named).toContain(parameter.name)
  },
)

/** Parameter, variable and what counts without it, of each line of a file of parameters. */
const variablesIn = (name: string): readonly (readonly string[])[] => {
  const line = name.endsWith('.json')
    ? /"(\w+)": \{ "value": "\$\{(\w+)=?([^}]*)\}"/gu
    : /^param (\w+) = (?:int\()?readEnvironmentVariable\('(\w+)'(?:, '([^']*)')?\)\)?$/gmu
  return Array.from(readFileSync(join(folder, name), 'utf8').matchAll(line), ([, parameter = '', variable = '', without = '']) => [
    parameter,
    variable,
    without,
  ])
}

test('azd and the way by hand read the same variables, whose defaults are those of the template', () => {
  const [dev, prod, azd] = ['main.dev.bicepparam', 'main.prod.bicepparam', 'main.parameters.json'].map(variablesIn)
  expect(dev).toEqual(prod)
  // The file chooses the size, and `az group create` the region.
  expect(azd?.filter(([parameter = '']) => !['size', 'location'].includes(parameter))).toEqual(dev)
  expect(azd?.length).toBeGreaterThan(15)
  for (const [parameter = '', , without = ''] of dev ?? []) {
    const { body } = of(parseBicepFile(main), 'parameter').find(({ name }) => name === parameter) ?? { body: null }
    if (body !== null) expect(without, parameter).toBe(body.text.replaceAll("'", ''))
  }
})
