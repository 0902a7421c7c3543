/** What the service can be told, and what it refuses to be told. */
import { expect, test } from 'vitest'
import { ConfigError, readConfig, type Environment } from './env.ts'

test('with nothing set it is local mode on SQLite', () => {
  expect(readConfig({})).toEqual({
    mode: 'local',
    host: '127.0.0.1',
    port: 3978,
    store: { kind: 'sqlite', directory: './data' },
    linkPreviews: true,
    logLevel: 'info',
  })
})

test('an empty value counts as not set, and the configuration is frozen', () => {
  const config = readConfig({ PORT: ' ', COSMOS_ENDPOINT: '' })
  expect(config.port).toBe(3978)
  expect(Object.isFrozen(config) && Object.isFrozen(config.store)).toBe(true)
})

test('a token opens /metrics', () => {
  const token = 'f'.repeat(32)
  expect(readConfig({ METRICS_TOKEN: token })).toMatchObject({ metricsToken: token })
})

test('an endpoint chooses Cosmos DB', () => {
  expect(readConfig({ COSMOS_ENDPOINT: 'https://a.documents.azure.com:443/', COSMOS_KEY: 'k' }).store).toEqual({
    kind: 'cosmos',
    endpoint: 'https://a.documents.azure.com:443/',
    key: 'k',
    database: 'commonplace',
  })
})

const tenant = '11111111-0000-4000-8000-000000000001'
const real = {
  MicrosoftAppId: 'AAAAAAAA-0000-4000-8000-000000000001',
  MicrosoftAppTenantId: tenant,
  AZURE_CLIENT_ID: 'bbbbbbbb-0000-4000-8000-000000000001',
}

test.each<[string, Environment, number]>([
  ['none of its own accord', {}, 0],
  ['one on App Service', { WEBSITE_INSTANCE_ID: 'x', COSMOS_ENDPOINT: 'https://a.documents.azure.com' }, 1],
  ['one on Container Apps', { CONTAINER_APP_NAME: 'x', COSMOS_ENDPOINT: 'https://a.documents.azure.com' }, 1],
  ['as many as are said', { PROXY_HOPS: '2' }, 2],
])('proxies in front: %s', (_what, environment, proxyHops) => {
  expect(readConfig({ ...real, ...environment })).toMatchObject({ proxyHops })
})

test('an app id makes it a real tenant, its own alone, without guests', () => {
  expect(readConfig(real)).toMatchObject({
    mode: 'entra',
    host: '0.0.0.0',
    entra: {
      appId: 'aaaaaaaa-0000-4000-8000-000000000001',
      tenantId: tenant,
      credential: { kind: 'managed-identity', clientId: real.AZURE_CLIENT_ID },
      tenants: [tenant],
      admitsGuests: false,
    },
  })
})

test('a secret or a certificate counts before the identity, which the store may still use', () => {
  const entraOf = (more: Environment): unknown => Object(readConfig({ ...real, MicrosoftAppType: 'SingleTenant', ...more })).entra
  expect(entraOf({ MicrosoftAppPassword: 'p' })).toMatchObject({ credential: { kind: 'secret', secret: 'p' } })
  expect(entraOf({ MicrosoftAppCertificatePath: '/c.pem' })).toMatchObject({ credential: { kind: 'certificate', path: '/c.pem' } })
})

test('tenants, service hosts and guests are named', () => {
  const other = '22222222-0000-4000-8000-000000000001'
  expect(readConfig({ ...real, ALLOWED_TENANTS: `${tenant}, ${other}`, TEAMS_SERVICE_HOSTS: '*.example.org', GUESTS: 'on' })).toMatchObject(
    {
      entra: { tenants: [tenant, other], serviceHosts: ['*.example.org'], admitsGuests: true },
    },
  )
})

