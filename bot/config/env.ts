/** Reads the environment once, reports every fault at once, and returns a frozen Config. */
import * as z from 'zod/mini'
import type { StoreConfig } from '#bot/ports/store-config.ts'
import type { Config } from './config.ts'
import { signInConfig, signInFaults } from './sign-in.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/** A configuration that can't be used; the message names each variable at fault and what to do. */
export class ConfigError extends Error {
  readonly faults: readonly string[]

  constructor(faults: readonly string[]) {
    super(`The configuration can't be used:\n${faults.map((fault) => `- ${fault}`).join('\n')}`)
    this.name = 'ConfigError'
    this.faults = faults
  }
}

const schema = z.object({
  PORT: z.optional(z.string().check(z.regex(/^\d{1,5}$/u, 'PORT must be a port number from 0 to 65535.'))),
  HOST: z.optional(z.string()),
  NODE_ENV: z.optional(z.string()),
  LOG_LEVEL: z.optional(
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], 'LOG_LEVEL must be fatal, error, warn, info, debug or silent.'),
  ),
  COMMONPLACE_DATA: z.optional(z.string()),
  COMMONPLACE_STORE: z.optional(z.enum(['sqlite', 'cosmos'], 'COMMONPLACE_STORE must be sqlite or cosmos.')),
  COSMOS_ENDPOINT: z.optional(
    z.url({ protocol: /^https?$/u, error: 'COSMOS_ENDPOINT must be the account\u2019s URI, such as https://name.documents.azure.com/.' }),
  ),
  COSMOS_KEY: z.optional(z.string()),
  COSMOS_DATABASE: z.optional(
    z.string().check(z.regex(/^[A-Za-z0-9-]{1,64}$/u, 'COSMOS_DATABASE must be 1 to 64 letters, digits or hyphens.')),
  ),
  METRICS_TOKEN: z.optional(
    z
      .string()
      .check(
        z.regex(/^[\x21-\x7E]{32,256}$/u, 'METRICS_TOKEN must be 32 to 256 characters without spaces: `openssl rand -hex 32` makes one.'),
      ),
  ),
  LINK_PREVIEWS: z.optional(z.enum(['on', 'off'], 'LINK_PREVIEWS must be on or off.')),
  MicrosoftAppId: z.optional(z.string()),
  MicrosoftAppTenantId: z.optional(z.string()),
  MicrosoftAppType: z.optional(z.string()),
  MicrosoftAppPassword: z.optional(z.string()),
  MicrosoftAppCertificatePath: z.optional(z.string()),
  COMMONPLACE_HOST: z.optional(z.string()),
  AZURE_CLIENT_ID: z.optional(z.string()),
  ALLOWED_TENANTS: z.optional(z.string()),
  TEAMS_SERVICE_HOSTS: z.optional(z.string()),
  GUESTS: z.optional(z.enum(['on', 'off'], 'GUESTS must be on or off.')),
  PROXY_HOPS: z.optional(
    z.string().check(z.regex(/^[0-5]$/u, 'PROXY_HOPS must be the number of proxies in front of the service, 0 to 5.')),
  ),
  WEBSITE_INSTANCE_ID: z.optional(z.string()),
  CONTAINER_APP_NAME: z.optional(z.string()),
})
type Variables = z.infer<typeof schema>

/**
 * @param environment - the process's variables; an empty value counts as not set
 * @throws ConfigError naming every variable at fault
 */
export function readConfig(environment: Environment): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''))
  const { variables, faults: misspelt } = readVariables(set)
  const isStoreSpelt = !misspelt.some(({ name }) => name === 'COMMONPLACE_STORE' || name.startsWith('COSMOS_'))
  const faults = [
    ...misspelt.map(({ message }) => message),
    ...portFaults(variables),
    ...signInFaults(variables),
    // What is named wrongly is not missing.
    ...(isStoreSpelt ? storeFaults(variables) : []),
  ]
  if (faults.length > 0) throw new ConfigError(faults)
  const entra = signInConfig(variables)
  return Object.freeze({
    ...(entra === null ? { mode: 'local' as const } : { mode: 'entra' as const, entra, proxyHops: proxyHops(variables) }),
    host: variables.HOST ?? (entra === null ? '127.0.0.1' : '0.0.0.0'),
    port: Number(variables.PORT ?? '3978'),
    store: Object.freeze(storeConfig(variables)),
    linkPreviews: variables.LINK_PREVIEWS !== 'off',
    ...(variables.METRICS_TOKEN === undefined ? {} : { metricsToken: variables.METRICS_TOKEN }),
    logLevel: variables.LOG_LEVEL ?? 'info',
  })
}

