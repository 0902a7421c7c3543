/** Everything from one store to another: SQLite to Cosmos DB, or to and from a file of JSON lines. */
import { createWriteStream, existsSync, lstatSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { mintSystem } from '#bot/auth/mint.ts'
import type { StoreOnly } from '#bot/config/store-only.ts'
import { instantOf, type Clock } from '#bot/ports/clock.ts'
import type { DocumentStore } from '#bot/ports/document-store.ts'
import { OperatorError } from '#bot/ports/operator-error.ts'
import type { DocumentSource, MovedDocument } from '#bot/store/document-source.ts'
import { openStore, sqliteFileName } from '#bot/store/open-store.ts'
import { createTraces } from '#bot/store/repositories/people/traces.ts'
import { openSqliteAlone } from '#bot/store/sqlite/open-sqlite-alone.ts'
import { openSqliteSource } from '#bot/store/sqlite/sqlite-source.ts'
import { syncFolder } from '#bot/store/sqlite/sync-folder.ts'
import { bringIn } from '#bot/store/transfer/bring-in.ts'
import type { BroughtIn } from '#bot/store/transfer/tally.ts'
import { linesOf, ndjsonSource } from '#bot/store/transfer/ndjson.ts'
import { createPatience, patientReads } from '#bot/store/transfer/patience.ts'
import { portableSource } from '#bot/store/transfer/portable-source.ts'
import { storeSource } from '#bot/store/transfer/store-source.ts'
import { checkApart } from './check-target.ts'
import { withFileFaults } from './file-faults.ts'
import { withTemporaryFile } from './temporary-file.ts'

export type MigrateDeps = {
  /** Its store is the one that documents come into, and the one that is exported; of Cosmos DB its tenants are. */
  readonly config: StoreOnly
  readonly clock: Clock
  readonly onProgress?: (documents: number) => void
  /** For tests: the store as the command sees it. */
  readonly wrapStore?: (store: DocumentStore) => DocumentStore
  readonly pause?: (ms: number) => Promise<void>
}

/** From the SQLite database in a folder into the store that is configured. @throws OperatorError, StoreError; what is written stays, and a second run goes on */
export async function migrateFrom(deps: MigrateDeps, folder: string): Promise<BroughtIn> {
  const file = join(folder, sqliteFileName)
  if (deps.config.store.kind === 'sqlite')
    throw new OperatorError(
      'Nothing says where the documents are to go: set COSMOS_ENDPOINT (and what else Cosmos DB needs) as the service will have it.',
    )
  if (!existsSync(file)) throw new OperatorError(`There is no database ${file}. --from takes the folder that COMMONPLACE_DATA names.`)
  const source = openSqliteSource(file, deps.clock.nowMs)
  try {
    return await into(deps, portableSource(source, deps.clock.nowMs))
  } finally {
    source.close()
  }
}

/** From a file that `exportTo` wrote into the store that is configured. @throws as `migrateFrom`; a faulty line before anything is written */
export async function importFrom(deps: MigrateDeps, file: string): Promise<BroughtIn> {
  return withFileFaults(file, async () => {
    // It is read more than once, which a pipe can't be.
    if (!statSync(file).isFile()) throw new OperatorError(`${file} is no file. Name a file.`)
    return into(deps, ndjsonSource(file))
  })
}

export type Exported = {
  readonly documents: number
  /** Those that were named, and whoever else is in a SQLite file. */
  readonly tenants: readonly { readonly tenantId: string; readonly teams: number; readonly people: number }[]
}

/** @returns what is in the file, which appears when it is whole */
export async function exportTo(
  { config, clock, onProgress, wrapStore = (same) => same, ...deps }: MigrateDeps,
  file: string,
): Promise<Exported> {
  return withFileFaults(file, async () => {
    if (lstatSync(file, { throwIfNoEntry: false }) !== undefined)
      throw new OperatorError(`${file} exists already, and nothing is written over. Choose another name.`)
    if (config.store.kind === 'sqlite') checkApart(file, join(config.store.directory, sqliteFileName))
    const { source, close } = await opened(config, clock, wrapStore, deps.pause ?? pause)
    const tally = createTally(config.store.kind === 'cosmos' ? config.tenants : [])
    const counted = async function* (): AsyncIterable<MovedDocument> {
      for await (const moved of source.documents()) {
        const count = tally.take(moved)
        if (count % 100 === 0) onProgress?.(count)
        yield moved
      }
    }
    try {
      return await withTemporaryFile({ file, what: 'partial' }, async (partial) => {
        await pipeline(Readable.from(linesOf(counted(), instantOf(clock))), createWriteStream(partial, { flush: true }))
        await readBack(partial, file)
        renameSync(partial, file)
        syncFolder(file)
        return tally.result()
      })
    } finally {
      await close()
    }
  })
}

/** Whatever it was made of: a file that can't be brought in is no export. @throws OperatorError */
async function readBack(partial: string, name: string): Promise<void> {
  const next = 'So the file was not made. Run this again; if it says the same, tell those who make Commonplace.'
  for await (const _document of ndjsonSource(partial, { name, next }).documents()) {
    // Reading it is the check.
  }
}

/** @param named - told also when nothing is found of them */
function createTally(named: readonly string[]) {
  let documents = 0
  const tenants = new Map(named.map((tenantId) => [tenantId, { team: 0, person: 0 }]))
  return {
    take({ container, document: { pk, type } }: MovedDocument): number {
      const [, tenantId] = /^t\|([^|]+)$/u.exec(pk) ?? []
      if (container === 'app' && tenantId !== undefined && (type === 'team' || type === 'person')) {
        const counts = tenants.get(tenantId) ?? { team: 0, person: 0 }
        counts[type] += 1
        tenants.set(tenantId, counts)
      }
      return (documents += 1)
    },
    result: (): Exported => ({
      documents,
      tenants: [...tenants].map(([tenantId, { team, person }]) => ({ tenantId, teams: team, people: person })),
    }),
  }
}

async function into(
  { config, clock, onProgress, wrapStore = (same) => same, ...deps }: MigrateDeps,
  source: DocumentSource,
): Promise<BroughtIn> {
  const store = await openTarget(config.store, clock)
  try {
    return await bringIn(
      {
        store: wrapStore(store),
        nowMs: clock.nowMs,
        pause: deps.pause ?? pause,
        ...(onProgress === undefined ? {} : { onProgress }),
      },
      source,
    )
  } finally {
    await store.close()
  }
}

/** A service that runs on it would send at once what waits to be sent. */
async function openTarget(store: MigrateDeps['config']['store'], clock: Clock): Promise<DocumentStore> {
  if (store.kind === 'cosmos') return openStore(store, { clock })
  return openSqliteAlone({ file: join(store.directory, sqliteFileName), clock })
}

async function opened(
  config: MigrateDeps['config'],
  clock: Clock,
  wrapStore: (store: DocumentStore) => DocumentStore,
  wait: (ms: number) => Promise<void>,
): Promise<{ readonly source: DocumentSource; readonly close: () => Promise<void> }> {
  if (config.store.kind === 'sqlite') {
    const file = join(config.store.directory, sqliteFileName)
    if (!existsSync(file))
      throw new OperatorError(`There is no database ${file}. Point COMMONPLACE_DATA at the folder of the service’s database.`)
    const source = openSqliteSource(file, clock.nowMs)
    return { source: portableSource(source, clock.nowMs), close: async () => source.close() }
  }
  const store = await openStore(config.store, { clock })
  const reads = patientReads(wrapStore(store), createPatience(wait))
  const { places } = createTraces({ store: reads, clock, newId: () => '', formerName: '' })
  const tenants = config.tenants.map(mintSystem)
  const source = storeSource({ store: reads, places, tenants, nowMs: clock.nowMs })
  return { source: portableSource(source, clock.nowMs), close: () => store.close() }
}
