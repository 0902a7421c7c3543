/** A page of documents of one type, newest first. */
import { AppError } from '#domain/errors.ts'
import { StoreError, type DocumentStore, type Filter, type Stored } from '#bot/ports/document-store.ts'

/** @throws AppError `invalid-input` for a cursor of another list: it is all that a person can have got wrong here */
export async function listed<Item>(
  store: DocumentStore,
  pk: string,
  list: {
    readonly type: string
    readonly where: Filter
    readonly range: { readonly limit: number; readonly cursor?: string | undefined }
    readonly read: (stored: Stored) => Item
  },
): Promise<{ readonly items: readonly Item[]; readonly nextCursor: string | null }> {
  const { limit, cursor } = list.range
  const query = { type: list.type, where: list.where, orderBy: { field: 'createdAt', direction: 'desc' }, limit } as const
  try {
    const page = await store.query('app', pk, cursor === undefined ? query : { ...query, cursor })
    return { items: page.items.map(list.read), nextCursor: page.nextCursor }
  } catch (error) {
    if (cursor !== undefined && error instanceof StoreError && error.code === 'invalid')
      throw new AppError('invalid-input', {}, { cause: error })
    throw error
  }
}
