/** Several writers at once, on two instances of the service: nothing is lost, and what may happen once happens once. */
import { expect, test } from 'vitest'
import type { DocumentStore } from '#bot/ports/document-store.ts'
import { aDocument, aTeamPartition, codeOf } from '#tests/support/store/documents.ts'
import type { Subject } from '../document-store.contract.ts'

export function concurrencyCases(subject: Subject): void {
  const instance = (n: number): DocumentStore => (n % 2 === 0 ? subject.store : subject.second)
  const all = <Result>(count: number, work: (store: DocumentStore, n: number) => Promise<Result>): Promise<readonly Result[]> =>
    Promise.all(Array.from({ length: count }, (_, n) => work(instance(n), n)))

  test('25 increments at once make 25', async () => {
    const { document } = await subject.store.create('app', aDocument({ pk: aTeamPartition(), n: 0 }))
    await all(25, (store) => store.increment('app', document.pk, document.id, 'n', 1))
    expect((await subject.store.get('app', document.pk, document.id))?.document['n']).toBe(25)
  })

  test('of 10 racers for one id one wins', async () => {
    const pk = aTeamPartition()
    const codes = await all(10, (store, n) => codeOf(store.create('ops', aDocument({ pk, id: 'checkin:2026-W48', owner: `racer-${n}` }))))
    expect(codes.toSorted()).toEqual([...Array.from({ length: 9 }, () => 'conflict'), 'none'])
    const winner = codes.indexOf('none')
    expect((await subject.store.get('ops', pk, 'checkin:2026-W48'))?.document['owner']).toBe(`racer-${winner}`)
  })

  test('of 10 racers for an expired lease one takes it, with the next token', async () => {
    const pk = aTeamPartition()
    const lease = await subject.store.create('ops', aDocument({ pk, id: 'lease', owner: 'gone', token: 7 }))
    const codes = await all(10, (store, n) =>
      codeOf(store.replace('ops', { ...lease.document, owner: `racer-${n}`, token: 8 }, lease.etag)),
    )
    expect(codes.toSorted()).toEqual(['none', ...Array.from({ length: 9 }, () => 'stale')])
    expect((await subject.store.get('ops', pk, 'lease'))?.document).toMatchObject({ owner: `racer-${codes.indexOf('none')}`, token: 8 })
  })

  test('D3: 20 editors at once lose no update', async () => {
    const { document } = await subject.store.create('app', aDocument({ pk: aTeamPartition(), lines: [] }))
    const edit = async (store: DocumentStore, n: number): Promise<void> => {
      for (let attempt = 0; attempt < 200; attempt += 1) {
        const read = await store.get('app', document.pk, document.id)
        if (!read) throw new Error('it was created')
        const lines = read.document['lines']
        if (!Array.isArray(lines)) throw new Error('lines are a list')
        const code = await codeOf(store.replace('app', { ...read.document, lines: [...lines, `editor-${n}`] }, read.etag))
        if (code === 'none') return
        expect(code).toBe('stale')
      }
      throw new Error(`editor ${n} never got through`)
    }
    await all(20, edit)
    const lines = (await subject.store.get('app', document.pk, document.id))?.document['lines']
    expect(lines).toHaveLength(20)
    expect(new Set(Array.isArray(lines) ? lines : []).size).toBe(20)
  })

  test('votes of 10 people, three times each at once, count 10', async () => {
    const pk = aTeamPartition()
    const { document: resource } = await subject.store.create('app', aDocument({ pk, helped: 0 }))
    await all(30, (store, n) => {
      const vote = aDocument({ pk, id: `helped:${resource.id}:person-${n % 10}`, type: 'vote' })
      return codeOf(
        store.batch('app', pk, [
          { op: 'create', document: vote },
          { op: 'increment', id: resource.id, field: 'helped', by: 1 },
        ]),
      )
    })
    expect((await subject.store.get('app', pk, resource.id))?.document['helped']).toBe(10)
    expect(await subject.store.count('app', pk, { type: 'vote' })).toBe(10)
  })

  test('readers see a batch whole or not at all', async () => {
    const pk = aTeamPartition()
    await subject.store.batch(
      'app',
      pk,
      ['a', 'b'].map((id) => ({ op: 'create', document: aDocument({ pk, id, n: 0 }) })),
    )
    const writer = (async () => {
      for (let n = 1; n <= 20; n += 1)
        await subject.store.batch(
          'app',
          pk,
          ['a', 'b'].map((id) => ({ op: 'upsert', document: aDocument({ pk, id, n }) })),
        )
    })()
    for (let look = 0; look < 20; look += 1) {
      const { items } = await subject.second.query('app', pk, { type: 'note', orderBy: { field: 'id', direction: 'asc' }, limit: 2 })
      expect(items[0]?.document['n']).toBe(items[1]?.document['n'])
    }
    await writer
  })
}
