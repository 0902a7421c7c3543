/** The ids of the app registration: those mix-ups that a look at each variable alone can't find. */
import type { EntraConfig } from '#bot/ports/entra-config.ts'
import { hostOf, type DoctorDeps } from './deps.ts'
import { ok, problem, warning, type Finding } from './finding.ts'
import { parts } from './parts.ts'

const overview = 'Entra admin centre, App registrations, your app, Overview'
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu
const part = parts.identity

export function checkIdentity(deps: Pick<DoctorDeps, 'environment'>, entra: EntraConfig): readonly Finding[] {
  const findings = [sameIds(entra), identityIsApp(entra), secretId(entra), ownTenant(entra), missingHost(deps)].filter(
    (finding) => finding !== null,
  )
  return findings.length > 0 ? findings : [ok(part, summary(entra))]
}

function summary({ appId, tenantId, credential, tenants }: EntraConfig): string {
  const proof = {
    'managed-identity': 'a managed identity that the registration trusts, without a secret',
    certificate: 'a certificate',
    secret: 'a secret',
  }[credential.kind]
  const others = tenants.length > 1 ? ` People of ${tenants.length} tenants are let in.` : ''
  return `Single tenant, app ${appId} in tenant ${tenantId}; it proves itself by ${proof}.${others}`
}

function sameIds({ appId, tenantId }: EntraConfig): Finding | null {
  if (appId !== tenantId.toLowerCase()) return null
  return problem(
    part,
    'MicrosoftAppId and MicrosoftAppTenantId are the same id: one of them was copied twice.',
    `Copy *Application (client) ID* and *Directory (tenant) ID* again: ${overview}.`,
  )
}

function identityIsApp({ appId, credential }: EntraConfig): Finding | null {
  if (credential.kind !== 'managed-identity' || credential.clientId.toLowerCase() !== appId) return null
  return problem(
    part,
    'AZURE_CLIENT_ID is the app\u2019s own id, but it has to be the managed identity\u2019s.',
    'Copy *Client ID* of the user-assigned managed identity: Azure portal, Managed Identities, the identity, Overview.',
  )
}

function secretId({ credential }: EntraConfig): Finding | null {
  if (credential.kind !== 'secret' || !guid.test(credential.secret)) return null
  return problem(
    part,
    'MicrosoftAppPassword looks like the id of a secret, not like its value.',
    'Make a new secret and copy its *Value*, which is shown once: Entra admin centre, App registrations, your app, Certificates & secrets.',
  )
}

function ownTenant({ tenantId, tenants }: EntraConfig): Finding | null {
  if (tenants.some((tenant) => tenant.toLowerCase() === tenantId.toLowerCase())) return null
  return warning(
    part,
    'ALLOWED_TENANTS leaves out the registration\u2019s own tenant: its people are refused.',
    `Add ${tenantId} to ALLOWED_TENANTS, or remove the variable to let in that tenant alone.`,
  )
}

function missingHost(deps: Pick<DoctorDeps, 'environment'>): Finding | null {
  if (hostOf(deps) !== null) return null
  return warning(
    part,
    'COMMONPLACE_HOST is not set: tokens of the tab that are made out for api://domain/app id are refused.',
    'Set COMMONPLACE_HOST to the service\u2019s domain, such as commonplace.contoso.com.',
  )
}
