/** The service on each of its engines, with a look at all that is stored. */
import type { DocumentStore } from '#bot/ports/document-store.ts'
import { openCosmosForTest } from './cosmos/open-cosmos.ts'
import { startApp, type StartedApp, type StartOptions } from './start-app.ts'
import { everythingInSqlite } from './store/everything-in.ts'
import { temporaryFolder } from './store/sqlite.ts'

export type OnEngine = {
  readonly app: StartedApp
  /** The one that the service is on. */
  readonly store: DocumentStore
  /** Every document of every container, as JSON. */
  readonly everything: () => readonly string[]
  readonly stop: () => Promise<void>
}

export const engines: readonly (readonly [string, (options?: Pick<StartOptions, 'wrapStore'>) => Promise<OnEngine>])[] = [
  ['SQLite', onSqlite],
  ['Cosmos DB', onCosmos],
]

export async function onSqlite({ wrapStore = (same) => same }: Pick<StartOptions, 'wrapStore'> = {}): Promise<OnEngine> {
  const { folder, remove } = temporaryFolder()
  const app = await startApp({ directory: folder, wrapStore })
  return {
    app,
    store: app.store,
    everything: () => everythingInSqlite(folder, app.clock.nowMs()),
    async stop() {
      await app.stop()
      remove()
    },
  }
}

export async function onCosmos({ wrapStore = (same) => same }: Pick<StartOptions, 'wrapStore'> = {}): Promise<OnEngine> {
  const cosmos = await openCosmosForTest()
  const app = await startApp({ wrapStore: () => wrapStore(cosmos.store) })
  return {
    app,
    store: cosmos.store,
    everything: cosmos.fake.everything,
    async stop() {
      await app.stop()
      await cosmos.close()
    },
  }
}
