/** Transactional batches: in order, all or nothing, 424 for the innocent. */
import type { JsonValue } from '#bot/ports/document-store.ts'
import type { ContainerState, Fields } from './container-state.ts'
import { wireItem } from './container-state.ts'
import type { Written } from './item-operations.ts'
import { createItem, deleteItem, isFields, patchItem, replaceItem, upsertItem } from './item-operations.ts'
import { CosmosRefusal } from './refusal.ts'

const allowed: ReadonlySet<string> = new Set(['operationType', 'resourceBody', 'id', 'ifMatch'])

/** @returns 200 with all results, or 207 with one failure */
export function runBatch(container: ContainerState, pk: string, body: JsonValue): { readonly status: number; readonly body: JsonValue } {
  if (!Array.isArray(body) || body.length < 1 || body.length > 100) throw new CosmosRefusal(400, 'A batch takes 1 to 100 operations.')
  const operations: readonly (JsonValue | undefined)[] = body
  const results: JsonValue[] = []
  try {
    container.transaction(() => {
      for (const operation of operations) results.push(resultOf(runOperation(container, pk, operation)))
    })
    return { status: 200, body: results }
  } catch (error) {
    if (!(error instanceof CosmosRefusal)) throw error
    const failed = results.length
    const statuses = operations.map((_operation, index) => (index === failed ? error.status : 424))
    return { status: 207, body: statuses.map((statusCode) => ({ statusCode, requestCharge: 0, message: error.message })) }
  }
}

function runOperation(container: ContainerState, pk: string, operation: JsonValue | undefined): Written {
  if (!isFields(operation) || Object.keys(operation).some((name) => !allowed.has(name)))
    throw new CosmosRefusal(400, 'The batch operation has a field that the fake does not know.')
  const { operationType, resourceBody = null } = operation
  const id = textIn(operation, 'id')
  const ifMatch = textIn(operation, 'ifMatch')
  switch (operationType) {
    case 'Create':
      return createItem(container, pk, resourceBody)
    case 'Upsert':
      return upsertItem(container, pk, resourceBody, ifMatch)
    case 'Replace':
      return replaceItem(container, pk, id ?? '', resourceBody, ifMatch)
    case 'Delete':
      return deleteItem(container, pk, id ?? '', ifMatch)
    case 'Patch':
      return patchItem(container, pk, id ?? '', resourceBody, ifMatch)
    default:
      throw new CosmosRefusal(400, 'The batch operation is of a type that the fake does not know.')
  }
}

function resultOf({ status, item }: Written): JsonValue {
  return { statusCode: status, requestCharge: 5.5, ...(item && { eTag: item.etag, resourceBody: wireItem(item) }) }
}

function textIn(operation: Fields, name: string): string | undefined {
  const value = operation[name]
  return typeof value === 'string' ? value : undefined
}
