/**
 * Stands where `az` would: a program of its own that keeps a small Microsoft Graph in a file, as strict as the real one where a registration can go
 * wrong. Sources: Microsoft Graph v1.0, application and servicePrincipal; Azure CLI, `az rest`. Unknown commands fail.
 */
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'

type Scope = { readonly id: string; readonly value: string }
type Client = { readonly appId: string; readonly delegatedPermissionIds: readonly string[] }
type Api = { requestedAccessTokenVersion?: number | null; oauth2PermissionScopes?: Scope[]; preAuthorizedApplications?: Client[] }
type App = {
  id: string
  appId: string
  displayName: string
  signInAudience: string
  identifierUris: string[]
  api: Required<Api>
  credentials: Record<string, unknown>[]
}
export type FakeAzState = {
  tenantId: string
  isSignedIn: boolean
  mayWrite: boolean
  /** How many changes of what is new are answered with 404 first. */
  lag: number
  /** A tenant that takes URIs of verified domains alone; by itself Entra takes any before the app's id. */
  policyDomains: string[] | null
  hasSite: boolean
  applications: App[]
  servicePrincipals: string[]
}

const stateFile = process.env['FAKE_AZ_STATE'] ?? ''
const args = process.argv.slice(2)
const state = JSON.parse(readFileSync(stateFile, 'utf8')) as FakeAzState
const option = (name: string): string => args[args.indexOf(name) + 1] ?? ''

appendFileSync(`${stateFile}.log`, `${args.map((arg) => arg.replace(/^@.*/su, '@')).join(' ')}\n`)
const answer = run()
writeFileSync(stateFile, JSON.stringify(state))
if (answer !== undefined) console.log(JSON.stringify(answer))

function run(): unknown {
  const command = args
    .slice(
      0,
      args.findIndex((arg) => arg.startsWith('--')),
    )
    .join(' ')
  if (command === 'account show') {
    return state.isSignedIn ? { tenantId: state.tenantId } : end("ERROR: Please run 'az login' to setup account.")
  }
  if (command === 'webapp deploy') {
    return state.hasSite ? undefined : end(`ERROR: The Resource 'Microsoft.Web/sites/${option('--name')}' was not found.`)
  }
  if (command !== 'rest') return end(`ERROR: '${command}' is misspelled or not recognized by the system.`)
  const path = option('--url').replace('https://graph.microsoft.com/v1.0/', '')
  const method = option('--method')
  const body = args.includes('--body') ? (JSON.parse(readFileSync(option('--body').slice(1), 'utf8')) as Record<string, unknown>) : {}
  if (method !== 'get' && !state.mayWrite)
    return refuse('Forbidden', 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.')
  return method === 'get' ? read(path) : write(method, path, body)
}

function read(path: string): unknown {
  if (path === 'applications') {
    const name = /^\$filter=displayName eq '(.*)'$/u.exec(option('--url-parameters'))?.[1]
    return { value: state.applications.filter(({ displayName }) => displayName === name).map(shown) }
  }
  const [, collection, appId] = /^(applications|servicePrincipals)\(appId='(.*)'\)$/u.exec(path) ?? []
  if (collection === 'servicePrincipals' && state.servicePrincipals.includes(appId ?? '')) return { appId }
  const app = state.applications.find((candidate) => collection === 'applications' && candidate.appId === appId)
  if (app !== undefined) return shown(app)
  if (path.endsWith('/federatedIdentityCredentials')) return { value: appAt(path).credentials }
  return refuse('Not Found', 'Request_ResourceNotFound', `Resource '${appId ?? path}' does not exist.`)
}

function write(method: string, path: string, body: Record<string, unknown>): unknown {
  if (method === 'post' && path === 'applications') {
    const number = state.applications.length + 1
    const id = (what: number): string => `0000000${what}-0000-4000-8000-00000000000${number}`
    const app = {
      id: id(1),
      appId: id(2),
      signInAudience: 'AzureADMyOrg',
      identifierUris: [],
      credentials: [],
      displayName: '',
      ...body,
      api: withDefaults(body['api'] ?? {}),
    }
    state.applications.push(app)
    return shown(app)
  }
  if (state.lag > 0) {
    state.lag -= 1
    return refuse(
      'Not Found',
      'Request_ResourceNotFound',
      'It does not exist, or one of its queried reference-property objects are not present.',
    )
  }
  if (path === 'servicePrincipals') return void state.servicePrincipals.push(String(body['appId']))
  const app = appAt(path)
  if (!path.includes('/federatedIdentityCredentials')) return change(app, body)
  if (method === 'post') return void app.credentials.push({ id: `c${app.credentials.length}`, ...body })
  Object.assign(app.credentials.find(({ id }) => path.endsWith(`/${String(id)}`)) ?? {}, body)
}

function change(app: App, body: Record<string, unknown>): void {
  const api = withDefaults(body['api'] ?? app.api)
  const uris = (body['identifierUris'] ?? []) as readonly string[]
  const known = new Set(app.api.oauth2PermissionScopes.map(({ id }) => id))
  if (api.preAuthorizedApplications.some(({ delegatedPermissionIds }) => delegatedPermissionIds.some((id) => !known.has(id)))) {
    refuse('Bad Request', 'Request_BadRequest', 'Property PreAuthorizedApplications references a permission that cannot be found.')
  }
  if (uris.length > 0 && app.api.requestedAccessTokenVersion !== 2) {
    refuse('Bad Request', 'Request_BadRequest', 'The identifier URI is blocked by the policy of the organization for tokens of version 1.')
  }
  const hosts = uris.map((uri) => uri.split('/')[2] ?? '')
  const { policyDomains } = state
  if (policyDomains !== null && hosts.some((host) => !policyDomains.some((domain) => host.endsWith(domain)))) {
    refuse(
      'Bad Request',
      'Request_BadRequest',
      'Values of identifierUris property must use a verified domain of the organization or its subdomain.',
    )
  }
  Object.assign(app, body, { api })
}

function withDefaults(api: Api): Required<Api> {
  return { requestedAccessTokenVersion: null, oauth2PermissionScopes: [], preAuthorizedApplications: [], ...api }
}

function shown(app: App): unknown {
  return { ...app, credentials: undefined }
}

function appAt(path: string): App {
  const app = state.applications.find(({ id }) => path.startsWith(`applications/${id}`))
  return app ?? refuse('Not Found', 'Request_ResourceNotFound', `Resource '${path}' does not exist.`)
}

function refuse(status: string, code: string, message: string): never {
  return end(`ERROR: ${status}(${JSON.stringify({ error: { code, message } })})`)
}

function end(sentence: string): never {
  writeFileSync(stateFile, JSON.stringify(state))
  console.error(sentence)
  process.exit(1)
}
