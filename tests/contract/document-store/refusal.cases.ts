/** What the store refuses before it does anything. */
import { expect, test } from 'vitest'
import type { DocumentStore, StoreDocument } from '#bot/ports/document-store.ts'
import { aDocument, aTeamPartition, codeOf } from '#tests/support/store/documents.ts'
import type { Subject } from '../document-store.contract.ts'

const orderBy = { field: 'id', direction: 'asc' } as const

/** One call of every method that takes a partition key. */
const callsWith = (store: DocumentStore, pk: string): readonly (readonly [string, () => Promise<unknown>])[] => [
  ['get', () => store.get('app', pk, 'a')],
  ['create', () => store.create('app', aDocument({ pk }))],
  ['replace', () => store.replace('app', aDocument({ pk }), 'etag')],
  ['upsert', () => store.upsert('app', aDocument({ pk }))],
  ['delete', () => store.delete('app', pk, 'a')],
  ['increment', () => store.increment('app', pk, 'a', 'n', 1)],
  ['batch', () => store.batch('app', pk, [{ op: 'delete', id: 'a' }])],
  ['query', () => store.query('app', pk, { type: 'note', orderBy, limit: 1 })],
  ['count', () => store.count('app', pk, { type: 'note' })],
  ['changes', () => store.changes('app', pk, 'start', 1)],
]

export function refusalCases(subject: Subject): void {
  test.each([[''], [undefined], [null], [[]], [{}], ['t|x\n'], ['ä'], ['x'.repeat(501)]])(
    'a partition key of %j is refused by every method',
    async (pk) => {
      // What a caller without types, or with a missing variable, would pass.
      const hostile = pk as unknown as string
      for (const [method, call] of callsWith(subject.store, hostile)) {
        expect([method, await codeOf(call())]).toEqual([method, 'invalid'])
      }
    },
  )

  test.each(['', 'a/b', 'a\\b', 'a?b', 'a#b', 'ä', 'a b', "a'b", 'a\u0000', 'x'.repeat(256)])('an id of %j is refused', async (id) => {
    const pk = aTeamPartition()
    expect(await codeOf(subject.store.create('app', aDocument({ pk, id })))).toBe('invalid')
    expect(await codeOf(subject.store.get('app', pk, id))).toBe('invalid')
    expect(await codeOf(subject.store.batch('app', pk, [{ op: 'delete', id }]))).toBe('invalid')
  })

  test('the longest id and every allowed character work', async () => {
    const pk = aTeamPartition()
    const ids = ['x'.repeat(255), 'helped:res_1:per-2.3', '__proto__', 'constructor']
    for (const id of ids) await subject.store.create('app', aDocument({ pk, id }))
    for (const id of ids) expect((await subject.store.get('app', pk, id))?.document.id).toBe(id)
  })

  test.each<[string, Partial<StoreDocument>]>([
    ['no type', { type: '' }],
    ['a local time', { createdAt: '2026-11-23T09:00:00' }],
    ['no time', { updatedAt: 'yesterday' }],
    ['schema version 0', { schemaVersion: 0 }],
    ['nobody', { createdBy: '' }],
    ['ttl 0', { ttl: 0 }],
    ['ttl -1', { ttl: -1 }],
    ['half a second', { ttl: 0.5 }],
    ['a field of the engine', { _etag: 'x' }],
    ['a dotted field', { 'a.b': 1 }],
    ['a quoted field', { '"': 1 }],
  ])('a document with %s is refused', async (_what, fault) => {
    const document = { ...aDocument({ pk: aTeamPartition() }), ...fault } as StoreDocument
    expect(await codeOf(subject.store.create('app', document))).toBe('invalid')
    expect(await codeOf(subject.store.upsert('app', document))).toBe('invalid')
  })

  test('a document over 2 MB is too-large and nothing is stored, by any way of writing', async () => {
    const pk = aTeamPartition()
    const small = await subject.store.create('app', aDocument({ pk }))
    const large = { ...small.document, text: 'é'.repeat(1024 * 1024) }
    const other = { ...large, id: 'other' }
    expect(await codeOf(subject.store.create('app', other))).toBe('too-large')
    expect(await codeOf(subject.store.upsert('app', other))).toBe('too-large')
    expect(await codeOf(subject.store.replace('app', large, small.etag))).toBe('too-large')
    expect(await codeOf(subject.store.batch('app', pk, [{ op: 'create', document: other }]))).toBe('too-large')
    expect(await subject.store.get('app', pk, small.document.id)).toEqual(small)
    expect(await subject.store.count('app', pk, { type: 'note' })).toBe(1)
  })

  test('a document just under 2 MB is stored', async () => {
    const document = aDocument({ pk: aTeamPartition(), text: 'x'.repeat(2 * 1024 * 1024 - 2_000) })
    await subject.store.create('app', document)
    expect((await subject.store.get('app', document.pk, document.id))?.document['text']).toHaveLength(2 * 1024 * 1024 - 2_000)
  })

  test('a batch over 2 MB together is too-large and nothing is stored', async () => {
    const pk = aTeamPartition()
    const operations = [1, 2, 3].map(() => ({ op: 'create' as const, document: aDocument({ pk, text: 'x'.repeat(800 * 1024) }) }))
    expect(await codeOf(subject.store.batch('app', pk, operations))).toBe('too-large')
    expect(await subject.store.count('app', pk, { type: 'note' })).toBe(0)
  })

  test.each(['', 'a.b', 'a-b', '/a', 'id', 'pk', 'ttl', 'schemaVersion', 'updatedAt', '_ts', '__proto__', "a'"])(
    'increment refuses the field %j',
    async (field) => {
      const { document } = await subject.store.create('app', aDocument({ pk: aTeamPartition() }))
      expect(await codeOf(subject.store.increment('app', document.pk, document.id, field, 1))).toBe('invalid')
    },
  )

  test.each([Number.NaN, Number.POSITIVE_INFINITY])('increment by %d is refused', async (by) => {
    const { document } = await subject.store.create('app', aDocument({ pk: aTeamPartition() }))
    expect(await codeOf(subject.store.increment('app', document.pk, document.id, 'n', by))).toBe('invalid')
  })

  test.each([0, 101, 1.5, -1, Number.NaN])('a page of %d is refused', async (limit) => {
    expect(await codeOf(subject.store.query('app', aTeamPartition(), { type: 'note', orderBy, limit }))).toBe('invalid')
    expect(await codeOf(subject.store.changes('app', aTeamPartition(), 'start', limit))).toBe('invalid')
  })

  test('ordering by a field without an index is refused', async () => {
    const query = { type: 'note', orderBy: { field: 'dueAt', direction: 'asc' }, limit: 10 } as const
    expect(await codeOf(subject.store.query('app', aTeamPartition(), query))).toBe('invalid')
    expect(await codeOf(subject.store.query('ops', aTeamPartition(), query))).toBe('none')
  })
}
