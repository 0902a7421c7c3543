/** Helped marks and comments beside their resource, whose counters change in the same batch. */
import * as z from 'zod/mini'
import type { ResourceId } from '#domain/ids.ts'
import type { Comment, HelpedMark } from '#domain/resources/responses.ts'
import { StoreError, type DocumentStore, type StoreDocument, type Stored } from '#bot/ports/document-store.ts'
import { teamPartition } from '#bot/ports/partition-keys.ts'
import type { ResponseRepository } from '#bot/ports/response-repository.ts'
import { documentCodec } from '#bot/store/document-codec.ts'
import { belongingsOf, collected } from './belongings.ts'
import { belongingId } from './resource-codec.ts'
import { idSchema, sharerSchema } from './schemas.ts'
import { storeOnce } from './submissions.ts'
import { takeBack } from './take-back.ts'

const helpedCodec = documentCodec({
  type: 'helped',
  version: 1,
  schema: z.object({ resourceId: idSchema<ResourceId>(), by: sharerSchema, at: z.string(), line: z.string() }),
})

const commentCodec = documentCodec({
  type: 'comment',
  version: 1,
  schema: z.object({ commentId: z.string(), resourceId: idSchema<ResourceId>(), by: sharerSchema, at: z.string(), text: z.string() }),
})

export const readMark = (stored: Stored): HelpedMark => helpedCodec.read(stored).value
export const readComment = (stored: Stored): Comment => commentCodec.read(stored).value

export function createResponseRepository(store: DocumentStore): ResponseRepository {
  return {
    async markHelped(member, mark) {
      const pk = teamPartition(member)
      const document = helpedDocument(pk, mark)
      try {
        await store.batch('app', pk, [
          { op: 'create', document },
          { op: 'increment', id: mark.resourceId, field: 'helpedCount', by: 1 },
        ])
      } catch (error) {
        if (!(error instanceof StoreError && error.code === 'conflict')) throw error
        // Marked before: only the line changes. Taken back at this very moment: then the mark does not come back.
        await replaceIfThere(store, document)
      }
    },
    unmarkHelped: (member, resourceId) =>
      takeBack(store, teamPartition(member), belongingId('helped', resourceId, member.personId), resourceId, 'helpedCount'),
    async helpedMarks(member, resourceId) {
      const marks = await collected(belongingsOf(store, teamPartition(member), 'helped', resourceId), readMark)
      return marks.toSorted((one, other) => (one.at < other.at ? 1 : -1))
    },
    async addComment(member, comment, submission) {
      const pk = teamPartition(member)
      const document = commentDocument(pk, comment)
      const counted = { op: 'increment', id: comment.resourceId, field: 'commentCount', by: 1 } as const
      return readComment(await storeOnce(store, member.personId, submission, document, [counted]))
    },
    comments: (member, resourceId) => collected(belongingsOf(store, teamPartition(member), 'comment', resourceId), readComment),
    async deleteComment(member, resourceId, commentId, check) {
      const pk = teamPartition(member)
      const id = belongingId('comment', resourceId, commentId)
      const stored = await store.get('app', pk, id)
      if (stored === null) return
      check(readComment(stored))
      await takeBack(store, pk, id, resourceId, 'commentCount')
    },
  }
}

export const helpedDocument = (pk: string, mark: HelpedMark): StoreDocument =>
  helpedCodec.write(envelopeOf(pk, belongingId('helped', mark.resourceId, mark.by.personId), mark), mark)

export const commentDocument = (pk: string, comment: Comment): StoreDocument =>
  commentCodec.write(envelopeOf(pk, belongingId('comment', comment.resourceId, comment.commentId), comment), comment)

const envelopeOf = (pk: string, id: string, { by, at }: HelpedMark | Comment) => ({
  pk,
  id,
  createdAt: at,
  createdBy: by.personId,
  updatedAt: at,
})

async function replaceIfThere(store: DocumentStore, document: StoreDocument): Promise<void> {
  const known = await store.get('app', document.pk, document.id)
  if (known === null) return
  try {
    await store.replace('app', { ...document, createdAt: known.document.createdAt }, known.etag)
  } catch (error) {
    // The same person's other device was quicker.
    if (!(error instanceof StoreError && (error.code === 'stale' || error.code === 'not-found'))) throw error
  }
}