test.each<readonly [string, Environment, readonly string[]]>([
  ['a port that is none', { PORT: 'http' }, ['PORT']],
  ['a port out of range', { PORT: '70000' }, ['PORT']],
  ['an app id that is none', { ...real, MicrosoftAppId: '6f0c' }, ['MicrosoftAppId']],
  ['an app id without its tenant', { ...real, MicrosoftAppTenantId: undefined }, ['MicrosoftAppTenantId']],
  ['a tenant by its name', { ...real, MicrosoftAppTenantId: 'contoso.onmicrosoft.com' }, ['MicrosoftAppTenantId']],
  ['M11: an app type with a slip', { ...real, MicrosoftAppType: 'SingleTenat' }, ['MicrosoftAppType']],
  ['an app type in other letters', { ...real, MicrosoftAppType: 'singletenant' }, ['MicrosoftAppType']],
  ['a bot of many tenants', { ...real, MicrosoftAppType: 'MultiTenant' }, ['MicrosoftAppType']],
  ['a bot that is a managed identity', { ...real, MicrosoftAppType: 'UserAssignedMSI' }, ['MicrosoftAppType']],
  ['no proof of being the app', { ...real, AZURE_CLIENT_ID: undefined }, ['AZURE_CLIENT_ID', 'MicrosoftAppPassword']],
  ['an identity that is no id', { ...real, AZURE_CLIENT_ID: 'id-commonplace' }, ['AZURE_CLIENT_ID']],
  ['two proofs', { ...real, MicrosoftAppPassword: 'p', MicrosoftAppCertificatePath: '/c.pem' }, ['MicrosoftAppPassword']],
  ['tenants that are none', { ...real, ALLOWED_TENANTS: 'everyone' }, ['ALLOWED_TENANTS']],
  ['tenants without any', { ...real, ALLOWED_TENANTS: ', ,' }, ['ALLOWED_TENANTS']],
  ['service hosts that are addresses', { ...real, TEAMS_SERVICE_HOSTS: 'https://smba.trafficmanager.net/' }, ['TEAMS_SERVICE_HOSTS']],
  ['every service host', { ...real, TEAMS_SERVICE_HOSTS: '*' }, ['TEAMS_SERVICE_HOSTS']],
  ['a token for /metrics that can be guessed', { METRICS_TOKEN: 'secret' }, ['METRICS_TOKEN']],
  ['proxies without number', { ...real, PROXY_HOPS: 'many' }, ['PROXY_HOPS']],
  ['guests perhaps', { ...real, GUESTS: 'some' }, ['GUESTS']],
  ['a secret in local mode', { MicrosoftAppPassword: 'p' }, ['MicrosoftAppPassword', 'MicrosoftAppId']],
  ['an app without its id', { ...real, MicrosoftAppId: '' }, ['MicrosoftAppTenantId', 'MicrosoftAppId']],
  ['production without sign-in and without a store', { NODE_ENV: 'production' }, ['NODE_ENV', 'no store is named']],
  ['M10: local mode on every interface', { HOST: '0.0.0.0' }, ['HOST']],
  ['local mode on a name', { HOST: 'example.org' }, ['HOST']],
  ['SQLite on App Service', { WEBSITE_INSTANCE_ID: 'x' }, ['App Service']],
  ['SQLite by name on Container Apps', { CONTAINER_APP_NAME: 'x', COMMONPLACE_STORE: 'sqlite' }, ['Container Apps']],
  ['two stores', { COMMONPLACE_STORE: 'sqlite', COSMOS_ENDPOINT: 'https://a.documents.azure.com' }, ['only one']],
  ['Cosmos without an endpoint', { COMMONPLACE_STORE: 'cosmos' }, ['COSMOS_ENDPOINT']],
  ['a key without an endpoint', { COSMOS_KEY: 'k' }, ['COSMOS_KEY']],
  ['an identity over plain HTTP', { COSMOS_ENDPOINT: 'http://127.0.0.1:8081' }, ['COSMOS_KEY']],
  ['a connection string for an endpoint', { COSMOS_ENDPOINT: 'https://a.documents.azure.com/;AccountKey=k==' }, ['connection string']],
  ['a password in an endpoint', { COSMOS_ENDPOINT: 'https://u:p@a.documents.azure.com/' }, ['COSMOS_ENDPOINT']],
  ['an endpoint that is none', { COSMOS_ENDPOINT: 'cosmos' }, ['COSMOS_ENDPOINT']],
  ['several at once', { PORT: 'x', LOG_LEVEL: 'loud', COMMONPLACE_STORE: 'mongo' }, ['PORT', 'LOG_LEVEL', 'COMMONPLACE_STORE']],
  [
    'several of every sort at once',
    { GUESTS: 'yes', METRICS_TOKEN: 'short', PORT: '99999', MicrosoftAppId: 'x', COSMOS_KEY: 'k', COMMONPLACE_HOST: 'https://x' },
    ['GUESTS', 'METRICS_TOKEN', 'PORT', 'MicrosoftAppId', 'MicrosoftAppTenantId', 'COMMONPLACE_HOST', 'COSMOS_KEY'],
  ],
])('refused, with every fault named: %s', (_what, environment, named) => {
  expect(() => readConfig(environment)).toThrow(ConfigError)
  try {
    readConfig(environment)
  } catch (error) {
    for (const name of named) expect(String(error)).toContain(name)
  }
})
