/** Who the service is to Entra and whom it lets in, from the environment; without an app id it is local mode. */
import { tenantId } from '#domain/ids.ts'
import type { AppCredential, EntraConfig } from '#bot/ports/entra-config.ts'

export type SignInVariables = {
  readonly [
    Name in
      | 'MicrosoftAppId'
      | 'MicrosoftAppTenantId'
      | 'MicrosoftAppType'
      | 'MicrosoftAppPassword'
      | 'MicrosoftAppCertificatePath'
      | 'AZURE_CLIENT_ID'
      | 'ALLOWED_TENANTS'
      | 'TEAMS_SERVICE_HOSTS'
      | 'GUESTS'
      | 'COMMONPLACE_HOST'
      | 'HOST'
      | 'NODE_ENV'
  ]?: string | undefined
}

/**
 * Where Microsoft's clouds run the connector of Teams. Source: Microsoft Teams platform, "Send proactive messages"
 * (service URLs of the public, GCC and GCC High clouds); Bot Framework for `*.botframework.com`.
 */
const microsoftServiceHosts = [
  'smba.trafficmanager.net',
  '*.botframework.com',
  '*.teams.microsoft.com',
  '*.infra.gcc.teams.microsoft.com',
  '*.infra.gov.teams.microsoft.us',
]
const loopbackHosts = ['127.0.0.1', '::1', 'localhost']
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu
const domainPattern = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/iu
const hostPattern = /^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+$/iu

/** @returns what is wrong, each with the variable's name and what to do */
export function signInFaults(variables: SignInVariables): readonly string[] {
  return variables.MicrosoftAppId === undefined ? localFaults(variables) : entraFaults(variables)
}

/** @returns null for local mode. Call it when `signInFaults` found none. */
export function signInConfig(variables: SignInVariables): EntraConfig | null {
  const { MicrosoftAppId, MicrosoftAppTenantId = '', ALLOWED_TENANTS, TEAMS_SERVICE_HOSTS, GUESTS, COMMONPLACE_HOST } = variables
  if (MicrosoftAppId === undefined) return null
  const appId = MicrosoftAppId.toLowerCase()
  return Object.freeze({
    appId,
    tenantId: tenantId(MicrosoftAppTenantId),
    credential: Object.freeze(credentialOf(variables)),
    tenants: Object.freeze(listOf(ALLOWED_TENANTS ?? MicrosoftAppTenantId).map(tenantId)),
    serviceHosts: Object.freeze(TEAMS_SERVICE_HOSTS === undefined ? microsoftServiceHosts : listOf(TEAMS_SERVICE_HOSTS)),
    audiences: Object.freeze([
      appId,
      `api://${appId}`,
      ...(COMMONPLACE_HOST === undefined ? [] : [`api://${COMMONPLACE_HOST.toLowerCase()}/${appId}`]),
    ]),
    admitsGuests: GUESTS === 'on',
  })
}

/** The SDK takes an app type that it doesn't know for another one, and an empty app id for leave to trust everyone. */
function entraFaults(variables: SignInVariables): readonly string[] {
  const {
    MicrosoftAppId = '',
    MicrosoftAppTenantId = '',
    MicrosoftAppType,
    ALLOWED_TENANTS,
    TEAMS_SERVICE_HOSTS,
    COMMONPLACE_HOST,
  } = variables
  const faults: string[] = []
  if (!guid.test(MicrosoftAppId)) faults.push('MicrosoftAppId must be the app registration\u2019s application (client) id, a GUID.')
  if (!guid.test(MicrosoftAppTenantId))
    faults.push('MicrosoftAppTenantId must be the directory (tenant) id of the app registration, a GUID.')
  if (MicrosoftAppType !== undefined && MicrosoftAppType !== 'SingleTenant') {
    faults.push(
      'MicrosoftAppType must be SingleTenant, written like that: Commonplace knows no other kind of bot. Remove it or correct it.',
    )
  }
  if (ALLOWED_TENANTS !== undefined && (listOf(ALLOWED_TENANTS).length === 0 || !listOf(ALLOWED_TENANTS).every((id) => guid.test(id)))) {
    faults.push('ALLOWED_TENANTS must be tenant ids (GUIDs) with commas between them. Remove it to let in MicrosoftAppTenantId alone.')
  }
  const hosts = listOf(TEAMS_SERVICE_HOSTS ?? 'a.example')
  if (hosts.length === 0 || !hosts.every((host) => hostPattern.test(host))) {
    faults.push('TEAMS_SERVICE_HOSTS must be host names with commas between them, such as smba.trafficmanager.net, *.botframework.com.')
  }
  if (COMMONPLACE_HOST !== undefined && !domainPattern.test(COMMONPLACE_HOST)) {
    faults.push('COMMONPLACE_HOST must be the service’s domain, without https://, such as commonplace.example.org.')
  }
  return [...faults, ...credentialFaults(variables)]
}

