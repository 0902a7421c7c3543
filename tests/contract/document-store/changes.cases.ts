/** The change feed of one partition. */
import { expect, test } from 'vitest'
import type { Stored } from '#bot/ports/document-store.ts'
import { aDocument, aTeamPartition, codeOf, createAll, idsOf } from '#tests/support/store/documents.ts'
import type { Subject } from '../document-store.contract.ts'

export function changesCases(subject: Subject): void {
  const drain = async (pk: string, from: string, limit = 100): Promise<{ readonly items: readonly Stored[]; readonly cursor: string }> => {
    const items: Stored[] = []
    let cursor = from
    for (let page = 0; page < 100; page += 1) {
      const answer = await subject.store.changes('app', pk, cursor, limit)
      items.push(...answer.items)
      cursor = answer.cursor
      if (!answer.hasMore) return { items, cursor }
    }
    throw new Error('the changes do not end')
  }

  test('from the start: all that is there, in the order of writing, with etags', async () => {
    const pk = aTeamPartition()
    const stored = await createAll(
      subject.store,
      ['c', 'a', 'b'].map((id) => aDocument({ pk, id })),
    )
    expect((await drain(pk, 'start')).items).toEqual(stored)
  })

  test('an empty partition has no changes, and a cursor that works later', async () => {
    const pk = aTeamPartition()
    const { items, cursor } = await drain(pk, 'start')
    expect(items).toEqual([])
    await subject.store.create('app', aDocument({ pk, id: 'later' }))
    expect(idsOf((await drain(pk, cursor)).items)).toEqual(['later'])
  })

  test('from now: nothing of before, everything after, also by another instance', async () => {
    const pk = aTeamPartition()
    await createAll(subject.store, [aDocument({ pk })])
    const now = await subject.store.changes('app', pk, 'now', 10)
    expect(now.items).toEqual([])
    expect(now.hasMore).toBe(false)
    await subject.second.create('app', aDocument({ pk, id: 'after' }))
    expect(idsOf((await drain(pk, now.cursor)).items)).toEqual(['after'])
  })

  test('resuming gives each change once, and the same cursor gives the same again', async () => {
    const pk = aTeamPartition()
    await createAll(subject.store, [aDocument({ pk, id: 'a' })])
    const first = await drain(pk, 'start')
    await createAll(subject.store, [aDocument({ pk, id: 'b' }), aDocument({ pk, id: 'c' })])
    const second = await drain(pk, first.cursor)
    expect(idsOf(second.items)).toEqual(['b', 'c'])
    expect(idsOf((await drain(pk, first.cursor)).items)).toEqual(['b', 'c'])
    expect((await drain(pk, second.cursor)).items).toEqual([])
  })

  test('a document changed often appears once, in its latest version, at its latest place', async () => {
    const pk = aTeamPartition()
    await createAll(subject.store, [aDocument({ pk, id: 'a', n: 0 }), aDocument({ pk, id: 'b' })])
    for (let n = 0; n < 3; n += 1) await subject.store.increment('app', pk, 'a', 'n', 1)
    const { items } = await drain(pk, 'start')
    expect(idsOf(items)).toEqual(['b', 'a'])
    expect(items[1]?.document['n']).toBe(3)
    expect(items[1]).toEqual(await subject.store.get('app', pk, 'a'))
  })

  test('every kind of write is a change, a soft delete too; a hard delete leaves none', async () => {
    const pk = aTeamPartition()
    const stored = await createAll(
      subject.store,
      ['replaced', 'upserted', 'counted', 'deleted', 'soft', 'batched'].map((id) => aDocument({ pk, id })),
    )
    const { cursor } = await drain(pk, 'start')
    const [replaced, upserted, , , soft] = stored
    if (!replaced || !upserted || !soft) throw new Error('created')
    await subject.store.replace('app', replaced.document, replaced.etag)
    await subject.store.upsert('app', upserted.document)
    await subject.store.increment('app', pk, 'counted', 'n', 1)
    await subject.store.delete('app', pk, 'deleted')
    await subject.store.replace('app', { ...soft.document, deletedAt: '2026-11-23T10:00:00.000Z', ttl: 2_592_000 }, soft.etag)
    await subject.store.batch('app', pk, [{ op: 'increment', id: 'batched', field: 'n', by: 1 }])
    const { items } = await drain(pk, cursor)
    expect(idsOf(items)).toEqual(['replaced', 'upserted', 'counted', 'soft', 'batched'])
    expect(items[3]?.document.deletedAt).toBe('2026-11-23T10:00:00.000Z')
  })

  test('pages of changes are complete while others write', async () => {
    const pk = aTeamPartition()
    const stored = await createAll(
      subject.store,
      Array.from({ length: 7 }, () => aDocument({ pk })),
    )
    const first = await subject.store.changes('app', pk, 'start', 3)
    expect(first.items).toEqual(stored.slice(0, 3))
    expect(first.hasMore).toBe(true)
    await subject.second.create('app', aDocument({ pk, id: 'meanwhile' }))
    expect(idsOf((await drain(pk, first.cursor, 3)).items)).toEqual([...idsOf(stored.slice(3)), 'meanwhile'])
  })

  test('all the changes of one batch arrive', async () => {
    const pk = aTeamPartition()
    const documents = Array.from({ length: 20 }, () => aDocument({ pk }))
    await subject.store.batch(
      'app',
      pk,
      documents.map((document) => ({ op: 'create', document })),
    )
    expect(idsOf((await drain(pk, 'start', 3)).items)).toEqual(idsOf(documents.map((document) => ({ document, etag: '' }))))
  })

  test('changes of other partitions move nothing here', async () => {
    const pk = aTeamPartition()
    const { cursor } = await drain(pk, 'start')
    await createAll(subject.store, [aDocument({ pk: aTeamPartition() }), aDocument({ pk: aTeamPartition() })])
    expect((await drain(pk, cursor)).items).toEqual([])
  })

  test.each(['', 'garbage', 'Start', '0', '*', '"1"'])('the cursor %j is refused', async (cursor) => {
    expect(await codeOf(subject.store.changes('app', aTeamPartition(), cursor, 10))).toBe('invalid')
  })
}
