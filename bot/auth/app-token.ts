/** How the service proves to Teams that it is the app: tokens for the connector, kept until they run out. */
import type { TokenCredential } from '@azure/identity'
import type { EntraConfig } from '#bot/ports/entra-config.ts'

/** Source: Bot Framework REST API, "Authenticate requests from your bot to the Bot Connector service". */
const connectorScope = 'https://api.botframework.com/.default'
/** What Entra wants an identity's token for, when an app registration trusts it. Source: Microsoft Entra workload identity federation. */
const exchangeScope = 'api://AzureADTokenExchange/.default'

/**
 * The Azure SDK is loaded with the first token. The bot SDK has credentials of its own, but its federated one reads the
 * identity's assertion once and is refused when that runs out, after a day.
 * @returns a function that rejects when Entra or the identity's endpoint refuses
 */
export function createAppToken(entra: Pick<EntraConfig, 'appId' | 'tenantId' | 'credential'>): () => Promise<string> {
  let credential: Promise<TokenCredential> | null = null
  return async () => {
    credential ??= openCredential(entra)
    const token = await (await credential).getToken(connectorScope)
    if (token === null) throw new Error('Entra gave no token for the connector.')
    return token.token
  }
}

async function openCredential({ appId, tenantId, credential }: Parameters<typeof createAppToken>[0]): Promise<TokenCredential> {
  const { ClientAssertionCredential, ClientCertificateCredential, ClientSecretCredential, ManagedIdentityCredential } =
    await import('@azure/identity')
  if (credential.kind === 'secret') return new ClientSecretCredential(tenantId, appId, credential.secret)
  if (credential.kind === 'certificate') return new ClientCertificateCredential(tenantId, appId, credential.path)
  const identity = new ManagedIdentityCredential({ clientId: credential.clientId })
  return new ClientAssertionCredential(tenantId, appId, async () => (await identity.getToken(exchangeScope)).token)
}
