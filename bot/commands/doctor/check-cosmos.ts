/** The Cosmos DB account: reachable, open to this identity, set up as this release needs, and ready to be written. */
import { randomUUID } from 'node:crypto'
import type { Database } from '@azure/cosmos'
import { instantOf } from '#bot/ports/clock.ts'
import { StoreError, type StoreDocument } from '#bot/ports/document-store.ts'
import { inTime, LateError } from '#bot/ports/in-time.ts'
import type { StoreConfig } from '#bot/ports/store-config.ts'
import { noStoreUsage } from '#bot/ports/telemetry.ts'
import { attemptsWithin } from '#bot/store/cosmos/attempts.ts'
import { createCosmosClient } from '#bot/store/cosmos/cosmos-client.ts'
import { readItem } from '#bot/store/cosmos/cosmos-reads.ts'
import { createItem, deleteItem } from '#bot/store/cosmos/cosmos-writes.ts'
import { databaseFaults } from '#bot/store/cosmos/verify-containers.ts'
import { hostingOf, runOnHost, type DoctorDeps } from './deps.ts'
import { ok, problem, skipped, type Finding } from './finding.ts'
import { noAnswer } from './no-answer.ts'
import { parts } from './parts.ts'

type CosmosConfig = Extract<StoreConfig, { readonly kind: 'cosmos' }>
type Deps = Pick<DoctorDeps, 'ask' | 'environment' | 'nowMs'>

const part = parts.store
const requestTimeoutMs = 5_000
/** All of it, the first token of the identity too; a quarter of the doctor's time is left for reaching the account. */
const patienceMs = 12_000

export async function checkCosmos(deps: Deps, config: CosmosConfig): Promise<readonly Finding[]> {
  try {
    // Without a signature it is refused, which is an answer.
    await deps.ask(config.endpoint)
  } catch (error) {
    const { why } = noAnswer(error)
    return [
      problem(
        part,
        `Cosmos DB at ${config.endpoint} can\u2019t be reached: ${why}.`,
        'Compare COSMOS_ENDPOINT with *URI* (Azure portal, the account, Overview), and let the host in on its Networking page.',
      ),
    ]
  }
  try {
    return await inTime(lookInside(deps, config), patienceMs)
  } catch (error) {
    return [openingFinding(deps, config, error)]
  }
}

async function lookInside(deps: Deps, { endpoint, key, database: name }: CosmosConfig): Promise<readonly Finding[]> {
  const client = await createCosmosClient({ endpoint, requestTimeoutMs, usage: noStoreUsage, ...(key !== undefined && { key }) })
  try {
    const database = client.database(name)
    const faults = await databaseFaults(database, attemptsWithin(requestTimeoutMs))
    if (faults.length > 0)
      return faults.map((fault) =>
        problem(part, `Cosmos DB: ${fault}`, 'Deploy infra/ again (infra/README.md), which creates and updates database and containers.'),
      )
    await writeReadDelete(deps, database)
    return [
      ok(part, `Cosmos DB at ${endpoint}, database ${name}: as this release needs it, and a document could be written, read and deleted.`),
    ]
  } finally {
    client.dispose()
  }
}

/** The role "data reader" can do all of the above. Should deleting fail, the document goes by itself after a minute. */
async function writeReadDelete({ nowMs }: Deps, database: Database): Promise<void> {
  const attempts = attemptsWithin(requestTimeoutMs)
  const ops = database.container('ops')
  const at = instantOf({ nowMs })
  const document: StoreDocument = {
    id: `doctor:${randomUUID()}`,
    pk: 'doctor',
    type: 'doctorProbe',
    schemaVersion: 1,
    createdAt: at,
    createdBy: 'doctor',
    updatedAt: at,
    ttl: 60,
  }
  await createItem(ops, document, attempts)
  if ((await readItem(ops, document.pk, document.id, attempts)) === null) throw new Error('A document that was just written is not there.')
  await deleteItem(ops, document.pk, document.id, undefined, attempts)
}

/** What it means that the account could not be looked into. */
export function openingFinding(deps: Pick<Deps, 'environment'>, { endpoint, key }: CosmosConfig, error: unknown): Finding {
  if (key === undefined && hostingOf(deps) === null && !isRefusal(error)) {
    return skipped(
      part,
      'The managed identity that opens Cosmos DB answers only on the host in Azure, and this is not one: nobody looked into the account.',
      `${runOnHost} Or sign in here first with \`az login\` as somebody who has the role.`,
    )
  }
  if (error instanceof LateError) {
    return problem(
      part,
      `Cosmos DB at ${endpoint} answers too slowly: nothing was settled within 12 seconds.`,
      'Look at the account\u2019s Metrics page for throttling, and at Azure status for an outage.',
    )
  }
  if (!(error instanceof StoreError)) throw error
  if (error.code !== 'misconfigured')
    return problem(
      part,
      `Cosmos DB at ${endpoint} answers, but not as it should: ${error.message}`,
      'Look at the account\u2019s Metrics page, and at Azure status for an outage.',
    )
  if (key !== undefined) {
    return problem(
      part,
      `Cosmos DB at ${endpoint} refuses COSMOS_KEY.`,
      'Remove COSMOS_KEY where a managed identity opens the account (infra/ switches keys off), or copy a key again: Azure portal, the account, Settings, Keys.',
    )
  }
  if (!isRefusal(error))
    return problem(
      part,
      `${hostingOf(deps)} gives no token of the managed identity, so nobody looked into Cosmos DB at ${endpoint}.`,
      'Assign the identity (Azure portal, the App Service or Container App, Settings, Identity, *User assigned*), and set AZURE_CLIENT_ID to its client id.',
    )
  return problem(
    part,
    `Cosmos DB at ${endpoint} refuses the identity of the service.`,
    'Give it the role *Cosmos DB Built-in Data Contributor* on the account (deploy infra/ again, or `az cosmosdb sql role assignment create`), ' +
      'set AZURE_CLIENT_ID to its client id, and let the host in on the account\u2019s Networking page.',
  )
}

/** The account itself has refused: it was asked, and by somebody. Looking for an identity where there is none can also take until the time is over. */
function isRefusal(error: unknown): boolean {
  const cause: unknown = error instanceof StoreError && error.code === 'misconfigured' ? error.cause : undefined
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'number'
}
