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

test('an endpoint chooses Cosmos DB', () => {
  expect(readConfig({ COSMOS_ENDPOINT: 'https://a.documents.azure.com:443/', COSMOS_KEY: 'k' }).store).toEqual({
    kind: 'cosmos',
    endpoint: 'https://a.documents.azure.com:443/',
    key: 'k',
    database: 'commonplace',
  })
})

test.each<readonly [string, Environment, readonly string[]]>([
  ['a port that is none', { PORT: 'http' }, ['PORT']],
  ['a port out of range', { PORT: '70000' }, ['PORT']],
  ['an app id before there is sign-in', { MicrosoftAppId: '6f0c' }, ['MicrosoftAppId']],
  ['production without sign-in and without a store', { NODE_ENV: 'production' }, ['NODE_ENV', 'no store is named']],
  ['local mode on every interface', { HOST: '0.0.0.0' }, ['HOST']],
  ['local mode on a name', { HOST: 'example.org' }, ['HOST']],
  ['SQLite on App Service', { WEBSITE_INSTANCE_ID: 'x' }, ['App Service']],
  ['SQLite by name on Container Apps', { CONTAINER_APP_NAME: 'x', COMMONPLACE_STORE: 'sqlite' }, ['Container Apps']],
  ['two stores', { COMMONPLACE_STORE: 'sqlite', COSMOS_ENDPOINT: 'https://a.documents.azure.com' }, ['only one']],
  ['Cosmos without an endpoint', { COMMONPLACE_STORE: 'cosmos' }, ['COSMOS_ENDPOINT']],
  ['a key without an endpoint', { COSMOS_KEY: 'k' }, ['COSMOS_KEY']],
  ['an identity over plain HTTP', { COSMOS_ENDPOINT: 'http://127.0.0.1:8081' }, ['COSMOS_KEY']],
  ['an endpoint that is none', { COSMOS_ENDPOINT: 'cosmos' }, ['COSMOS_ENDPOINT']],
  ['several at once', { PORT: 'x', LOG_LEVEL: 'loud', COMMONPLACE_STORE: 'mongo' }, ['PORT', 'LOG_LEVEL', 'COMMONPLACE_STORE']],
])('refused, with every fault named: %s', (_what, environment, named) => {
  expect(() => readConfig(environment)).toThrow(ConfigError)
  try {
    readConfig(environment)
  } catch (error) {
    for (const name of named) expect(String(error)).toContain(name)
  }
})
