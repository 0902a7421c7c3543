/** What of Microsoft Graph a registration needs, as Azure CLI calls. */
import * as z from 'zod/mini'
import { AzError, type Az } from './az.ts'

const permissionScope = z.looseObject({
  id: z.string(),
  value: z.string(),
  type: z.string(),
  isEnabled: z.boolean(),
  adminConsentDisplayName: z.nullish(z.string()),
  adminConsentDescription: z.nullish(z.string()),
  userConsentDisplayName: z.nullish(z.string()),
  userConsentDescription: z.nullish(z.string()),
})
const api = z.looseObject({
  requestedAccessTokenVersion: z.nullish(z.number()),
  oauth2PermissionScopes: z.array(permissionScope),
  preAuthorizedApplications: z.array(z.object({ appId: z.string(), delegatedPermissionIds: z.array(z.string()) })),
})
const application = z.looseObject({
  id: z.string(),
  appId: z.string(),
  displayName: z.string(),
  signInAudience: z.string(),
  identifierUris: z.array(z.string()),
  api,
  /** Secrets and certificates; what they are is never told. */
  passwordCredentials: z.optional(z.array(z.unknown())),
  keyCredentials: z.optional(z.array(z.unknown())),
})
const federatedCredential = z.looseObject({
  id: z.string(),
  name: z.string(),
  issuer: z.string(),
  subject: z.string(),
  audiences: z.array(z.string()),
})

export type Application = z.infer<typeof application>
export type PermissionScope = z.infer<typeof permissionScope>
export type FederatedCredential = z.infer<typeof federatedCredential>

export type Graph = {
  /** @returns null when there is none */
  readonly application: (appId: string) => Promise<Application | null>
  readonly applicationsNamed: (displayName: string) => Promise<readonly Application[]>
  readonly createApplication: (body: object) => Promise<Application>
  readonly changeApplication: (objectId: string, body: object) => Promise<void>
  readonly hasServicePrincipal: (appId: string) => Promise<boolean>
  readonly createServicePrincipal: (appId: string) => Promise<void>
  readonly federatedCredentials: (objectId: string) => Promise<readonly FederatedCredential[]>
  readonly createFederatedCredential: (objectId: string, body: object) => Promise<void>
  readonly changeFederatedCredential: (objectId: string, credentialId: string, body: object) => Promise<void>
}

/** Every function rejects with AzError when Graph refuses. */
export function graphOf(az: Az): Graph {
  const call = (method: string, path: string, body?: object, more: readonly string[] = []): Promise<unknown> => {
    const url = `https://graph.microsoft.com/v1.0/${path}`
    const sent = body === undefined ? [] : ['--headers', 'Content-Type=application/json', '--body', '@body']
    return az(['rest', '--method', method, '--url', url, ...more, ...sent], body)
  }
  const listOf = (answer: unknown): readonly unknown[] => z.object({ value: z.array(z.unknown()) }).parse(answer).value
  return {
    application: async (appId) => {
      const found = await orNull(call('get', `applications(appId='${appId}')`))
      return found === null ? null : application.parse(found)
    },
    applicationsNamed: async (displayName) => {
      const filter = `$filter=displayName eq '${displayName.replaceAll("'", "''")}'`
      return listOf(await call('get', 'applications', undefined, ['--url-parameters', filter])).map((found) => application.parse(found))
    },
    createApplication: async (body) => application.parse(await call('post', 'applications', body)),
    changeApplication: async (objectId, body) => void (await call('patch', `applications/${objectId}`, body)),
    hasServicePrincipal: async (appId) => (await orNull(call('get', `servicePrincipals(appId='${appId}')`))) !== null,
    createServicePrincipal: async (appId) => void (await call('post', 'servicePrincipals', { appId })),
    federatedCredentials: async (objectId) =>
      listOf(await call('get', `applications/${objectId}/federatedIdentityCredentials`)).map((found) => federatedCredential.parse(found)),
    createFederatedCredential: async (objectId, body) =>
      void (await call('post', `applications/${objectId}/federatedIdentityCredentials`, body)),
    changeFederatedCredential: async (objectId, credentialId, body) =>
      void (await call('patch', `applications/${objectId}/federatedIdentityCredentials/${credentialId}`, body)),
  }
}

/** What is not there is an answer, not a fault. */
async function orNull(answer: Promise<unknown>): Promise<unknown> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof AzError && error.code === 'Request_ResourceNotFound') return null
    throw error
  }
}
