/** The store of a command that only makes sense on data: named, and never made anew. */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Clock } from '#bot/ports/clock.ts'
import type { DocumentStore } from '#bot/ports/document-store.ts'
import { OperatorError } from '#bot/ports/operator-error.ts'
import type { StoreConfig } from '#bot/ports/store-config.ts'
import { openStore, sqliteFileName } from '#bot/store/open-store.ts'

/** Such as `Cosmos DB at https://…, database commonplace`. */
export const nameOf = (store: StoreConfig): string =>
  store.kind === 'cosmos' ? `Cosmos DB at ${store.endpoint}, database ${store.database}` : `SQLite, ${databaseFile(store.directory)}`

export const databaseFile = (directory: string): string => join(resolve(directory), sqliteFileName)

/** @throws OperatorError when there is no database; StoreError */
export async function openExisting(store: StoreConfig, clock: Clock): Promise<DocumentStore> {
  if (store.kind === 'sqlite' && !existsSync(databaseFile(store.directory)))
    throw new OperatorError(
      `There is no database ${databaseFile(store.directory)}. Set COSMOS_ENDPOINT, or point COMMONPLACE_DATA at the folder of the service\u2019s database.`,
    )
  return openStore(store, { clock })
}
