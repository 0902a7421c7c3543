/** Create, read, replace, upsert, delete, increment. */
import { expect, test } from 'vitest'
import { aDocument, aTeamPartition, codeOf } from '#tests/support/store/documents.ts'
import type { Subject } from '../document-store.contract.ts'

export function crudCases(subject: Subject): void {
  test('answers a ping', async () => {
    await expect(subject.store.ping()).resolves.toBeUndefined()
  })

  test('a created document reads back as it was written, with nothing added', async () => {
    const document = aDocument({
      pk: aTeamPartition(),
      title: 'Blue-green',
      tags: ['ci', 'ops'],
      nested: { deep: [1, { a: null }] },
      done: false,
    })
    const created = await subject.store.create('app', document)
    expect(created.document).toEqual(document)
    expect(await subject.store.get('app', document.pk, document.id)).toEqual(created)
    expect(await subject.second.get('app', document.pk, document.id)).toEqual(created)
  })

  test('a field that is undefined is left out', async () => {
    const document = aDocument({ pk: aTeamPartition(), maybe: undefined })
    const { document: stored } = await subject.store.create('app', document)
    expect(Object.keys(stored)).not.toContain('maybe')
  })

  test('a document that was never written is null', async () => {
    expect(await subject.store.get('app', aTeamPartition(), 'nothing')).toBeNull()
  })

  test('creating an id twice is a conflict and keeps the first', async () => {
    const pk = aTeamPartition()
    const document = aDocument({ pk, title: 'first' })
    await subject.store.create('app', document)
    await expect(subject.store.create('app', { ...document, title: 'second' })).rejects.toMatchObject({
      name: 'StoreError',
      code: 'conflict',
    })
    expect((await subject.store.get('app', pk, document.id))?.document['title']).toBe('first')
  })

  test('creating the very same document twice is a conflict too', async () => {
    const document = aDocument({ pk: aTeamPartition() })
    await subject.store.create('app', document)
    expect(await codeOf(subject.store.create('app', document))).toBe('conflict')
  })

  test('replace with the stored etag writes, and gives a new etag', async () => {
    const document = aDocument({ pk: aTeamPartition(), title: 'before', old: true })
    const created = await subject.store.create('app', document)
    const { old: _, ...rest } = document
    const replaced = await subject.store.replace('app', { ...rest, title: 'after' }, created.etag)
    expect(replaced.document['title']).toBe('after')
    expect(replaced.document).not.toHaveProperty('old')
    expect(replaced.etag).not.toBe(created.etag)
    expect(await subject.store.get('app', document.pk, document.id)).toEqual(replaced)
  })

  test('replace with an etag of before is stale and changes nothing', async () => {
    const document = aDocument({ pk: aTeamPartition(), n: 1 })
    const first = await subject.store.create('app', document)
    const second = await subject.store.replace('app', { ...document, n: 2 }, first.etag)
    expect(await codeOf(subject.store.replace('app', { ...document, n: 3 }, first.etag))).toBe('stale')
    expect(await subject.store.get('app', document.pk, document.id)).toEqual(second)
  })

  test.each(['*', '"*"', 'W/"1"', '', 'a\r\nx-evil: 1', 'ä', 'never'])('an etag from nowhere never matches: %j', async (etag) => {
    const document = aDocument({ pk: aTeamPartition(), n: 1 })
    await subject.store.create('app', document)
    expect(await codeOf(subject.store.replace('app', { ...document, n: 2 }, etag))).toBe(etag === '' ? 'invalid' : 'stale')
    expect((await subject.store.get('app', document.pk, document.id))?.document['n']).toBe(1)
  })

  test('replacing what is not there is not-found', async () => {
    expect(await codeOf(subject.store.replace('app', aDocument({ pk: aTeamPartition() }), 'any'))).toBe('not-found')
  })

  test('upsert creates and overwrites, with a new etag each time, also for the same content', async () => {
    const document = aDocument({ pk: aTeamPartition() })
    const etags = new Set<string>()
    for (let round = 0; round < 3; round += 1) etags.add((await subject.store.upsert('app', document)).etag)
    expect(etags.size).toBe(3)
    const overwritten = await subject.store.upsert('app', { ...document, title: 'new' })
    expect(await subject.store.get('app', document.pk, document.id)).toEqual(overwritten)
  })

  test('an etag is text that fits between quotes in a header', async () => {
    const { etag } = await subject.store.create('app', aDocument({ pk: aTeamPartition() }))
    expect(etag).toMatch(/^[\x21\x23-\x7e]+$/u)
  })

  test('delete removes for good, and again is fine', async () => {
    const { document } = await subject.store.create('app', aDocument({ pk: aTeamPartition() }))
    await subject.store.delete('app', document.pk, document.id)
    expect(await subject.store.get('app', document.pk, document.id)).toBeNull()
    await expect(subject.store.delete('app', document.pk, document.id)).resolves.toBeUndefined()
  })

  test('delete with an etag checks it: stale keeps, right deletes, gone is not-found', async () => {
    const document = aDocument({ pk: aTeamPartition() })
    const first = await subject.store.create('app', document)
    const second = await subject.store.upsert('app', document)
    expect(await codeOf(subject.store.delete('app', document.pk, document.id, first.etag))).toBe('stale')
    expect(await subject.store.get('app', document.pk, document.id)).not.toBeNull()
    await subject.store.delete('app', document.pk, document.id, second.etag)
    expect(await codeOf(subject.store.delete('app', document.pk, document.id, second.etag))).toBe('not-found')
  })

  test('a document made again after a delete does not take the old etag', async () => {
    const document = aDocument({ pk: aTeamPartition() })
    const first = await subject.store.create('app', document)
    await subject.store.delete('app', document.pk, document.id)
    await subject.store.create('app', document)
    expect(await codeOf(subject.store.replace('app', document, first.etag))).toBe('stale')
  })

  test('increment adds, counts a missing field as 0, takes negatives, and gives a new etag', async () => {
    const { document, etag } = await subject.store.create('app', aDocument({ pk: aTeamPartition(), helped: 2 }))
    const once = await subject.store.increment('app', document.pk, document.id, 'helped', 3)
    expect(once.document['helped']).toBe(5)
    expect(once.etag).not.toBe(etag)
    expect((await subject.store.increment('app', document.pk, document.id, 'opened', 1)).document['opened']).toBe(1)
    expect((await subject.store.increment('app', document.pk, document.id, 'helped', -1)).document).toEqual({
      ...document,
      helped: 4,
      opened: 1,
    })
  })

  test('incrementing what is not there is not-found', async () => {
    expect(await codeOf(subject.store.increment('app', aTeamPartition(), 'nothing', 'n', 1))).toBe('not-found')
  })

  test.each(['text', null, [1], { n: 1 }, true])('incrementing what is no number is invalid: %j', async (value) => {
    const { document } = await subject.store.create('app', aDocument({ pk: aTeamPartition(), value }))
    expect(await codeOf(subject.store.increment('app', document.pk, document.id, 'value', 1))).toBe('invalid')
  })

  test('Unicode comes back as it was: emoji, right-to-left, combining, separators, NUL', async () => {
    const text = '👩‍👩‍👧 שלום e\u0301 \u2028\u2029 \u0000 \u007f \\ " \' 漢字 𝒳 \ufeff'
    const { document } = await subject.store.create(
      'app',
      aDocument({ pk: aTeamPartition(), text, list: [text], ['map']: { [text]: text } }),
    )
    expect((await subject.store.get('app', document.pk, document.id))?.document).toEqual(document)
    expect(document['text']).toBe(text)
  })

  test('numbers come back as they were', async () => {
    const numbers = [0, -1, 0.1, 1e21, 5e-324, Number.MAX_SAFE_INTEGER, 1_763_900_000_000]
    const { document } = await subject.store.create('app', aDocument({ pk: aTeamPartition(), numbers }))
    expect((await subject.store.get('app', document.pk, document.id))?.document['numbers']).toEqual(numbers)
  })

  test('a nested key named __proto__ is data like any other', async () => {
    const payload = JSON.parse('{"__proto__":{"polluted":true},"constructor":1}')
    const { document } = await subject.store.create('app', aDocument({ pk: aTeamPartition(), payload }))
    const read = await subject.store.get('app', document.pk, document.id)
    expect(JSON.stringify(read?.document['payload'])).toBe('{"__proto__":{"polluted":true},"constructor":1}')
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })
}
