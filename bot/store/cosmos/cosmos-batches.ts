/** Transactional batches, and what to do when the answer to one is lost. */
import type { Container, JSONObject, OperationInput } from '@azure/cosmos'
import type { BatchOperation, StoreDocument, Stored } from '#bot/ports/document-store.ts'
import { StoreError } from '#bot/ports/document-store.ts'
import type { Attempts } from './attempts.ts'
import { isUnknownOutcome } from './attempts.ts'
import { statusFault } from './cosmos-faults.ts'
import { readItem } from './cosmos-reads.ts'
import { ifMatch, isSameDocument, storedOf } from './items.ts'

type Answers = readonly (Stored | null)[]
/** The rest of a batch fails with this when one operation fails. */
const failedDependency = 424

export async function runBatch(
  container: Container,
  pk: string,
  operations: readonly BatchOperation[],
  attempts: Attempts,
): Promise<Answers> {
  const send = (abortSignal: AbortSignal): Promise<Answers> => sendBatch(container, pk, operations, abortSignal)
  if (canTellFromStored(operations)) {
    return attempts.settled(send, (again) =>
      again.once(send).catch((error: unknown) => settleByLooking(container, pk, operations, error, again)),
    )
  }
  return operations.every((operation) => operation.op === 'upsert') ? attempts.repeatable(send) : attempts.once(send)
}

async function sendBatch(
  container: Container,
  pk: string,
  operations: readonly BatchOperation[],
  abortSignal: AbortSignal,
): Promise<Answers> {
  const response = await container.items.batch(operations.map(inputOf), pk, { abortSignal })
  const results = response.result ?? []
  // A failed batch does not throw: it answers 207, with the culprit's status among the 424 of the others.
  const index = results.findIndex(({ statusCode }) => statusCode >= 400 && statusCode !== failedDependency)
  const failed = results[index]
  if (failed) throw statusFault(failed.statusCode, { index })
  if (results.length !== operations.length)
    throw new StoreError('unavailable', 'Cosmos DB answered a batch in part; whether it happened is unknown.')
  return results.map(({ resourceBody }, position) => (operations[position]?.op === 'delete' ? null : storedOf(resourceBody)))
}

function inputOf(operation: BatchOperation): OperationInput {
  switch (operation.op) {
    case 'create':
      return { operationType: 'Create', resourceBody: bodyOf(operation) }
    case 'upsert':
      return { operationType: 'Upsert', resourceBody: bodyOf(operation) }
    case 'replace':
      return { operationType: 'Replace', id: operation.document.id, resourceBody: bodyOf(operation), ifMatch: ifMatch(operation.ifMatch) }
    case 'delete':
      return { operationType: 'Delete', id: operation.id, ...(operation.ifMatch !== undefined && { ifMatch: ifMatch(operation.ifMatch) }) }
    case 'increment':
      return {
        operationType: 'Patch',
        id: operation.id,
        resourceBody: { operations: [{ op: 'incr', path: `/${operation.field}`, value: operation.by }] },
      }
  }
}

const bodyOf = ({ document }: Extract<BatchOperation, { readonly document: object }>): JSONObject => JSON.parse(JSON.stringify(document))

/** A create or a replace cannot happen twice, so neither can the batch around it; its document tells whether it happened. */
function canTellFromStored(operations: readonly BatchOperation[]): boolean {
  return witnesses(operations).length > 0
}

/** Documents written by a create or replace and touched by nothing else in the batch. */
function witnesses(operations: readonly BatchOperation[]): readonly StoreDocument[] {
  const timesTouched = new Map<string, number>()
  for (const operation of operations) timesTouched.set(idOf(operation), (timesTouched.get(idOf(operation)) ?? 0) + 1)
  return operations.flatMap((operation) => {
    const isTelling = (operation.op === 'create' || operation.op === 'replace') && timesTouched.get(idOf(operation)) === 1
    return isTelling ? [operation.document] : []
  })
}

const idOf = (operation: BatchOperation): string => ('document' in operation ? operation.document.id : operation.id)

/** The second try was refused: if every witness is stored as we sent it, the first try had done all of it. */
async function settleByLooking(
  container: Container,
  pk: string,
  operations: readonly BatchOperation[],
  error: unknown,
  attempts: Attempts,
): Promise<Answers> {
  if (!(error instanceof StoreError) || isUnknownOutcome(error)) throw error
  const seen = await Promise.all(
    witnesses(operations).map(async (document) => isSameDocument(await readItem(container, pk, document.id, attempts), document)),
  )
  if (seen.every(Boolean))
    return Promise.all(
      operations.map(async (operation) => (operation.op === 'delete' ? null : readItem(container, pk, idOf(operation), attempts))),
    )
  if (error.code === 'conflict') throw error
  throw new StoreError(
    'unavailable',
    'Cosmos DB lost the answer to a batch, and whether it happened cannot be told from what is stored now.',
    { cause: error },
  )
}
