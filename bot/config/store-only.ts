/** What a command needs that only uses the store: where it is and whose data are in it. Nothing has to prove that it is the app. */
import { tenantId, type TenantId } from '#domain/ids.ts'
import { localTenantId } from '#bot/ports/local-tenant.ts'
import type { StoreConfig } from '#bot/ports/store-config.ts'
import { ConfigError, readConfig, type Environment } from './env.ts'

export type StoreOnly = {
  readonly store: StoreConfig
  /** The tenants that `ALLOWED_TENANTS` or `MicrosoftAppTenantId` names; the one of local mode when neither does. */
  readonly tenants: readonly TenantId[]
}

const ofTheStore = ['COMMONPLACE_DATA', 'COMMONPLACE_STORE', 'COSMOS_ENDPOINT', 'COSMOS_KEY', 'COSMOS_DATABASE'] as const
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u
const whose =
  'MicrosoftAppTenantId is the directory (tenant) id of the app registration; ALLOWED_TENANTS are several, with commas between them.'

/**
 * The store alone: for commands that are told the tenant, or need none.
 * @throws ConfigError
 */
export const readStore = (environment: Environment): StoreConfig =>
  readConfig(Object.fromEntries(ofTheStore.map((name) => [name, environment[name]]))).store

/** @throws ConfigError also when Cosmos DB is elsewhere and no tenant is named: what is anybody's there would not be found */
export function readStoreOnly(environment: Environment): StoreOnly {
  const store = readStore(environment)
  const named = namedTenants(environment)
  if (named !== null) return { store, tenants: named }
  if (store.kind === 'cosmos' && !isHere(store.endpoint))
    throw new ConfigError([
      `Nothing says whose data of Cosmos DB at ${store.endpoint} are meant. Name the tenants as the service does: ${whose}`,
    ])
  return { store, tenants: [localTenantId] }
}

function namedTenants({ ALLOWED_TENANTS, MicrosoftAppTenantId }: Environment): readonly TenantId[] | null {
  const given = (ALLOWED_TENANTS ?? '').trim() === '' ? MicrosoftAppTenantId : ALLOWED_TENANTS
  const ids = (given ?? '').split(',').flatMap((id) => (id.trim() === '' ? [] : [id.trim().toLowerCase()]))
  if (ids.length === 0) return null
  const wrong = ids.find((id) => !guid.test(id))
  if (wrong !== undefined) throw new ConfigError([`${wrong} is no tenant id. ${whose}`])
  return ids.map(tenantId)
}

/** An emulator, or a stand-in of a test. */
const isHere = (endpoint: string): boolean => ['127.0.0.1', '[::1]', 'localhost'].includes(new URL(endpoint).hostname)
