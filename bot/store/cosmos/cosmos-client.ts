/** The one client of a store. The SDK is loaded here and only here, when Cosmos is what is configured. */
import type { CosmosClient, CosmosClientOptions } from '@azure/cosmos'
import { StoreError } from '#bot/ports/document-store.ts'
import type { StoreUsage } from '#bot/ports/telemetry.ts'

export type CosmosAccount = {
  readonly endpoint: string
  /** Only for the emulator, tests and local development; in Azure the managed identity opens the account. */
  readonly key?: string
  /** How long one request may take. */
  readonly requestTimeoutMs: number
  readonly usage: StoreUsage
}

/** @throws StoreError `misconfigured` */
export async function createCosmosClient({ endpoint, key, requestTimeoutMs, usage }: CosmosAccount): Promise<CosmosClient> {
  const isHttps = protocolOf(endpoint) === 'https:'
  if (key === undefined && !isHttps) {
    throw misconfigured(
      `${endpoint} is not https, and Entra tokens are never sent in the clear. Use the https address of the account, or set COSMOS_KEY for an emulator.`,
    )
  }
  const [{ CosmosClient }, { meteredClient }] = await Promise.all([import('@azure/cosmos'), import('./metered-client.ts')])
  const options: CosmosClientOptions = {
    endpoint,
    userAgentSuffix: 'commonplace',
    httpClient: meteredClient(usage),
    connectionPolicy: {
      requestTimeout: requestTimeoutMs,
      enableEndpointDiscovery: isHttps,
      // Throttling and lost answers are dealt with in attempts.ts, which knows what may be repeated and for how long.
      retryOptions: { maxRetryAttemptCount: 0, maxWaitTimeInSeconds: 2, fixedRetryIntervalInMilliseconds: 0 },
      // With these the SDK would send a write again after a 503 or a timeout, and we could not tell that it did.
      useMultipleWriteLocations: false,
      enablePartitionLevelFailover: false,
    },
  }
  try {
    if (key !== undefined) return new CosmosClient({ ...options, key })
    const { DefaultAzureCredential } = await import('@azure/identity')
    return new CosmosClient({ ...options, aadCredentials: new DefaultAzureCredential() })
  } catch (error) {
    throw misconfigured(`The Cosmos DB client for ${endpoint} cannot be made. Check COSMOS_ENDPOINT and COSMOS_KEY.`, error)
  }
}

function protocolOf(endpoint: string): string {
  if (!URL.canParse(endpoint))
    throw misconfigured(
      'COSMOS_ENDPOINT is not an address. Copy the URI from the Cosmos DB account, such as https://name.documents.azure.com:443/.',
    )
  return new URL(endpoint).protocol
}

function misconfigured(message: string, cause?: unknown): StoreError {
  return new StoreError('misconfigured', message, { cause })
}
