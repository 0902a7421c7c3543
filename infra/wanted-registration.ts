/** How the app registration has to be: what bot/auth/tab-token.ts accepts and the manifest names. Pure; what others added to it stays. */
import { hostApps, scope as scopeName } from '#bot/auth/tab-token.ts'
import type { Application, FederatedCredential, PermissionScope } from './graph.ts'

/** One tenant's people only. */
export const signInAudience = 'AzureADMyOrg'

const scopeTexts = {
  value: scopeName,
  type: 'User',
  isEnabled: true,
  adminConsentDisplayName: 'Use Commonplace as the signed-in person',
  adminConsentDescription: 'Lets Teams open Commonplace for the person who is signed in. It reads nothing of Microsoft 365.',
  userConsentDisplayName: 'Use Commonplace as you',
  userConsentDescription: 'Lets Teams open Commonplace for you. It reads nothing of your mail, files or chats.',
} as const

/** @param newId - for the scope, where there is none yet */
export function wantedScopes(app: Application, newId: () => string): readonly PermissionScope[] {
  const scopes = app.api.oauth2PermissionScopes
  const existing = scopes.find(({ value }) => value === scopeName)
  if (existing === undefined) return [...scopes, { id: newId(), ...scopeTexts }]
  return scopes.map((scope) => (scope === existing ? { ...scope, ...scopeTexts } : scope))
}

/** Teams, Microsoft 365 and Outlook open the tab without asking each person first. */
export function wantedClients(app: Application): Application['api']['preAuthorizedApplications'] {
  const scopeId = app.api.oauth2PermissionScopes.find(({ value }) => value === scopeName)?.id ?? ''
  const clients = app.api.preAuthorizedApplications
  const completed = clients.map((client) =>
    hostApps.has(client.appId) && !client.delegatedPermissionIds.includes(scopeId)
      ? { ...client, delegatedPermissionIds: [...client.delegatedPermissionIds, scopeId] }
      : client,
  )
  const known = new Set(clients.map(({ appId }) => appId))
  const missing = [...hostApps].filter((appId) => !known.has(appId))
  return [...completed, ...missing.map((appId) => ({ appId, delegatedPermissionIds: [scopeId] }))]
}

/** As `webApplicationInfo.resource` of the manifest. */
export function wantedUris(app: Application, host: string): readonly string[] {
  const uri = `api://${host}/${app.appId}`
  return app.identifierUris.includes(uri) ? app.identifierUris : [...app.identifierUris, uri]
}

/** Trust in the managed identity: where it runs, the service is the app, without a secret. */
export function wantedCredential(tenantId: string, identityId: string): Omit<FederatedCredential, 'id'> {
  return {
    name: `commonplace-${identityId.slice(0, 8)}`,
    issuer: `https://login.microsoftonline.com/${tenantId}/v2.0`,
    subject: identityId,
    audiences: ['api://AzureADTokenExchange'],
  }
}
