/** Commands that need the store alone ask for nothing else, and never look into somebody's account without knowing for whom. */
import { expect, test } from 'vitest'
import { localTenantId } from '#bot/ports/local-tenant.ts'
import { ConfigError } from './env.ts'
import { readStore, readStoreOnly } from './store-only.ts'

const tenant = '6f0c4d1e-0000-4000-8000-000000000001'
const other = '6f0c4d1e-0000-4000-8000-000000000002'
const remote = { COSMOS_ENDPOINT: 'https://name.documents.azure.com/' }

test.each([
  ['SQLite without a word is local mode', {}, [localTenantId]],
  ['an emulator too', { COSMOS_ENDPOINT: 'http://127.0.0.1:8081', COSMOS_KEY: 'k' }, [localTenantId]],
  ['the tenant of the app', { ...remote, MicrosoftAppTenantId: tenant.toUpperCase() }, [tenant]],
  ['those that are let in', { ...remote, MicrosoftAppTenantId: tenant, ALLOWED_TENANTS: `${tenant}, ${other}` }, [tenant, other]],
  [
    'as the service has it, without its proof',
    { ...remote, MicrosoftAppId: tenant, MicrosoftAppTenantId: tenant, NODE_ENV: 'production' },
    [tenant],
  ],
])('tenants: %s', (_what, environment, tenants) => {
  expect(readStoreOnly(environment).tenants).toEqual(tenants)
})

test.each([
  ['Cosmos DB elsewhere without a tenant', remote, /Nothing says whose data.*name\.documents.*MicrosoftAppTenantId.*ALLOWED_TENANTS/su],
  ['a tenant by its name', { ...remote, MicrosoftAppTenantId: 'contoso.com' }, /contoso\.com is no tenant id/u],
  ['a fault of the store itself', { COSMOS_KEY: 'k' }, /COSMOS_KEY is set without COSMOS_ENDPOINT/u],
])('refused: %s', (_what, environment, sentence) => {
  expect(() => readStoreOnly(environment)).toThrow(ConfigError)
  expect(() => readStoreOnly(environment)).toThrow(sentence)
})

test('the store alone needs no tenant', () => {
  expect(readStore(remote)).toMatchObject({ kind: 'cosmos', database: 'commonplace' })
})
