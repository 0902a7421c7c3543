/**
 * Single writes. When an answer is lost, a write that shows in what is stored is tried once more and settled by looking:
 * therefore a claim for which several compete must say in its body whose it is.
 */
import type { Container } from '@azure/cosmos'
import type { StoreDocument, Stored } from '#bot/ports/document-store.ts'
import { StoreError } from '#bot/ports/document-store.ts'
import type { Attempts } from './attempts.ts'
import { isUnknownOutcome } from './attempts.ts'
import { readItem } from './cosmos-reads.ts'
import { ifMatch, isSameDocument, storedOf } from './items.ts'

export async function createItem(container: Container, document: StoreDocument, attempts: Attempts): Promise<Stored> {
  const create = async (abortSignal: AbortSignal): Promise<Stored> =>
    storedOf((await container.items.create(document, { abortSignal, disableAutomaticIdGeneration: true })).resource)
  return attempts.settled(create, (again) =>
    again.once(create).catch((error: unknown) => settleByLooking(container, document, 'conflict', error, again)),
  )
}

export async function replaceItem(container: Container, document: StoreDocument, etag: string, attempts: Attempts): Promise<Stored> {
  const replace = async (abortSignal: AbortSignal): Promise<Stored> => {
    const accessCondition = { type: 'IfMatch', condition: ifMatch(etag) }
    return storedOf((await container.item(document.id, document.pk).replace(document, { abortSignal, accessCondition })).resource)
  }
  return attempts.settled(replace, (again) =>
    again.once(replace).catch((error: unknown) => settleByLooking(container, document, 'stale', error, again)),
  )
}

export async function upsertItem(container: Container, document: StoreDocument, attempts: Attempts): Promise<Stored> {
  return attempts.repeatable(async (abortSignal) =>
    storedOf((await container.items.upsert(document, { abortSignal, disableAutomaticIdGeneration: true })).resource),
  )
}

/** When the answer was lost and the item is gone on the second try, the first one did it. */
export async function deleteItem(
  container: Container,
  pk: string,
  id: string,
  etag: string | undefined,
  attempts: Attempts,
): Promise<void> {
  const remove = async (abortSignal: AbortSignal): Promise<void> => {
    const accessCondition = etag === undefined ? undefined : { type: 'IfMatch', condition: ifMatch(etag) }
    await container.item(id, pk).delete({ abortSignal, ...(accessCondition && { accessCondition }) })
  }
  const unlessGone = (error: unknown): void => {
    if (!(error instanceof StoreError) || error.code !== 'not-found') throw error
  }
  const first = attempts.settled(remove, (again) => again.once(remove).catch(unlessGone))
  return etag === undefined ? first.catch(unlessGone) : first
}

/** Never repeated: nothing that is stored tells whether it happened. */
export async function incrementItem(
  container: Container,
  pk: string,
  id: string,
  field: string,
  by: number,
  attempts: Attempts,
): Promise<Stored> {
  return attempts.once(async (abortSignal) =>
    storedOf((await container.item(id, pk).patch([{ op: 'incr', path: `/${field}`, value: by }], { abortSignal })).resource),
  )
}

/**
 * After a lost answer the second try was refused: if what is stored is what we sent, the first try had done it.
 * Otherwise a `conflict` stands, since the id is taken; a `stale` may be our own write with another's on top of it: unknown.
 */
async function settleByLooking(
  container: Container,
  sent: StoreDocument,
  refusal: 'conflict' | 'stale',
  error: unknown,
  attempts: Attempts,
): Promise<Stored> {
  if (!(error instanceof StoreError)) throw error
  if (error.code === refusal) {
    const stored = await readItem(container, sent.pk, sent.id, attempts)
    if (stored && isSameDocument(stored, sent)) return stored
    if (refusal === 'conflict') throw error
  }
  if (error.code === 'not-found' || isUnknownOutcome(error)) throw error
  throw new StoreError('unavailable', 'Cosmos DB lost an answer, and whether the write happened cannot be told from what is stored now.', {
    cause: error,
  })
}
