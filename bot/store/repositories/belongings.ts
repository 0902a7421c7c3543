/** What belongs to a resource: its earlier revisions, helped marks and comments. */
import type { ResourceId } from '#domain/ids.ts'
import type { DocumentStore, Filter, Stored } from '#bot/ports/document-store.ts'
import { belongingId } from './resource-codec.ts'

const kinds = ['revision', 'helped', 'comment'] as const
export type Belonging = (typeof kinds)[number]

const pageItems = 100

/** All of one kind, by id: revisions by number, comments by time. */
export async function* belongingsOf(
  store: DocumentStore,
  pk: string,
  kind: Belonging,
  resourceId: ResourceId,
): AsyncIterable<readonly Stored[]> {
  const where: Filter = {
    op: 'and',
    filters: [
      { op: 'gte', field: 'id', value: belongingId(kind, resourceId, '') },
      // `;` follows `:` in ASCII.
      { op: 'lt', field: 'id', value: `${kind}:${resourceId};` },
    ],
  }
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<DocumentStore['query']>> = await store.query('app', pk, {
      type: kind,
      where,
      orderBy: { field: 'id', direction: 'asc' },
      limit: pageItems,
      ...(cursor === null ? {} : { cursor }),
    })
    yield page.items
    cursor = page.nextCursor
  } while (cursor !== null)
}

/** Everything that belongs to it, page by page. */
export async function* allBelongings(store: DocumentStore, pk: string, resourceId: ResourceId): AsyncIterable<readonly Stored[]> {
  for (const kind of kinds) yield* belongingsOf(store, pk, kind, resourceId)
}

export async function collected<Value>(pages: AsyncIterable<readonly Stored[]>, read: (stored: Stored) => Value): Promise<Value[]> {
  const values: Value[] = []
  for await (const page of pages) values.push(...page.map(read))
  return values
}
