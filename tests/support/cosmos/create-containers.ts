/** Creates database and containers as infra would, with a key: for tests, and for local work with an emulator. */
import type { ContainerRequest } from '@azure/cosmos'
import { CosmosClient } from '@azure/cosmos'
import { cosmosContainers } from '#bot/store/cosmos/containers.ts'

export type CosmosTarget = { readonly endpoint: string; readonly key: string; readonly database: string }

/** Those that exist are left as they are. */
export async function createContainers(
  { endpoint, key, database }: CosmosTarget,
  containers: readonly ContainerRequest[] = wantedContainers(),
): Promise<void> {
  const client = new CosmosClient({
    endpoint,
    key,
    connectionPolicy: { enableEndpointDiscovery: endpoint.startsWith('https:'), useMultipleWriteLocations: false },
  })
  try {
    await client.databases.createIfNotExists({ id: database })
    for (const container of containers) await client.database(database).containers.createIfNotExists(container)
  } finally {
    client.dispose()
  }
}

/** Fresh copies of the definitions, because the SDK's types are not read-only. */
export const wantedContainers = (): ContainerRequest[] => JSON.parse(JSON.stringify(Object.values(cosmosContainers)))
