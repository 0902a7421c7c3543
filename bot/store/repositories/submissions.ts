/**
 * A submission beside what it made, in one batch: the same form arriving again conflicts with itself and is answered with
 * what it made the first time (decision 003).
 */
import * as z from 'zod/mini'
import { AppError } from '#domain/errors.ts'
import type { PersonId, SubmissionId } from '#domain/ids.ts'
import { StoreError, type BatchOperation, type DocumentStore, type StoreDocument, type Stored } from '#bot/ports/document-store.ts'
import type { Submission } from '#bot/ports/resource-repository.ts'
import { documentCodec } from '#bot/store/document-codec.ts'

/** Which document a submission made; gone after a week, long after the last repeat of a form. */
const submissionCodec = documentCodec({
  type: 'submission',
  version: 2,
  upgrades: { 1: ({ resourceId, ...body }) => ({ ...body, madeId: resourceId }) },
  schema: z.object({ madeId: z.string(), contentHash: z.string() }),
})
const submissionTtlSeconds = 7 * 24 * 3_600

/**
 * Stores `made` unless the submission was stored before.
 * @param also - what else belongs to it, all or nothing
 * @returns what is stored under the submission: `made`, or what it made the first time
 * @throws AppError `submission-reused` when it came with other content, `not-found` when what it made is gone
 */
export async function storeOnce(
  store: DocumentStore,
  personId: PersonId,
  submission: Submission,
  made: StoreDocument,
  also: readonly BatchOperation[] = [],
): Promise<Stored> {
  const { pk, createdAt, createdBy, updatedAt } = made
  const document = submissionCodec.write(
    { pk, createdAt, createdBy, updatedAt, id: idOf(personId, submission), ttl: submissionTtlSeconds },
    { madeId: made.id, contentHash: submission.contentHash },
  )
  try {
    const [, stored] = await store.batch('app', pk, [{ op: 'create', document }, { op: 'create', document: made }, ...also])
    if (stored === null || stored === undefined) throw new Error('The store answered a batch without what was created.')
    return stored
  } catch (error) {
    if (!(error instanceof StoreError && error.code === 'conflict')) throw error
    const known = await madeBy(store, pk, personId, submission)
    if (known === null) throw new StoreError('unavailable', 'A submission conflicts with one that is not there.', { cause: error })
    return known
  }
}

/**
 * @returns what the submission made, or null when it is new
 * @throws AppError `submission-reused`, `not-found` when what it made is gone
 */
export async function madeBy(store: DocumentStore, pk: string, personId: PersonId, submission: Submission): Promise<Stored | null> {
  const known = await read(store, pk, personId, submission)
  if (known === null) return null
  const { madeId, contentHash } = known
  if (contentHash !== submission.contentHash) throw new AppError('submission-reused')
  const made = await store.get('app', pk, madeId)
  if (made === null) throw new AppError('not-found')
  return made
}

/** @returns the id of what the submission made, whatever it came with and also when that is gone; null when it is new */
export async function madeIdBy(store: DocumentStore, pk: string, personId: PersonId, submissionId: SubmissionId): Promise<string | null> {
  return (await read(store, pk, personId, { submissionId }))?.madeId ?? null
}

async function read(store: DocumentStore, pk: string, personId: PersonId, submission: Pick<Submission, 'submissionId'>) {
  const known = await store.get('app', pk, idOf(personId, submission))
  return known === null ? null : submissionCodec.read(known).value
}

/** A person's own: somebody else's form with the same id is another submission. */
const idOf = (personId: PersonId, { submissionId }: Pick<Submission, 'submissionId'>): string =>
  `submission:${personId}:${Buffer.from(submissionId).toString('base64url')}`
