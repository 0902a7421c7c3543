/** What one write means, on rows, inside an open transaction: the same for a single call and for a batch. */
import type { BatchOperation, ContainerName, JsonValue, StoreDocument, Stored } from '#bot/ports/document-store.ts'
import { StoreError } from '#bot/ports/document-store.ts'
import type { SqliteRows } from './sqlite-rows.ts'

type Write = Extract<BatchOperation, { readonly document: StoreDocument }>

/** @throws StoreError with the operation's `index` when one is given; the caller's transaction must roll back */
export function applyBatch(
  rows: SqliteRows,
  container: ContainerName,
  pk: string,
  operations: readonly BatchOperation[],
): (Stored | null)[] {
  return operations.map((operation, index) => {
    try {
      return applyOperation(rows, container, pk, operation)
    } catch (error) {
      if (error instanceof StoreError) throw new StoreError(error.code, error.message, { cause: error, index })
      throw error
    }
  })
}

export function applyWrite(rows: SqliteRows, container: ContainerName, write: Write): Stored {
  const { document } = write
  if (write.op === 'replace') checkMatch(rows.find(container, document.pk, document.id), document.id, write.ifMatch)
  if (write.op !== 'create') return rows.put(container, document)
  const added = rows.add(container, document)
  if (added === null) throw new StoreError('conflict', `There is a document ${document.id} already.`)
  return added
}

export function applyIncrement(rows: SqliteRows, container: ContainerName, pk: string, id: string, field: string, by: number): Stored {
  const { document } = existing(rows.find(container, pk, id), id)
  const before: JsonValue = document[field] ?? 0
  if (typeof before !== 'number' || document[field] === null) {
    throw new StoreError('invalid', `Document ${id} holds no number in ${field}, so nothing can be added to it.`)
  }
  return rows.put(container, { ...document, [field]: before + by })
}

/** @throws StoreError `not-found`, or `stale` when `ifMatch` is given and isn't the stored etag */
export function applyDelete(rows: SqliteRows, container: ContainerName, pk: string, id: string, ifMatch: string | undefined): null {
  const stored = existing(rows.find(container, pk, id), id)
  if (ifMatch !== undefined) checkMatch(stored, id, ifMatch)
  rows.remove(container, pk, id)
  return null
}

function applyOperation(rows: SqliteRows, container: ContainerName, pk: string, operation: BatchOperation): Stored | null {
  if (operation.op === 'delete') return applyDelete(rows, container, pk, operation.id, operation.ifMatch)
  if (operation.op === 'increment') return applyIncrement(rows, container, pk, operation.id, operation.field, operation.by)
  return applyWrite(rows, container, operation)
}

function checkMatch(stored: Stored | null, id: string, ifMatch: string): void {
  if (existing(stored, id).etag !== ifMatch) throw new StoreError('stale', `Document ${id} has changed since it was read.`)
}

function existing(stored: Stored | null, id: string): Stored {
  if (!stored) throw new StoreError('not-found', `There is no document ${id}.`)
  return stored
}
