/** Finds the documents of one type in a partition that name a person. */
import type { PersonId } from '#domain/ids.ts'
import type { DocumentStore, Filter, Stored } from '#bot/ports/document-store.ts'

/** Every place of a stored document where a person stands, but those of the outbox. */
const places = [
  'createdBy',
  'sharedBy.personId',
  'edited.by.personId',
  'outdated.by.personId',
  'deletedBy.personId',
  'source.author.personId',
  'by.personId',
  'whom.personId',
  'addedBy.personId',
  'steppedDown.personId',
] as const

const names = (personId: PersonId): Filter => ({
  op: 'or',
  filters: [
    ...places.map((field): Filter => ({ op: 'eq', field, value: personId })),
    // Of documents that name many.
    { op: 'has', field: 'people', value: personId },
    // The address of a chat of two holds the ids of both.
    { op: 'match', field: 'source.messageUrl', text: personId },
  ],
})

/** All of them, page by page; they may be changed or deleted meanwhile. */
export async function* allMentioning(store: DocumentStore, pk: string, type: string, personId: PersonId): AsyncIterable<readonly Stored[]> {
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<DocumentStore['query']>> = await store.query('app', pk, {
      type,
      where: names(personId),
      orderBy: { field: 'id', direction: 'asc' },
      limit: 50,
      ...(cursor === null ? {} : { cursor }),
    })
    yield page.items
    cursor = page.nextCursor
  } while (cursor !== null)
}

export const anyMentioning = async (store: DocumentStore, pk: string, type: string, personId: PersonId): Promise<boolean> =>
  (await store.count('app', pk, { type, where: names(personId) })) > 0
