/** What the Cosmos store does when the service is down, or loses its answers: the outcome is right, and single. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { DocumentStore } from '#bot/ports/document-store.ts'
import type { FakeCosmos, SeenRequest } from '#tests/support/cosmos/fake-cosmos.ts'
import { openCosmosForTest } from '#tests/support/cosmos/open-cosmos.ts'
import { aDocument, aTeamPartition, codeOf } from '#tests/support/store/documents.ts'

type Opened = Awaited<ReturnType<typeof openCosmosForTest>>
let opened: Opened
let store: DocumentStore
let fake: FakeCosmos

beforeAll(async () => {
  opened = await openCosmosForTest({ requestTimeoutMs: 5_000 })
  ;({ store, fake } = opened)
})
afterEach(() => fake.clear())
afterAll(() => opened.close())

const orderBy = { field: 'id', direction: 'asc' } as const
const writesIn = (seen: readonly SeenRequest[]): number => seen.filter(({ verb }) => verb !== 'GET').length

/** Two requests at most: the first meets the fault. `commits`: it was done all the same. */
const outages: readonly (readonly [string, boolean, () => void])[] = [
  ['503, not done', false, () => fake.failNext(1, 503)],
  ['503, done all the same', true, () => fake.failNext(1, 503, { commits: true })],
  ['408, done all the same', true, () => fake.failNext(1, 408, { commits: true })],
  ['500, not done', false, () => fake.failNext(1, 500)],
  ['no answer, done all the same', true, () => fake.dropAnswers(1)],
]