/** Those that can be read, and what is wrong with the others. */
function readVariables(set: Environment): {
  readonly variables: Variables
  readonly faults: readonly { readonly name: string; readonly message: string }[]
} {
  const parsed = schema.safeParse(set)
  if (parsed.success) return { variables: parsed.data, faults: [] }
  const faults = parsed.error.issues.map(({ path, message }) => ({ name: String(path[0]), message }))
  const rest = Object.fromEntries(Object.entries(set).filter(([name]) => !faults.some((fault) => fault.name === name)))
  return { variables: schema.parse(rest), faults }
}

const portFaults = ({ PORT }: Variables): readonly string[] =>
  PORT !== undefined && Number(PORT) > 65_535 ? ['PORT must be a port number from 0 to 65535.'] : []

/** App Service and Container Apps put one in front, and write who called it into `X-Forwarded-For`. */
const proxyHops = ({ PROXY_HOPS, WEBSITE_INSTANCE_ID, CONTAINER_APP_NAME }: Variables): number =>
  PROXY_HOPS !== undefined ? Number(PROXY_HOPS) : (WEBSITE_INSTANCE_ID ?? CONTAINER_APP_NAME) === undefined ? 0 : 1

function storeFaults(variables: Variables): readonly string[] {
  const { COMMONPLACE_STORE, COSMOS_ENDPOINT, COSMOS_KEY, NODE_ENV, WEBSITE_INSTANCE_ID, CONTAINER_APP_NAME } = variables
  const faults: string[] = []
  if (COMMONPLACE_STORE === 'cosmos' && COSMOS_ENDPOINT === undefined) {
    faults.push('COMMONPLACE_STORE is cosmos, but COSMOS_ENDPOINT is not set. Copy *URI* from the Cosmos DB account.')
  }
  if (COMMONPLACE_STORE === 'sqlite' && COSMOS_ENDPOINT !== undefined) {
    faults.push('COMMONPLACE_STORE is sqlite and COSMOS_ENDPOINT is set: only one can hold the data. Remove one of them.')
  }
  if (COSMOS_ENDPOINT !== undefined && !isOrigin(COSMOS_ENDPOINT)) {
    faults.push(
      'COSMOS_ENDPOINT must be the account’s URI alone, such as https://name.documents.azure.com/: no connection string, key or path.',
    )
  }
  if (COSMOS_KEY !== undefined && COSMOS_ENDPOINT === undefined)
    faults.push('COSMOS_KEY is set without COSMOS_ENDPOINT. Set both, or neither for SQLite.')
  if (COSMOS_ENDPOINT?.startsWith('http:') === true && COSMOS_KEY === undefined) {
    faults.push(
      'COSMOS_ENDPOINT is http and COSMOS_KEY is not set: Entra tokens are never sent over plain HTTP. Use https, or set COSMOS_KEY for an emulator.',
    )
  }
  if (NODE_ENV === 'production' && COMMONPLACE_STORE === undefined && COSMOS_ENDPOINT === undefined) {
    faults.push(
      'NODE_ENV is production and no store is named. Set COSMOS_ENDPOINT, or COMMONPLACE_STORE=sqlite for one machine with a local disk.',
    )
  }
  const hosted = WEBSITE_INSTANCE_ID !== undefined ? 'App Service' : CONTAINER_APP_NAME !== undefined ? 'Container Apps' : null
  if (hosted !== null && COSMOS_ENDPOINT === undefined) {
    faults.push(`SQLite can't be used on ${hosted}: its disk is a network share or is lost on restart. Set COSMOS_ENDPOINT.`)
  }
  return faults
}

/** Nothing that opens doors stands in an address: it is logged and shown. */
function isOrigin(text: string): boolean {
  const { username, password, pathname, search, hash } = new URL(text)
  return `${username}${password}${search}${hash}` === '' && (pathname === '/' || pathname === '')
}

function storeConfig({ COSMOS_ENDPOINT, COSMOS_KEY, COSMOS_DATABASE, COMMONPLACE_DATA }: Variables): StoreConfig {
  if (COSMOS_ENDPOINT === undefined) return { kind: 'sqlite', directory: COMMONPLACE_DATA ?? './data' }
  const key = COSMOS_KEY === undefined ? {} : { key: COSMOS_KEY }
  return { kind: 'cosmos', endpoint: COSMOS_ENDPOINT, database: COSMOS_DATABASE ?? 'commonplace', ...key }
}
