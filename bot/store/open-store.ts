/** Opens the engine that is configured and loads only that one: SQLite users never pay for the Cosmos SDK. */
import { join } from 'node:path'
import type { Clock } from '#bot/ports/clock.ts'
import type { DocumentStore } from '#bot/ports/document-store.ts'
import type { StoreConfig } from '#bot/ports/store-config.ts'
import type { StoreUsage } from '#bot/ports/telemetry.ts'
import type { OnUpgraded } from './sqlite/sqlite-file.ts'

/** The database's name in its folder; `-wal` and `-shm` files beside it belong to it. */
export const sqliteFileName = 'commonplace.db'

/** @throws StoreError `misconfigured`, `newer-version`, `unavailable`: the message is for the operator and says what to do */
export async function openStore(
  config: StoreConfig,
  { clock, usage, onUpgraded }: { readonly clock: Clock; readonly usage?: StoreUsage; readonly onUpgraded?: OnUpgraded },
): Promise<DocumentStore> {
  if (config.kind === 'sqlite') {
    const { openSqliteStore } = await import('./sqlite/open-sqlite-store.ts')
    return writable(openSqliteStore({ file: join(config.directory, sqliteFileName), clock, onUpgraded }))
  }
  const { openCosmosStore } = await import('./cosmos/open-cosmos-store.ts')
  const { endpoint, key, database } = config
  return openCosmosStore({ endpoint, database, clock, ...(key !== undefined && { key }), ...(usage !== undefined && { usage }) })
}

/** A file that can be read but not written is found out here, not by the first person who shares. */
async function writable(store: DocumentStore): Promise<DocumentStore> {
  try {
    await store.ping()
    return store
  } catch (error) {
    await store.close()
    throw error
  }
}
