/** What every adapter demands of partition keys, ids and documents before anything leaves: the same refusals on every engine. */
import type { BatchOperation, StoreDocument } from '#bot/ports/document-store.ts'
import { StoreError } from '#bot/ports/document-store.ts'

/** Cosmos takes 2 MB with its own fields; a kilobyte is left for them. In UTF-8 bytes of JSON. */
export const maxItemBytes = 2 * 1024 * 1024 - 1024
/** A batch travels as one request of 2 MB; about 200 bytes per operation go into the wrapping. */
export const maxBatchBytes = maxItemBytes
const batchOperationBytes = 200
const maxBatchOperations = 100
/** Some 68 years. */
export const maxTtlSeconds = 2_147_483_647

/** The fields every document has, and `ttl` and `deletedAt`: not for `increment`, and no names for a body's own fields. */
export const envelopeFields: ReadonlySet<string> = new Set([
  'id',
  'pk',
  'type',
  'schemaVersion',
  'createdAt',
  'createdBy',
  'updatedAt',
  'deletedAt',
  'ttl',
])

const fieldName = /^[A-Za-z][A-Za-z0-9_]{0,99}$/u
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/u

/** An empty or missing key would read across all tenants on Cosmos: it never gets that far. */
export function checkPartitionKey(pk: unknown): void {
  if (typeof pk !== 'string' || !/^[\x21-\x7e]{1,500}$/u.test(pk)) {
    throw invalid('The partition key must be 1 to 500 visible ASCII characters. Make it with bot/ports/partition-keys.ts.')
  }
}

export function checkId(id: unknown): void {
  if (typeof id !== 'string' || !/^[A-Za-z0-9:._-]{1,255}$/u.test(id)) {
    throw invalid('A document id must be 1 to 255 ASCII letters, digits or `: . _ -`.')
  }
}

export function checkEtag(etag: unknown): void {
  if (typeof etag !== 'string' || etag === '') throw invalid('`ifMatch` must be the etag of the document as it was read.')
}

/** @throws StoreError `invalid`, or `too-large` when the document is over 2 MB */
export function checkDocument(document: StoreDocument): void {
  checkedBytes(document)
}

/** @throws StoreError of the first operation at fault, with its index */
export function checkBatch(pk: string, operations: readonly BatchOperation[]): void {
  if (operations.length < 1 || operations.length > maxBatchOperations)
    throw invalid(`A batch takes 1 to ${maxBatchOperations} operations, not ${operations.length}.`)
  let totalBytes = 0
  for (const [index, operation] of operations.entries()) {
    totalBytes += batchOperationBytes + atIndex(index, () => checkOperation(pk, operation))
  }
  if (totalBytes > maxBatchBytes)
    throw new StoreError('too-large', 'The batch is over 2 MB, which is the most the store takes at once. Make two of it.')
}

/** Only fields of the body's top level count; `by` is finite. */
export function checkIncrement(field: unknown, by: unknown): void {
  if (typeof field !== 'string' || !fieldName.test(field) || envelopeFields.has(field)) {
    throw invalid('`increment` takes the name of a number field at the top of the document, of letters, digits and `_`.')
  }
  if (typeof by !== 'number' || !Number.isFinite(by)) throw invalid('`increment` adds a finite number.')
}

function checkOperation(pk: string, operation: BatchOperation): number {
  if (operation.op === 'delete') {
    checkId(operation.id)
    if (operation.ifMatch !== undefined) checkEtag(operation.ifMatch)
    return 0
  }
  if (operation.op === 'increment') {
    checkId(operation.id)
    checkIncrement(operation.field, operation.by)
    return 0
  }
  if (operation.op === 'replace') checkEtag(operation.ifMatch)
  const bytes = checkedBytes(operation.document)
  if (operation.document.pk !== pk) throw invalid('Every document of a batch must be in the partition of the batch.')
  return bytes
}

/** @returns its size as JSON */
function checkedBytes(document: StoreDocument): number {
  checkId(document.id)
  checkPartitionKey(document.pk)
  checkEnvelope(document)
  for (const name of Object.keys(document)) {
    if (!fieldName.test(name)) throw invalid('A field at the top of a document is named by a letter, then letters, digits or `_`.')
  }
  const bytes = Buffer.byteLength(JSON.stringify(document), 'utf8')
  if (bytes > maxItemBytes)
    throw new StoreError('too-large', `Document ${document.id} is over 2 MB, which is the most the store takes. Split it.`)
  return bytes
}

function checkEnvelope(document: StoreDocument): void {
  checkType(document.type)
  if (!Number.isInteger(document.schemaVersion) || document.schemaVersion < 1)
    throw invalid('`schemaVersion` must be a whole number from 1.')
  for (const field of ['createdAt', 'updatedAt', 'deletedAt'] as const) {
    const value = document[field]
    if (value === undefined && field === 'deletedAt') continue
    if (typeof value !== 'string' || !instant.test(value)) throw invalid(`\`${field}\` must be an ISO instant in UTC that ends in \`Z\`.`)
  }
  if (typeof document.createdBy !== 'string' || document.createdBy === '') throw invalid('`createdBy` must name who wrote the document.')
  const { ttl } = document
  if (ttl !== undefined && (!Number.isInteger(ttl) || ttl < 1 || ttl > maxTtlSeconds))
    throw invalid('`ttl` must be a whole number of seconds from 1.')
}

/** The discriminator of a document: `resource`, `check-in`. */
export function checkType(type: unknown): void {
  if (typeof type !== 'string' || !/^[A-Za-z][A-Za-z0-9._-]{0,99}$/u.test(type)) {
    throw invalid('A document type is 1 to 100 ASCII letters, digits or `. _ -`, a letter first.')
  }
}

function atIndex<Result>(index: number, check: () => Result): Result {
  try {
    return check()
  } catch (error) {
    if (error instanceof StoreError) throw new StoreError(error.code, error.message, { cause: error, index })
    throw error
  }
}

function invalid(message: string): StoreError {
  return new StoreError('invalid', message)
}
