/** Documents that expire: counted from the last write, gone for every method, and how to keep them after all. */
import { expect, test } from 'vitest'
import { aDocument, aTeamPartition, codeOf, idsOf } from '#tests/support/store/documents.ts'
import type { Subject } from '../document-store.contract.ts'

const orderBy = { field: 'id', direction: 'asc' } as const

export function ttlCases(subject: Subject): void {
  const isThere = async (pk: string, id: string): Promise<boolean> => (await subject.store.get('ops', pk, id)) !== null

  test('a document is there before its ttl and gone after it, for every method', async () => {
    const pk = aTeamPartition()
    const { document, etag } = await subject.store.create('ops', aDocument({ pk, ttl: 6, n: 1 }))
    await subject.store.create('ops', aDocument({ pk, id: 'stays' }))
    await subject.advance(4)
    expect((await subject.store.get('ops', pk, document.id))?.document).toEqual(document)
    expect(await subject.store.count('ops', pk, { type: 'note' })).toBe(2)
    await subject.advance(3)
    expect(await subject.store.get('ops', pk, document.id)).toBeNull()
    expect(await subject.store.count('ops', pk, { type: 'note' })).toBe(1)
    expect(idsOf((await subject.store.query('ops', pk, { type: 'note', orderBy, limit: 10 })).items)).toEqual(['stays'])
    expect(idsOf((await subject.store.changes('ops', pk, 'start', 10)).items)).toEqual(['stays'])
    expect(await codeOf(subject.store.replace('ops', document, etag))).toBe('not-found')
    expect(await codeOf(subject.store.increment('ops', pk, document.id, 'n', 1))).toBe('not-found')
    expect(await codeOf(subject.store.delete('ops', pk, document.id, etag))).toBe('not-found')
    expect(await codeOf(subject.store.delete('ops', pk, document.id))).toBe('none')
    expect(await codeOf(subject.store.batch('ops', pk, [{ op: 'increment', id: document.id, field: 'n', by: 1 }]))).toBe('not-found')
    expect(await codeOf(subject.store.create('ops', document))).toBe('none')
  })

  test('an expired id is free again, alone and in a batch', async () => {
    const pk = aTeamPartition()
    const first = await subject.store.create('ops', aDocument({ pk, ttl: 2 }))
    const other = await subject.store.create('ops', aDocument({ pk, ttl: 2 }))
    await subject.advance(4)
    const again = await subject.store.create('ops', { ...first.document, n: 2 })
    expect(again.etag).not.toBe(first.etag)
    await subject.store.batch('ops', pk, [{ op: 'create', document: { ...other.document, n: 2 } }])
    expect(await subject.store.count('ops', pk, { type: 'note' })).toBe(2)
  })

  test('every write starts the time again', async () => {
    const pk = aTeamPartition()
    const { document } = await subject.store.create('ops', aDocument({ pk, ttl: 6, n: 1 }))
    await subject.advance(4)
    await subject.store.upsert('ops', document)
    await subject.advance(4)
    expect((await subject.store.increment('ops', pk, document.id, 'n', 1)).document['ttl']).toBe(6)
    await subject.advance(4)
    expect(await isThere(pk, document.id)).toBe(true)
    await subject.advance(3)
    expect(await isThere(pk, document.id)).toBe(false)
  })

  test('a document written without ttl stays for good', async () => {
    const pk = aTeamPartition()
    const { ttl: _, ...forGood } = aDocument({ pk, ttl: 3, n: 1 })
    const { etag } = await subject.store.create('ops', { ...forGood, ttl: 3 })
    const kept = await subject.store.replace('ops', forGood, etag)
    expect(kept.document).not.toHaveProperty('ttl')
    await subject.advance(5)
    expect(await subject.store.get('ops', pk, forGood.id)).toEqual(kept)
  })

  test('a soft delete can be undone until its time is over', async () => {
    const pk = aTeamPartition()
    const [undone, forgotten] = [await subject.store.create('app', aDocument({ pk })), await subject.store.create('app', aDocument({ pk }))]
    const softDelete = { deletedAt: '2026-11-23T10:00:00.000Z', ttl: 5 }
    const deleted = await subject.store.replace('app', { ...undone.document, ...softDelete }, undone.etag)
    await subject.store.replace('app', { ...forgotten.document, ...softDelete }, forgotten.etag)
    const live = { op: 'not', filter: { op: 'exists', field: 'deletedAt' } } as const
    expect(await subject.store.count('app', pk, { type: 'note', where: live })).toBe(0)
    await subject.advance(3)
    await subject.store.replace('app', undone.document, deleted.etag)
    await subject.advance(4)
    expect(idsOf((await subject.store.query('app', pk, { type: 'note', where: live, orderBy, limit: 10 })).items)).toEqual([
      undone.document.id,
    ])
    expect(await subject.store.get('app', pk, forgotten.document.id)).toBeNull()
  })

  test('a page goes on when the document that its cursor stands on expires', async () => {
    const pk = aTeamPartition()
    for (const id of ['a', 'b', 'c']) await subject.store.create('ops', aDocument({ pk, id, ...(id === 'b' && { ttl: 2 }) }))
    const first = await subject.store.query('ops', pk, { type: 'note', orderBy, limit: 2 })
    await subject.advance(4)
    const second = await subject.store.query('ops', pk, { type: 'note', orderBy, limit: 2, cursor: first.nextCursor ?? '' })
    expect([...idsOf(first.items), ...idsOf(second.items)]).toEqual(['a', 'b', 'c'])
  })
}