describe('D2: an outage during a write', () => {
  test.each(outages)('create after %s: written once', async (_what, _commits, fail) => {
    const document = aDocument({ pk: aTeamPartition(), owner: 'me' })
    fail()
    const stored = await store.create('app', document)
    expect(stored).toEqual(await opened.second.get('app', document.pk, document.id))
    expect(stored.document).toEqual(document)
  })

  test.each(outages)('create of an id that another has, after %s: still a conflict', async (_what, _commits, fail) => {
    const document = aDocument({ pk: aTeamPartition(), owner: 'another' })
    const theirs = await opened.second.create('app', document)
    fail()
    // A refusal that was lost is asked for again; a 5xx that was not done as well.
    expect(await codeOf(store.create('app', { ...document, owner: 'me' }))).toBe('conflict')
    expect(await store.get('app', document.pk, document.id)).toEqual(theirs)
  })

  test.each(outages)('replace after %s: written once, and the etag is the stored one', async (_what, _commits, fail) => {
    const { document, etag } = await store.create('app', aDocument({ pk: aTeamPartition(), n: 1 }))
    fail()
    const replaced = await store.replace('app', { ...document, n: 2 }, etag)
    expect(replaced).toEqual(await opened.second.get('app', document.pk, document.id))
    expect(replaced.document['n']).toBe(2)
  })

  test('replace whose answer was lost, with another write on top: unknown, and the other write stands', async () => {
    const { document, etag } = await store.create('app', aDocument({ pk: aTeamPartition(), n: 1 }))
    fake.takeSeen()
    fake.dropAnswers(1)
    const code = codeOf(store.replace('app', { ...document, n: 2 }, etag))
    while (writesIn(fake.takeSeen()) === 0) await nextTurn()
    await opened.second.increment('app', document.pk, document.id, 'n', 5)
    expect(await code).toBe('unavailable')
    expect((await store.get('app', document.pk, document.id))?.document['n']).toBe(7)
  })

  test.each(outages)('upsert after %s', async (_what, _commits, fail) => {
    const document = aDocument({ pk: aTeamPartition() })
    fail()
    expect(await store.upsert('app', document)).toEqual(await opened.second.get('app', document.pk, document.id))
  })

  test.each(outages)('delete after %s: gone, with and without an etag', async (_what, _commits, fail) => {
    const [plain, matched] = [
      await store.create('app', aDocument({ pk: aTeamPartition() })),
      await store.create('app', aDocument({ pk: aTeamPartition() })),
    ]
    fail()
    await store.delete('app', plain.document.pk, plain.document.id)
    fail()
    await store.delete('app', matched.document.pk, matched.document.id, matched.etag)
    expect(await store.get('app', plain.document.pk, plain.document.id)).toBeNull()
    expect(await store.get('app', matched.document.pk, matched.document.id)).toBeNull()
  })

  test.each(outages)('increment after %s: never sent again, and said to be unknown', async (_what, commits, fail) => {
    const { document } = await store.create('app', aDocument({ pk: aTeamPartition(), n: 1 }))
    fake.takeSeen()
    fail()
    expect(await codeOf(store.increment('app', document.pk, document.id, 'n', 1))).toBe('unavailable')
    expect(fake.takeSeen()).toHaveLength(1)
    expect((await store.get('app', document.pk, document.id))?.document['n']).toBe(commits ? 2 : 1)
  })

  test.each(outages)('a vote and its count after %s: both once', async (_what, _commits, fail) => {
    const pk = aTeamPartition()
    const { document: resource } = await store.create('app', aDocument({ pk, helped: 0 }))
    const other = await store.create('app', aDocument({ pk }))
    const vote = aDocument({ pk, type: 'vote' })
    fail()
    const answers = await store.batch('app', pk, [
      { op: 'create', document: vote },
      { op: 'increment', id: resource.id, field: 'helped', by: 1 },
      { op: 'delete', id: other.document.id },
    ])
    expect(answers.map((answer) => answer?.document ?? null)).toEqual([vote, { ...resource, helped: 1 }, null])
    expect(answers[0]).toEqual(await opened.second.get('app', pk, vote.id))
    expect((await opened.second.get('app', pk, resource.id))?.document['helped']).toBe(1)
  })

  test.each(outages)('a batch of replaces after %s', async (_what, _commits, fail) => {
    const pk = aTeamPartition()
    const stored = [await store.create('app', aDocument({ pk, n: 1 })), await store.create('app', aDocument({ pk, n: 1 }))]
    fail()
    const answers = await store.batch(
      'app',
      pk,
      stored.map(({ document, etag }) => ({ op: 'replace', document: { ...document, n: 2 }, ifMatch: etag })),
    )
    for (const answer of answers) expect(answer).toEqual(await opened.second.get('app', pk, answer?.document.id ?? ''))
  })

  test.each(outages)('a batch that nothing stored can prove, after %s: never sent again', async (_what, commits, fail) => {
    const pk = aTeamPartition()
    const { document } = await store.create('app', aDocument({ pk, n: 1 }))
    fake.takeSeen()
    fail()
    const operations = [
      { op: 'increment', id: document.id, field: 'n', by: 1 },
      { op: 'upsert', document: aDocument({ pk }) },
    ] as const
    expect(await codeOf(store.batch('app', pk, operations))).toBe('unavailable')
    expect(writesIn(fake.takeSeen())).toBe(1)
    expect((await store.get('app', pk, document.id))?.document['n']).toBe(commits ? 2 : 1)
  })

  test('a batch that another got in before of keeps its refusal and index', async () => {
    const pk = aTeamPartition()
    const taken = await store.create('app', aDocument({ pk, owner: 'another' }))
    fake.failNext(1, 503)
    const operations = [
      { op: 'create', document: aDocument({ pk }) },
      { op: 'create', document: { ...taken.document, owner: 'me' } },
    ] as const
    await expect(store.batch('app', pk, operations)).rejects.toMatchObject({ code: 'conflict', index: 1 })
    expect(await store.count('app', pk, { type: 'note' })).toBe(1)
  })

  test('a long outage is `unavailable` everywhere, two tries at most, and is over when it is over', async () => {
    const pk = aTeamPartition()
    const { document, etag } = await store.create('app', aDocument({ pk, n: 1 }))
    fake.takeSeen()
    fake.failNext(1_000, 503)
    const calls: readonly (() => Promise<unknown>)[] = [
      () => store.ping(),
      () => store.get('app', pk, document.id),
      () => store.create('app', aDocument({ pk })),
      () => store.replace('app', document, etag),
      () => store.upsert('app', document),
      () => store.delete('app', pk, document.id),
      () => store.increment('app', pk, document.id, 'n', 1),
      () => store.batch('app', pk, [{ op: 'create', document: aDocument({ pk }) }]),
      () => store.query('app', pk, { type: 'note', orderBy, limit: 1 }),
      () => store.count('app', pk, { type: 'note' }),
      () => store.changes('app', pk, 'start', 1),
    ]
    for (const call of calls) {
      expect(await codeOf(call())).toBe('unavailable')
      expect(fake.takeSeen().length).toBeLessThanOrEqual(2)
    }
    fake.clear()
    expect((await store.get('app', pk, document.id))?.etag).toBe(etag)
    expect(await store.count('app', pk, { type: 'note' })).toBe(1)
  })

  test('a service that never answers is given up after the time that was set', async () => {
    const impatient = await openCosmosForTest({ requestTimeoutMs: 400 })
    const document = aDocument({ pk: aTeamPartition() })
    impatient.fake.hang(1)
    const startedAt = performance.now()
    expect(await codeOf(impatient.store.increment('app', document.pk, document.id, 'n', 1))).toBe('unavailable')
    expect(performance.now() - startedAt).toBeLessThan(1_500)
    impatient.fake.hang(1)
    expect((await impatient.store.create('app', document)).document).toEqual(document)
    impatient.fake.hang(1)
    expect((await impatient.store.changes('app', document.pk, 'start', 1)).items).toHaveLength(1)
    await impatient.close()
  })

  test('reads are tried again after a lost answer', async () => {
    const { document } = await store.create('app', aDocument({ pk: aTeamPartition() }))
    fake.dropAnswers(1)
    expect((await store.get('app', document.pk, document.id))?.document).toEqual(document)
    fake.failNext(1, 503)
    expect((await store.query('app', document.pk, { type: 'note', orderBy, limit: 1 })).items).toHaveLength(1)
    fake.failNext(1, 500)
    expect(await store.count('app', document.pk, { type: 'note' })).toBe(1)
    fake.failNext(1, 408)
    expect((await store.changes('app', document.pk, 'start', 1)).items).toHaveLength(1)
  })
})
