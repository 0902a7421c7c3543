/** Keyset pages: complete, without repeats, and bound to their query. */
import { expect, test } from 'vitest'
import type { DocumentQuery, OrderBy, Stored } from '#bot/ports/document-store.ts'
import { aDocument, aTeamPartition, codeOf, createAll, idsOf } from '#tests/support/store/documents.ts'
import type { Subject } from '../document-store.contract.ts'

const byCreated = (direction: OrderBy['direction']): OrderBy => ({ field: 'createdAt', direction })
const minute = (n: number): string => `2026-11-23T09:${String(n).padStart(2, '0')}:00.000Z`

export function pagingCases(subject: Subject): void {
  /** All pages of a query, with something happening between them. */
  const readAll = async (
    pk: string,
    query: DocumentQuery,
    between: (page: number) => Promise<unknown> = async () => {},
  ): Promise<readonly Stored[]> => {
    const found: Stored[] = []
    let cursor: string | null = null
    for (let page = 0; page < 50; page += 1) {
      const answer = await subject.store.query('app', pk, cursor === null ? query : { ...query, cursor })
      found.push(...answer.items)
      cursor = answer.nextCursor
      if (cursor === null) return found
      expect(answer.items).toHaveLength(query.limit)
      await between(page)
    }
    throw new Error('the pages do not end')
  }

  const seed = async (pk: string, count: number, minuteOf: (n: number) => number): Promise<readonly string[]> =>
    idsOf(
      await createAll(
        subject.store,
        Array.from({ length: count }, (_, n) => aDocument({ pk, createdAt: minute(minuteOf(n)), updatedAt: minute(59 - minuteOf(n)), n })),
      ),
    )

  test('an empty partition is one empty page', async () => {
    expect(await subject.store.query('app', aTeamPartition(), { type: 'note', orderBy: byCreated('asc'), limit: 10 })).toEqual({
      items: [],
      nextCursor: null,
    })
  })

  test('items carry the etag that replace wants', async () => {
    const pk = aTeamPartition()
    await seed(pk, 1, () => 0)
    const { items } = await subject.store.query('app', pk, { type: 'note', orderBy: byCreated('asc'), limit: 1 })
    const [item] = items
    if (!item) throw new Error('one was created')
    expect(await subject.store.get('app', pk, item.document.id)).toEqual(item)
    await subject.store.replace('app', { ...item.document, n: 7 }, item.etag)
  })

  test.each([1, 2, 3, 7, 100])('pages of %d are complete in both directions, ties by id', async (limit) => {
    const pk = aTeamPartition()
    const ids = await seed(pk, 8, (n) => Math.floor(n / 3))
    expect(idsOf(await readAll(pk, { type: 'note', orderBy: byCreated('asc'), limit }))).toEqual(ids)
    expect(idsOf(await readAll(pk, { type: 'note', orderBy: byCreated('desc'), limit }))).toEqual(ids.toReversed())
  })

  test('a page that ends exactly at the end has no next', async () => {
    const pk = aTeamPartition()
    await seed(pk, 4, (n) => n)
    const first = await subject.store.query('app', pk, { type: 'note', orderBy: byCreated('asc'), limit: 2 })
    const second = await subject.store.query('app', pk, {
      type: 'note',
      orderBy: byCreated('asc'),
      limit: 2,
      cursor: first.nextCursor ?? '',
    })
    expect(second.items).toHaveLength(2)
    expect(second.nextCursor).toBeNull()
  })

  test('by id alone, in both directions', async () => {
    const pk = aTeamPartition()
    const ids = await seed(pk, 5, (n) => n)
    expect(idsOf(await readAll(pk, { type: 'note', orderBy: { field: 'id', direction: 'asc' }, limit: 2 }))).toEqual(ids)
    expect(idsOf(await readAll(pk, { type: 'note', orderBy: { field: 'id', direction: 'desc' }, limit: 2 }))).toEqual(ids.toReversed())
  })

  test('by dueAt in ops, up to now', async () => {
    const pk = aTeamPartition()
    for (const n of [3, 1, 2, 9]) await subject.store.create('ops', aDocument({ pk, id: `due-${n}`, type: 'due', dueAt: minute(n) }))
    const query: DocumentQuery = {
      type: 'due',
      where: { op: 'lte', field: 'dueAt', value: minute(3) },
      orderBy: { field: 'dueAt', direction: 'asc' },
      limit: 2,
    }
    const first = await subject.store.query('ops', pk, query)
    const second = await subject.store.query('ops', pk, { ...query, cursor: first.nextCursor ?? '' })
    expect([...idsOf(first.items), ...idsOf(second.items)]).toEqual(['due-1', 'due-2', 'due-3'])
    expect(second.nextCursor).toBeNull()
  })

  test('only the type that was asked for', async () => {
    const pk = aTeamPartition()
    await createAll(subject.store, [
      aDocument({ pk, type: 'note' }),
      aDocument({ pk, type: 'vote', id: 'v' }),
      aDocument({ pk, type: 'note' }),
    ])
    expect(idsOf(await readAll(pk, { type: 'vote', orderBy: byCreated('asc'), limit: 10 }))).toEqual(['v'])
  })

  test('inserts between pages neither repeat nor hide what was there', async () => {
    const pk = aTeamPartition()
    const ids = await seed(pk, 9, (n) => 10 + Math.floor(n / 2))
    const seen = idsOf(
      await readAll(pk, { type: 'note', orderBy: byCreated('desc'), limit: 2 }, async (page) => {
        await subject.second.create('app', aDocument({ pk, id: `newest-${page}`, createdAt: minute(50) }))
        await subject.second.create('app', aDocument({ pk, id: `a-tie-${page}`, createdAt: minute(12) }))
      }),
    )
    expect(seen.filter((id) => ids.includes(id))).toEqual(ids.toReversed())
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.some((id) => id.startsWith('newest'))).toBe(false)
  })

  test('deletes between pages, even of the document that the cursor stands on, hide nothing else', async () => {
    const pk = aTeamPartition()
    const ids = await seed(pk, 9, (n) => Math.floor(n / 4))
    const seen = idsOf(
      await readAll(pk, { type: 'note', orderBy: byCreated('asc'), limit: 3 }, async (page) => {
        const standing = ids[page * 3 + 2]
        if (standing) await subject.second.delete('app', pk, standing)
      }),
    )
    expect(seen).toEqual(ids)
  })

  test('a filter holds on every page', async () => {
    const pk = aTeamPartition()
    await seed(pk, 12, (n) => n)
    const found = await readAll(pk, { type: 'note', where: { op: 'gte', field: 'n', value: 5 }, orderBy: byCreated('desc'), limit: 3 })
    expect(found.map((item) => item.document['n'])).toEqual([11, 10, 9, 8, 7, 6, 5])
  })

  test('100 documents on a page', async () => {
    const pk = aTeamPartition()
    await subject.store.batch(
      'app',
      pk,
      Array.from({ length: 100 }, () => ({ op: 'create', document: aDocument({ pk }) })),
    )
    await subject.store.create('app', aDocument({ pk }))
    const { items, nextCursor } = await subject.store.query('app', pk, { type: 'note', orderBy: byCreated('asc'), limit: 100 })
    expect(items).toHaveLength(100)
    expect(nextCursor).not.toBeNull()
  })

  test('a cursor is refused by any other query', async () => {
    const pk = aTeamPartition()
    const elsewhere = aTeamPartition()
    await seed(pk, 3, (n) => n)
    await seed(elsewhere, 3, (n) => n)
    const query: DocumentQuery = { type: 'note', where: { op: 'gte', field: 'n', value: 0 }, orderBy: byCreated('asc'), limit: 1 }
    const cursor = (await subject.store.query('app', pk, query)).nextCursor ?? ''
    const codes = [
      await codeOf(subject.store.query('app', pk, { ...query, cursor })),
      await codeOf(subject.store.query('app', pk, { ...query, limit: 2, cursor })),
      await codeOf(subject.store.query('app', elsewhere, { ...query, cursor })),
      await codeOf(subject.store.query('ops', pk, { ...query, cursor })),
      await codeOf(subject.store.query('app', pk, { ...query, type: 'vote', cursor })),
      await codeOf(subject.store.query('app', pk, { ...query, orderBy: byCreated('desc'), cursor })),
      await codeOf(subject.store.query('app', pk, { ...query, orderBy: { field: 'id', direction: 'asc' }, cursor })),
      await codeOf(subject.store.query('app', pk, { ...query, where: { op: 'gte', field: 'n', value: 1 }, cursor })),
      await codeOf(subject.store.query('app', pk, { type: 'note', orderBy: query.orderBy, limit: 1, cursor })),
      await codeOf(subject.store.changes('app', pk, cursor, 1)),
    ]
    expect(codes).toEqual(['none', 'none', ...Array.from({ length: 8 }, () => 'invalid')])
  })

  test('a forged or damaged cursor is refused', async () => {
    const pk = aTeamPartition()
    await seed(pk, 3, (n) => n)
    const query: DocumentQuery = { type: 'note', orderBy: byCreated('asc'), limit: 1 }
    const cursor = (await subject.store.query('app', pk, query)).nextCursor ?? ''
    const [scope] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    const forge = (...parts: unknown[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url')
    const hostile = [
      '',
      ' ',
      'garbage',
      '{}',
      cursor.slice(1),
      `${cursor}A${cursor}`,
      'x'.repeat(10_000),
      '../../etc',
      "' OR 1=1 --",
      forge(),
      forge('', 1, 'a'),
      forge(scope),
      forge(scope, null, 'a'),
      forge(scope, { op: 'eq' }, 'a'),
      forge(scope, minute(0), 5),
      forge(scope, [minute(0)], 'a'),
    ]
    for (const attempt of hostile) {
      expect([attempt, await codeOf(subject.store.query('app', pk, { ...query, cursor: attempt }))]).toEqual([attempt, 'invalid'])
    }
  })

  test('a forged position moves within the own partition at most', async () => {
    const pk = aTeamPartition()
    const elsewhere = aTeamPartition()
    const ids = await seed(pk, 3, (n) => n)
    await seed(elsewhere, 3, (n) => n)
    const query: DocumentQuery = { type: 'note', orderBy: byCreated('asc'), limit: 1 }
    const [scope] = JSON.parse(Buffer.from((await subject.store.query('app', pk, query)).nextCursor ?? '', 'base64url').toString('utf8'))
    const forged = Buffer.from(JSON.stringify([scope, '', "' OR pk <> '"])).toString('base64url')
    const { items } = await subject.store.query('app', pk, { ...query, limit: 100, cursor: forged })
    expect(idsOf(items)).toEqual(ids)
  })
}
