/** Start-up looks whether the database is as this release needs it, and says everything that is wrong at once. */
import type { ContainerDefinition, Database } from '@azure/cosmos'
import { StoreError } from '#bot/ports/document-store.ts'
import type { Attempts } from './attempts.ts'
import type { CosmosContainer } from './containers.ts'
import { cosmosContainers } from './containers.ts'

/** @throws StoreError `misconfigured` that lists all faults and what to do; `unavailable` when the account doesn't answer */
export async function verifyContainers(database: Database, endpoint: string, attempts: Attempts): Promise<void> {
  const faults = await databaseFaults(database, attempts)
  if (faults.length === 0) return
  throw new StoreError(
    'misconfigured',
    `Cosmos DB at ${endpoint} is not set up as this release needs:\n${faults.map((fault) => `- ${fault}`).join('\n')}\n` +
      'Deploy infra/ again (infra/README.md), which creates and updates database and containers. ' +
      'The service cannot do it: its identity may only read and write documents.',
  )
}

/** What is missing or different, each in a sentence; empty when all is well. For the start, and for the doctor. */
export async function databaseFaults(database: Database, attempts: Attempts): Promise<readonly string[]> {
  const found = await orNull(attempts.repeatable((abortSignal) => database.read({ abortSignal })))
  if (!found) return [`there is no database "${database.id}".`]
  const faults: string[] = []
  for (const wanted of Object.values(cosmosContainers)) {
    const answer = await orNull(attempts.repeatable((abortSignal) => database.container(wanted.id).read({ abortSignal })))
    faults.push(...(answer?.resource ? containerFaults(wanted, answer.resource) : [`there is no container "${wanted.id}".`]))
  }
  return faults
}

/** What of a container would make the service fail or forget; empty when all is well. Exported for infra's test. */
export function containerFaults(wanted: CosmosContainer, actual: ContainerDefinition): readonly string[] {
  const faults: string[] = []
  const paths = actual.partitionKey?.paths ?? []
  if (paths.join() !== wanted.partitionKey.paths.join()) {
    faults.push(
      `container "${wanted.id}" is partitioned by ${paths.join(', ') || 'nothing'} instead of ${wanted.partitionKey.paths.join()}; it must be created anew.`,
    )
  }
  if (actual.defaultTtl === undefined || actual.defaultTtl === null)
    faults.push(`container "${wanted.id}" has time to live switched off; set it to "on, no default" (-1).`)
  else if (actual.defaultTtl !== wanted.defaultTtl)
    faults.push(
      `container "${wanted.id}" deletes every document after ${actual.defaultTtl} s; set time to live to "on, no default" (-1) at once.`,
    )
  const { indexingMode, compositeIndexes } = actual.indexingPolicy ?? {}
  if (indexingMode !== undefined && indexingMode.toLowerCase() !== 'consistent')
    faults.push(`container "${wanted.id}" has indexing mode "${indexingMode}" instead of "consistent".`)
  const existing = new Set((compositeIndexes ?? []).flatMap((index) => [indexKey(index, false), indexKey(index, true)]))
  for (const index of wanted.indexingPolicy.compositeIndexes) {
    if (!existing.has(indexKey(index, false)))
      faults.push(`container "${wanted.id}" lacks the composite index ${index.map(({ path }) => path).join(', ')}.`)
  }
  return faults
}

/** An index serves its own order and the exact reverse. */
function indexKey(index: readonly { readonly path: string; readonly order?: string }[], isReversed: boolean): string {
  const direction = (order: string | undefined): string => ((order === 'descending') === isReversed ? 'ascending' : 'descending')
  return index.map(({ path, order }) => `${path} ${direction(order)}`).join()
}

/** Databases and containers, unlike items, throw when they are missing. */
async function orNull<Answer>(answer: Promise<Answer>): Promise<Answer | null> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof StoreError && (error.code === 'not-found' || (error.code === 'misconfigured' && isMissing(error.cause))))
      return null
    throw error
  }
}

const isMissing = (cause: unknown): boolean => cause instanceof Error && 'code' in cause && cause.code === 404
