/** Nothing crosses partitions, tenants or containers: every method of the port is tried with the same ids elsewhere. */
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { ContainerName, DocumentStore, Stored } from '#bot/ports/document-store.ts'
import { aDocument, codeOf, idsOf } from '#tests/support/store/documents.ts'
import type { Subject } from '../document-store.contract.ts'

type Place = { readonly container: ContainerName; readonly pk: string }
type Neighbour = { readonly place: Place; readonly stored: readonly Stored[] }
type Attempt = (store: DocumentStore, mine: Place, foreignEtag: string) => Promise<unknown>

const ids = ['shared-id', 'other-id'] as const
const orderBy = { field: 'id', direction: 'asc' } as const

/** Each works at `mine`; afterwards no neighbour may have changed, and what it returned may hold nothing of theirs. */
const attempts: Readonly<Record<Exclude<keyof DocumentStore, 'ping' | 'close'>, Attempt>> = {
  get: (store, { container, pk }) => store.get(container, pk, 'shared-id'),
  create: async (store, { container, pk }) => {
    expect(await codeOf(store.create(container, aDocument({ pk, id: 'shared-id' })))).toBe('conflict')
    return store.create(container, aDocument({ pk, id: 'new-id', place: `${container} ${pk}` }))
  },
  replace: async (store, { container, pk }, foreignEtag) => {
    const mine = await store.get(container, pk, 'shared-id')
    if (!mine) throw new Error('seeded')
    if (mine.etag !== foreignEtag) expect(await codeOf(store.replace(container, mine.document, foreignEtag))).toBe('stale')
    return store.replace(container, { ...mine.document, changed: true }, mine.etag)
  },
  upsert: (store, { container, pk }) => store.upsert(container, aDocument({ pk, id: 'shared-id', place: `${container} ${pk}` })),
  delete: (store, { container, pk }) => store.delete(container, pk, 'shared-id'),
  increment: (store, { container, pk }) => store.increment(container, pk, 'shared-id', 'n', 5),
  batch: (store, { container, pk }) =>
    store.batch(container, pk, [
      { op: 'increment', id: 'shared-id', field: 'n', by: 1 },
      { op: 'delete', id: 'other-id' },
    ]),
  query: async (store, { container, pk }) => {
    const { items } = await store.query(container, pk, {
      type: 'note',
      where: {
        op: 'or',
        filters: [
          { op: 'exists', field: 'pk' },
          { op: 'exists', field: 'n' },
        ],
      },
      orderBy,
      limit: 100,
    })
    expect(idsOf(items)).toEqual(['other-id', 'shared-id'])
    return items
  },
  count: async (store, { container, pk }) => {
    const found = await store.count(container, pk, { type: 'note' })
    expect(found).toBe(ids.length)
    return found
  },
  changes: async (store, { container, pk }) => {
    const { items } = await store.changes(container, pk, 'start', 100)
    expect(idsOf(items).toSorted()).toEqual(['other-id', 'shared-id'])
    return items
  },
}

export function isolationCases(subject: Subject): void {
  /** The same ids in two teams, a person, another tenant's team, the tenant itself and a key that is a prefix, in both containers. */
  const seed = async (): Promise<readonly Neighbour[]> => {
    const tenants = [randomUUID(), randomUUID()] as const
    const pks = [
      `t|${tenants[0]}|g|team-1`,
      `t|${tenants[0]}|g|team-2`,
      `t|${tenants[0]}|g|team-1x`,
      `t|${tenants[0]}|u|team-1`,
      `t|${tenants[0]}`,
      `t|${tenants[1]}|g|team-1`,
    ]
    const places = pks.flatMap((pk) => (['app', 'ops'] as const).map((container) => ({ container, pk })))
    const seedPlace = async (place: Place): Promise<Neighbour> => ({
      place,
      stored: await Promise.all(
        ids.map((id) =>
          subject.store.create(place.container, aDocument({ pk: place.pk, id, n: 1, place: `${place.container} ${place.pk}` })),
        ),
      ),
    })
    return Promise.all(places.map(seedPlace))
  }

  test('the port has no method without an isolation case', () => {
    expect([...Object.keys(attempts), 'ping', 'close'].toSorted()).toEqual(Object.keys(subject.store).toSorted())
  })

  test.each(Object.entries(attempts))('%s stays in its partition and container', async (_method, attempt) => {
    const [mine, ...others] = await seed()
    if (!mine) throw new Error('seeded')
    const answer = await attempt(subject.store, mine.place, others[0]?.stored[0]?.etag ?? '')
    for (const { place } of others) expect(JSON.stringify(answer) ?? '').not.toContain(`${place.container} ${place.pk}"`)
    for (const { place, stored } of others) {
      for (const document of stored) expect(await subject.second.get(place.container, place.pk, document.document.id)).toEqual(document)
      expect(await subject.second.count(place.container, place.pk, { type: 'note' })).toBe(ids.length)
    }
  })

  test('a cursor of one team gives nothing of another', async () => {
    const [mine, other] = (await seed()).filter(({ place }) => place.container === 'app')
    if (!mine || !other) throw new Error('seeded')
    const page = await subject.store.query('app', other.place.pk, { type: 'note', orderBy, limit: 1 })
    expect(
      await codeOf(subject.store.query('app', mine.place.pk, { type: 'note', orderBy, limit: 1, cursor: page.nextCursor ?? '' })),
    ).toBe('invalid')
    const changes = await subject.store.changes('app', other.place.pk, 'start', 1)
    expect(await codeOf(subject.store.changes('app', mine.place.pk, changes.cursor, 1))).toBe('invalid')
    expect(await codeOf(subject.store.changes('ops', other.place.pk, changes.cursor, 1))).toBe('invalid')
  })
}
