/** Batches: one partition, all or nothing. */
import { expect, test } from 'vitest'
import type { BatchOperation } from '#bot/ports/document-store.ts'
import { aDocument, aTeamPartition, codeOf, createAll } from '#tests/support/store/documents.ts'
import type { Subject } from '../document-store.contract.ts'

export function batchCases(subject: Subject): void {
  test('every kind of operation, with one answer each', async () => {
    const pk = aTeamPartition()
    const [kept, counted, dropped] = await createAll(subject.store, [aDocument({ pk, n: 1 }), aDocument({ pk, n: 1 }), aDocument({ pk })])
    if (!kept || !counted || !dropped) throw new Error('three were created')
    const created = aDocument({ pk })
    const upserted = aDocument({ pk })
    const answers = await subject.store.batch('app', pk, [
      { op: 'create', document: created },
      { op: 'upsert', document: upserted },
      { op: 'replace', document: { ...kept.document, n: 2 }, ifMatch: kept.etag },
      { op: 'increment', id: counted.document.id, field: 'n', by: 4 },
      { op: 'delete', id: dropped.document.id, ifMatch: dropped.etag },
    ])
    expect(answers.map((answer) => answer?.document ?? null)).toEqual([
      created,
      upserted,
      { ...kept.document, n: 2 },
      { ...counted.document, n: 5 },
      null,
    ])
    for (const answer of answers) if (answer) expect(await subject.store.get('app', pk, answer.document.id)).toEqual(answer)
    expect(await subject.store.get('app', pk, dropped.document.id)).toBeNull()
    expect(await subject.store.count('app', pk, { type: 'note' })).toBe(4)
  })

  test('an operation sees what the ones before it did', async () => {
    const pk = aTeamPartition()
    const document = aDocument({ pk, n: 1 })
    const answers = await subject.store.batch('app', pk, [
      { op: 'create', document },
      { op: 'increment', id: document.id, field: 'n', by: 1 },
      { op: 'increment', id: document.id, field: 'n', by: 1 },
    ])
    expect(answers.map((answer) => answer?.document['n'])).toEqual([1, 2, 3])
    expect(await subject.store.get('app', pk, document.id)).toEqual(answers[2])
  })

  test.each<[string, string, (existing: string, etag: string, pk: string) => BatchOperation]>([
    ['a conflict', 'conflict', (id, _etag, pk) => ({ op: 'create', document: aDocument({ pk, id }) })],
    ['a stale etag', 'stale', (id, _etag, pk) => ({ op: 'replace', document: aDocument({ pk, id }), ifMatch: 'old' })],
    ['a stale delete', 'stale', (id) => ({ op: 'delete', id, ifMatch: 'old' })],
    ['a missing replace', 'not-found', (_id, etag, pk) => ({ op: 'replace', document: aDocument({ pk }), ifMatch: etag })],
    ['a missing increment', 'not-found', () => ({ op: 'increment', id: 'nothing', field: 'n', by: 1 })],
    ['a missing delete', 'not-found', () => ({ op: 'delete', id: 'nothing' })],
    ['an increment of a text', 'invalid', (id) => ({ op: 'increment', id, field: 'title', by: 1 })],
  ])('%s fails with its index and keeps nothing', async (_what, code, makeFailing) => {
    const pk = aTeamPartition()
    const existing = await subject.store.create('app', aDocument({ pk, n: 1, title: 'text' }))
    const { id } = existing.document
    const operations: readonly BatchOperation[] = [
      { op: 'create', document: aDocument({ pk }) },
      { op: 'increment', id, field: 'n', by: 1 },
      makeFailing(id, existing.etag, pk),
      { op: 'create', document: aDocument({ pk }) },
    ]
    await expect(subject.store.batch('app', pk, operations)).rejects.toMatchObject({ name: 'StoreError', code, index: 2 })
    expect(await subject.store.get('app', pk, id)).toEqual(existing)
    expect(await subject.store.count('app', pk, { type: 'note' })).toBe(1)
  })

  test('a malformed operation is refused with its index before anything is written', async () => {
    const pk = aTeamPartition()
    const operations: readonly BatchOperation[] = [
      { op: 'create', document: aDocument({ pk }) },
      { op: 'create', document: aDocument({ pk, id: 'a/b' }) },
    ]
    await expect(subject.store.batch('app', pk, operations)).rejects.toMatchObject({ code: 'invalid', index: 1 })
    expect(await subject.store.count('app', pk, { type: 'note' })).toBe(0)
  })

  test('a document of another partition is refused', async () => {
    const pk = aTeamPartition()
    const document = aDocument({ pk: aTeamPartition() })
    expect(await codeOf(subject.store.batch('app', pk, [{ op: 'create', document }]))).toBe('invalid')
    expect(await subject.store.get('app', document.pk, document.id)).toBeNull()
  })

  test('100 operations work; none, or 101, are refused', async () => {
    const pk = aTeamPartition()
    const operations = (size: number): readonly BatchOperation[] =>
      Array.from({ length: size }, () => ({ op: 'create', document: aDocument({ pk }) }))
    expect(await codeOf(subject.store.batch('app', pk, []))).toBe('invalid')
    expect(await codeOf(subject.store.batch('app', pk, operations(101)))).toBe('invalid')
    expect(await subject.store.batch('app', pk, operations(100))).toHaveLength(100)
    expect(await subject.store.count('app', pk, { type: 'note' })).toBe(100)
  })

  test('a vote and its count stay together under repeats', async () => {
    const pk = aTeamPartition()
    const { document: resource } = await subject.store.create('app', aDocument({ pk, helped: 0 }))
    const codes: string[] = []
    for (let turn = 0; turn < 9; turn += 1) {
      const vote = aDocument({ pk, id: `helped:${resource.id}:person-${turn % 3}`, type: 'vote' })
      codes.push(
        await codeOf(
          subject.store.batch('app', pk, [
            { op: 'create', document: vote },
            { op: 'increment', id: resource.id, field: 'helped', by: 1 },
          ]),
        ),
      )
    }
    expect(codes.filter((code) => code === 'conflict')).toHaveLength(6)
    expect((await subject.store.get('app', pk, resource.id))?.document['helped']).toBe(3)
  })
}
