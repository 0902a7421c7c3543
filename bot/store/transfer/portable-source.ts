/** Rows of the outbox on their way to another store, where no version tag of this one means anything. */
import type { DocumentSource, MovedDocument, StoredSource } from '../document-source.ts'

const settledDays = 14

/** The same documents, with nothing in them that holds in this store alone. */
export function portableSource(source: StoredSource, nowMs: () => number): DocumentSource {
  return {
    documents: async function* () {
      for await (const moved of source.documents())
        yield moved.document.type === 'outbox-row' ? await portable(moved, source, nowMs()) : moved
    },
  }
}

/**
 * A notice that waits for a change names the version before it. Nobody writes to a store that is moved, so the change has
 * come or never will: then nothing must be told.
 */
async function portable(moved: MovedDocument, { etagOf }: StoredSource, nowMs: number): Promise<MovedDocument> {
  const { document } = moved
  const subject = document['subject'] as { readonly pk: string; readonly id: string; readonly replaces: string | null } | undefined
  const isOpen = document['status'] === 'waiting' || document['status'] === 'sending'
  if (!isOpen || typeof subject?.replaces !== 'string') return moved
  const etag = await etagOf(subject.pk, subject.id)
  if (etag === subject.replaces)
    return {
      ...moved,
      expiresAt: new Date(nowMs + settledDays * 24 * 3_600_000).toISOString(),
      document: { ...document, status: 'dropped', reason: 'its subject never appeared', ttl: settledDays * 24 * 3_600 },
    }
  return { ...moved, document: { ...document, subject: { ...subject, replaces: null } } }
}