function credentialFaults(variables: SignInVariables): readonly string[] {
  const { AZURE_CLIENT_ID, MicrosoftAppPassword, MicrosoftAppCertificatePath } = variables
  if (MicrosoftAppPassword !== undefined && MicrosoftAppCertificatePath !== undefined) {
    return ['MicrosoftAppPassword and MicrosoftAppCertificatePath are both set: the app proves itself in one way. Remove one of them.']
  }
  if (MicrosoftAppPassword !== undefined || MicrosoftAppCertificatePath !== undefined) return []
  if (AZURE_CLIENT_ID === undefined) {
    return [
      'MicrosoftAppId is set, but nothing proves to Entra that the service is that app. Set AZURE_CLIENT_ID to the client id of the managed identity, ' +
        'or MicrosoftAppCertificatePath, or MicrosoftAppPassword.',
    ]
  }
  return guid.test(AZURE_CLIENT_ID) ? [] : ['AZURE_CLIENT_ID must be the client id of the user-assigned managed identity, a GUID.']
}

function localFaults(variables: SignInVariables): readonly string[] {
  const { HOST, NODE_ENV } = variables
  const faults: string[] = []
  if (NODE_ENV === 'production') {
    faults.push(
      'NODE_ENV is production and MicrosoftAppId is not set: local mode has no sign-in and never runs in production. Set MicrosoftAppId, or remove NODE_ENV to run on your own machine.',
    )
  }
  if (HOST !== undefined && !loopbackHosts.includes(HOST)) {
    faults.push(
      `HOST is ${HOST} and MicrosoftAppId is not set: local mode has no sign-in and listens on 127.0.0.1, ::1 or localhost only. Remove HOST.`,
    )
  }
  const real = (['MicrosoftAppPassword', 'MicrosoftAppCertificatePath', 'MicrosoftAppTenantId', 'ALLOWED_TENANTS'] as const).filter(
    (name) => variables[name] !== undefined,
  )
  if (real.length > 0) {
    faults.push(
      `${real.join(' and ')} ${real.length === 1 ? 'is' : 'are'} set without MicrosoftAppId: local mode has no sign-in and never runs beside real credentials. ` +
        'Set MicrosoftAppId, or remove them.',
    )
  }
  return faults
}

function credentialOf({ AZURE_CLIENT_ID, MicrosoftAppPassword, MicrosoftAppCertificatePath }: SignInVariables): AppCredential {
  if (MicrosoftAppPassword !== undefined) return { kind: 'secret', secret: MicrosoftAppPassword }
  if (MicrosoftAppCertificatePath !== undefined) return { kind: 'certificate', path: MicrosoftAppCertificatePath }
  return { kind: 'managed-identity', clientId: AZURE_CLIENT_ID ?? '' }
}

const listOf = (text: string): readonly string[] =>
  text
    .split(',')
    .map((part) => part.trim().toLowerCase())
    .filter((part) => part !== '')
