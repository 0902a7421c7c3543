/** What teammates do with a resource: keep it true, say that it helped, add a view, let it go and bring it back. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import {
  commentsReply,
  deletedPageReply,
  helpedReply,
  historyReply,
  libraryReply,
  problemReply,
  resourcePageReply,
  resourceReply,
} from '#domain/api/replies.ts'
import { startApp, type Answer, type StartedApp } from '#tests/support/start-app.ts'
import { ada, aPerson, ben, cleo, north, south, type TestPerson } from '#tests/support/teams/cast.ts'

let app: StartedApp
const dora = aPerson('Dora Lindqvist')
beforeAll(async () => {
  app = await startApp()
  await app.install(north, [ada, ben, dora])
  await app.install(south, [cleo])
})
afterAll(() => app.stop())

const library = `/api/teams/${north.teamId}/resources`
const codeOf = ({ body }: Answer): string => problemReply.parse(body).code
const send = (as: TestPerson, path: string, method: string, body?: unknown, headers: Readonly<Record<string, string>> = {}) =>
  app.api(path, {
    as,
    method,
    ...(body === undefined ? {} : { body }),
    headers: { ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}), ...headers },
  })
const share = async (as: TestPerson, body: Readonly<Record<string, unknown>>) =>
  resourceReply.parse((await send(as, library, 'POST', body)).body)
const read = async (id: string, as = ada) => resourceReply.parse((await app.api(`${library}/${id}`, { as })).body)
const edit = (as: TestPerson, id: string, revision: number, body: unknown) =>
  send(as, `${library}/${id}`, 'PUT', body, { 'if-match': `"r${String(revision)}"` })
const listed = async (query: string, as = ada) =>
  resourcePageReply.parse((await app.api(`${library}?${query}`, { as })).body).items.map(({ title }) => title)

describe('editing', () => {
  test('a member keeps somebody else’s aid true, and the version before can be read', async () => {
    const { resourceId } = await share(ada, { kind: 'aid', title: 'Defrost K4', body: '1. Open', tags: 'k4' })
    const answer = await edit(ben, resourceId, 1, { kind: 'aid', title: 'Defrost K4', body: '1. Close', tags: 'k4' })
    expect(answer.headers.get('etag')).toBe('"r2"')
    expect(answer.body).toMatchObject({ revision: 2, body: '1. Close', sharedBy: { name: ada.name }, edited: { by: { name: ben.name } } })
    const { items } = historyReply.parse((await app.api(`${library}/${resourceId}/history`, { as: ada })).body)
    expect(items).toMatchObject([{ revision: 1, body: '1. Open', by: { name: ada.name } }])
  })

  test('an earlier version comes back as an edit, and nothing of the history is lost', async () => {
    const { resourceId } = await share(ada, { kind: 'aid', title: 'One' })
    await edit(ada, resourceId, 1, { kind: 'aid', title: 'Two' })
    await edit(ada, resourceId, 2, { kind: 'aid', title: 'One' })
    const { items } = historyReply.parse((await app.api(`${library}/${resourceId}/history`, { as: ada })).body)
    expect(items.map(({ revision, title }) => [revision, title])).toEqual([
      [2, 'Two'],
      [1, 'One'],
    ])
    expect(await read(resourceId)).toMatchObject({ title: 'One', revision: 3 })
  })

  test.each(['story', 'idea', 'note'])('a %s is changed by its author alone', async (kind) => {
    const { resourceId, mayEdit } = await share(ada, { kind, title: 'My own words' })
    expect(mayEdit).toBe(true)
    expect((await read(resourceId, ben)).mayEdit).toBe(false)
    const refused = await edit(ben, resourceId, 1, { kind, title: 'Other words' })
    expect([refused.status, codeOf(refused)]).toEqual([403, 'author-only'])
    expect((await edit(ada, resourceId, 1, { kind, title: 'Other words' })).status).toBe(200)
  })

  test('nobody takes an aid away from the team by making it a story', async () => {
    const { resourceId } = await share(ada, { kind: 'aid', title: 'Shared aid' })
    expect(codeOf(await edit(ben, resourceId, 1, { kind: 'story', title: 'Shared aid' }))).toBe('author-only')
    expect((await edit(ben, resourceId, 1, { kind: 'link', title: 'Shared aid' })).status).toBe(200)
  })

  test('A5: of twenty who edit the same version one wins, and the others get what is stored now', async () => {
    const { resourceId } = await share(ada, { kind: 'aid', title: 'Twenty editors' })
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) => edit(ben, resourceId, 1, { kind: 'aid', title: `Editor ${String(at)}` })),
    )
    const won = answers.filter(({ status }) => status === 200)
    expect(won).toHaveLength(1)
    const stored = await read(resourceId)
    expect(stored).toMatchObject({ revision: 2, title: resourceReply.parse(won[0]?.body).title })
    for (const { status, body } of answers.filter((answer) => answer !== won[0])) {
      expect(status).toBe(412)
      expect(problemReply.parse(body).current?.title).toBe(stored.title)
    }
  })

  test('an edit whose answer was lost is sent again and gets what it made', async () => {
    const { resourceId } = await share(ada, { kind: 'aid', title: 'Lost answer' })
    const once = await edit(ada, resourceId, 1, { kind: 'aid', title: 'Edited once' })
    const again = await edit(ada, resourceId, 1, { kind: 'aid', title: 'Edited once' })
    expect([once.status, again.status]).toEqual([200, 200])
    expect(again.body).toEqual(once.body)
    expect((await edit(ben, resourceId, 1, { kind: 'aid', title: 'Edited once' })).status).toBe(412)
  })

  test('a helped mark in between is no conflict', async () => {
    const { resourceId } = await share(ada, { kind: 'aid', title: 'Helped while edited' })
    await send(ben, `${library}/${resourceId}/helped`, 'PUT', {})
    expect((await edit(ada, resourceId, 1, { kind: 'aid', title: 'Edited while helped' })).status).toBe(200)
    expect((await read(resourceId)).helpedCount).toBe(1)
  })

  test('faults come by field, and nothing is changed', async () => {
    const { resourceId } = await share(ada, { kind: 'aid', title: 'Stays' })
    const answer = await edit(ada, resourceId, 1, { title: '', link: '' })
    expect(problemReply.parse(answer.body).fields).toEqual({ title: 'required' })
    expect(await read(resourceId)).toMatchObject({ title: 'Stays', revision: 1 })
  })

  test('it is found by its new words, and no longer by its old ones', async () => {
    const { resourceId } = await share(ada, { kind: 'aid', title: 'Quarrelsome kettle' })
    await edit(ada, resourceId, 1, { kind: 'aid', title: 'Placid teapot' })
    expect(await listed('query=placid')).toEqual(['Placid teapot'])
    expect(await listed('query=quarrelsome')).toEqual([])
  })
})

describe('this helped me', () => {
  const helped = (as: TestPerson, id: string, line = '') => send(as, `${library}/${id}/helped`, 'PUT', { line })

  test('counts each person once, however often they say it, and shows what changed in the work', async () => {
    const { resourceId } = await share(ada, { title: 'Helpful' })
    await Promise.all([
      helped(ben, resourceId),
      helped(ben, resourceId),
      helped(dora, resourceId, 'An hour saved'),
      helped(ben, resourceId),
    ])
    await helped(ben, resourceId, '  No second   visit ')
    const reply = helpedReply.parse((await app.api(`${library}/${resourceId}/helped`, { as: ben })).body)
    expect(reply).toMatchObject({ count: 2, mine: { line: 'No second   visit' } })
    expect(new Map(reply.stories.map(({ by, line }) => [by.name, line]))).toEqual(
      new Map([
        [ben.name, 'No second   visit'],
        [dora.name, 'An hour saved'],
      ]),
    )
    expect((await read(resourceId)).helpedCount).toBe(2)
  })

  test('is taken back once, also when that is said twice at once', async () => {
    const { resourceId } = await share(ada, { title: 'Taken back' })
    await helped(ben, resourceId)
    await Promise.all([1, 2, 3].map(() => send(ben, `${library}/${resourceId}/helped`, 'DELETE')))
    expect((await read(resourceId)).helpedCount).toBe(0)
  })

  test('a line of 1,001 characters is refused, and nothing is counted', async () => {
    const { resourceId } = await share(ada, { title: 'Long line' })
    const answer = await helped(ben, resourceId, 'x'.repeat(1_001))
    expect(problemReply.parse(answer.body).fields).toEqual({ line: 'too-long' })
    expect((await read(resourceId)).helpedCount).toBe(0)
  })

  test('the most helpful come first when that is asked for', async () => {
    const tag = 'sort-by-help'
    const [quiet, loud] = [await share(ada, { title: 'Quiet', tags: tag }), await share(ada, { title: 'Loud', tags: tag })]
    app.clock.advance(1_000)
    await share(ada, { title: 'Newest', tags: tag })
    await helped(ben, loud.resourceId)
    await helped(dora, loud.resourceId)
    await helped(ben, quiet.resourceId)
    expect(await listed(`query=%23${tag}&sort=helpful`)).toEqual(['Loud', 'Quiet', 'Newest'])
    expect((await listed(`query=%23${tag}`))[0]).toBe('Newest')
  })
})

describe('views', () => {
  test('are added once per form, read in order, and taken back by who wrote them', async () => {
    const { resourceId } = await share(ada, { title: 'Discussed' })
    const path = `${library}/${resourceId}/comments`
    const key = { 'idempotency-key': randomUUID() }
    const answers = await Promise.all([1, 2, 3].map(() => app.api(path, { as: ben, body: { text: 'Also for K5' }, headers: key })))
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
    await send(dora, path, 'POST', { text: 'Not for K6' })
    const { items } = commentsReply.parse((await app.api(path, { as: ada })).body)
    expect(items.map(({ by, text }) => [by.name, text])).toEqual([
      [ben.name, 'Also for K5'],
      [dora.name, 'Not for K6'],
    ])
    expect((await read(resourceId)).commentCount).toBe(2)
    expect(codeOf(await send(dora, `${path}/${items[0]?.commentId ?? ''}`, 'DELETE'))).toBe('author-only')
    expect((await send(ben, `${path}/${items[0]?.commentId ?? ''}`, 'DELETE')).status).toBe(200)
    expect((await read(resourceId)).commentCount).toBe(1)
  })

  test('an empty one is refused', async () => {
    const { resourceId } = await share(ada, { title: 'No view' })
    const answer = await send(ben, `${library}/${resourceId}/comments`, 'POST', { text: ' \n ' })
    expect(problemReply.parse(answer.body).fields).toEqual({ text: 'empty' })
  })
})

describe('a link that the library knows', () => {
  const link = 'https://www.Example.org:443/known/page/?utm_source=x#part'

  test('is offered, not merged; shared as one’s own it stands beside the other', async () => {
    const first = await share(ada, { title: 'First', link })
    const asked = await send(ben, library, 'POST', { title: 'Second', link: 'http://m.example.org/known/page' })
    expect([asked.status, codeOf(asked)]).toEqual([409, 'link-known'])
    expect(problemReply.parse(asked.body).current).toMatchObject({ resourceId: first.resourceId, sharedBy: { name: ada.name } })
    expect(await listed('query="second"')).toEqual([])
    expect((await send(ben, library, 'POST', { title: 'Second', link, knownLink: 'separate' })).status).toBe(201)
    const known = await app.api(`/api/teams/${north.teamId}/known-link?link=${encodeURIComponent('example.org/known/page')}`, { as: dora })
    expect(known.body).toMatchObject({ resource: { resourceId: first.resourceId } })
  })

  test('of another team is not known here', async () => {
    const secret = 'https://example.org/only-south'
    await app.api(`/api/teams/${south.teamId}/resources`, {
      as: cleo,
      body: { link: secret },
      headers: { 'idempotency-key': randomUUID() },
    })
    expect((await app.api(`/api/teams/${north.teamId}/known-link?link=${encodeURIComponent(secret)}`, { as: ada })).body).toEqual({
      resource: null,
    })
    expect((await send(ada, library, 'POST', { link: secret })).status).toBe(201)
  })

  test('is free again once the resource is deleted', async () => {
    const { resourceId } = await share(ada, { link: 'https://example.org/free-again' })
    await send(ada, `${library}/${resourceId}`, 'DELETE')
    expect((await send(ben, library, 'POST', { link: 'https://example.org/free-again' })).status).toBe(201)
  })
})

describe('deleting', () => {
  const deleted = async (as: TestPerson) => {
    const page = deletedPageReply.parse((await app.api(`/api/teams/${north.teamId}/deleted?limit=100`, { as })).body)
    return page.items.map(({ title }) => title)
  }

  test('is for the author and the stewards, can be undone, and is seen by those who may undo it', async () => {
    const { resourceId } = await share(ben, { title: 'Ben’s own' })
    expect(codeOf(await send(dora, `${library}/${resourceId}`, 'DELETE'))).toBe('author-only')
    expect((await send(ada, `${library}/${resourceId}`, 'DELETE')).status).toBe(200)
    expect((await send(ada, `${library}/${resourceId}`, 'DELETE')).status).toBe(200)
    expect((await app.api(`${library}/${resourceId}`, { as: ben })).status).toBe(404)
    expect(await listed('query="own"')).toEqual([])
    expect(await deleted(ben)).toContain('Ben’s own')
    expect(await deleted(ada)).toContain('Ben’s own')
    expect(await deleted(dora)).not.toContain('Ben’s own')
    expect(codeOf(await send(dora, `${library}/${resourceId}/restore`, 'POST'))).toBe('author-only')
    expect((await send(ben, `${library}/${resourceId}/restore`, 'POST')).status).toBe(200)
    expect(await listed('query="own"')).toEqual(['Ben’s own'])
  })

  test('what belongs to it waits with it, and comes back with it', async () => {
    const { resourceId } = await share(ada, { kind: 'aid', title: 'With company' })
    await edit(ada, resourceId, 1, { kind: 'aid', title: 'With company, edited' })
    await send(ben, `${library}/${resourceId}/helped`, 'PUT', { line: 'It did' })
    await send(ben, `${library}/${resourceId}/comments`, 'POST', { text: 'A view' })
    await send(ada, `${library}/${resourceId}`, 'DELETE')
    await app.settled()
    app.clock.advance(20 * 24 * 3_600_000)
    await send(ada, `${library}/${resourceId}/restore`, 'POST')
    await app.settled()
    app.clock.advance(20 * 24 * 3_600_000)
    expect(await read(resourceId)).toMatchObject({ helpedCount: 1, commentCount: 1, revision: 2 })
    expect(helpedReply.parse((await app.api(`${library}/${resourceId}/helped`, { as: ada })).body).stories).toHaveLength(1)
    expect(commentsReply.parse((await app.api(`${library}/${resourceId}/comments`, { as: ada })).body).items).toHaveLength(1)
    expect(historyReply.parse((await app.api(`${library}/${resourceId}/history`, { as: ada })).body).items).toHaveLength(1)
  })

  test.each([
    [
      'thirty days later',
      async (id: string) => (await send(ada, `${library}/${id}`, 'DELETE'), await app.settled(), app.clock.advance(31 * 24 * 3_600_000)),
    ],
    [
      'removed for good',
      async (id: string) => {
        await send(ada, `${library}/${id}`, 'DELETE')
        expect(codeOf(await send(ben, `${library}/${id}/for-good`, 'DELETE'))).toBe('stewards-only')
        expect((await send(ada, `${library}/${id}/for-good`, 'DELETE')).status).toBe(200)
      },
    ],
  ])('%s nothing of it is left in the store', async (_when, go) => {
    const { resourceId } = await share(ada, { kind: 'aid', title: 'Gone without a trace' })
    await edit(ada, resourceId, 1, { kind: 'aid', title: 'Gone without a trace, edited' })
    await send(ben, `${library}/${resourceId}/helped`, 'PUT', { line: 'It did' })
    await send(ben, `${library}/${resourceId}/comments`, 'POST', { text: 'A view' })
    await go(resourceId)
    expect((await app.api(`${library}/${resourceId}`, { as: ada })).status).toBe(404)
    const pk = `t|00000000-0000-4000-8000-000000000001|g|${north.teamId}`
    for (const type of ['resource', 'revision', 'helped', 'comment']) {
      const { items } = await app.store.query('app', pk, { type, orderBy: { field: 'createdAt', direction: 'desc' }, limit: 100 })
      expect(items.filter(({ document }) => JSON.stringify(document).includes(resourceId))).toEqual([])
    }
  })

  test('deleted and restored over and over at once, what belongs to it ends as the resource does', async () => {
    const { resourceId } = await share(ada, { kind: 'aid', title: 'To and fro' })
    await send(ben, `${library}/${resourceId}/helped`, 'PUT', { line: 'It did' })
    await send(ben, `${library}/${resourceId}/comments`, 'POST', { text: 'A view' })
    await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        at % 2 === 0 ? send(ada, `${library}/${resourceId}`, 'DELETE') : send(ada, `${library}/${resourceId}/restore`, 'POST'),
      ),
    )
    await send(ada, `${library}/${resourceId}/restore`, 'POST')
    await app.settled()
    app.clock.advance(40 * 24 * 3_600_000)
    expect(helpedReply.parse((await app.api(`${library}/${resourceId}/helped`, { as: ada })).body).stories).toHaveLength(1)
    expect(commentsReply.parse((await app.api(`${library}/${resourceId}/comments`, { as: ada })).body).items).toHaveLength(1)
  })

  test('what is not deleted is not removed for good', async () => {
    const { resourceId } = await share(ada, { title: 'Still here' })
    expect(codeOf(await send(ada, `${library}/${resourceId}/for-good`, 'DELETE'))).toBe('not-found')
    expect((await read(resourceId)).title).toBe('Still here')
  })
})

describe('the library as a whole', () => {
  const facets = async () => libraryReply.parse((await app.api(`/api/teams/${north.teamId}/library`, { as: ada })).body)

  test('counts kinds, tags and marks, and its version changes with every change', async () => {
    const before = await facets()
    const { resourceId } = await share(ada, { kind: 'idea', title: 'Counted', tags: 'counted-tag', isRough: true })
    const shared = await facets()
    expect(shared).toMatchObject({ total: before.total + 1, rough: before.rough + 1 })
    expect(shared.kinds['idea']).toBe((before.kinds['idea'] ?? 0) + 1)
    expect(shared.tags).toContainEqual({ tag: 'counted-tag', count: 1 })
    const versions = [before.version, shared.version]
    for (const change of [
      () => edit(ada, resourceId, 1, { kind: 'idea', title: 'Counted again', tags: 'counted-tag' }),
      () => send(ben, `${library}/${resourceId}/helped`, 'PUT', {}),
      () => send(ben, `${library}/${resourceId}/comments`, 'POST', { text: 'A view' }),
      () => send(dora, `${library}/${resourceId}/outdated`, 'PUT', { isOutdated: true }),
      () => send(ada, `${library}/${resourceId}`, 'DELETE'),
    ]) {
      await change()
      versions.push((await facets()).version)
    }
    expect(new Set(versions.slice(0, -1)).size).toBe(versions.length - 1)
    // What is as it was has the version that it had.
    expect(versions.at(-1)).toBe(before.version)
  })

  test('anybody says that something no longer holds, and is found among those', async () => {
    const { resourceId } = await share(ada, { title: 'Old pressure table', tags: 'outdated-test' })
    const answer = await send(dora, `${library}/${resourceId}/outdated`, 'PUT', {
      isOutdated: true,
      instead: ' The new one on the wall ',
    })
    expect(answer.body).toMatchObject({
      isOutdated: true,
      outdated: { by: { name: dora.name }, instead: 'The new one on the wall' },
      revision: 1,
    })
    const endless = await send(dora, `${library}/${resourceId}/outdated`, 'PUT', { isOutdated: true, instead: 'x'.repeat(301) })
    expect([endless.status, problemReply.parse(endless.body).fields]).toEqual([400, { instead: 'too-long' }])
    expect(await listed('query=is:outdated+%23outdated-test')).toEqual(['Old pressure table'])
    await send(ada, `${library}/${resourceId}/outdated`, 'PUT', { isOutdated: false })
    expect(await listed('query=is:outdated+%23outdated-test')).toEqual([])
  })

  test('rough notes are marked and found', async () => {
    await share(ada, { title: 'Half a thought', tags: 'rough-test', isRough: true })
    await share(ada, { title: 'A whole thought', tags: 'rough-test' })
    expect(await listed('query=%23rough-test+is:rough')).toEqual(['Half a thought'])
  })

  test.each(['sort=best', 'sort=helpful&cursor=x', 'cursor=2026-11-23T09:00:00.000Z~x'])(
    'a list asked for with %s is refused',
    async (query) => {
      expect(z.object({ code: z.string() }).parse((await app.api(`${library}?${query}`, { as: ada })).body).code).toBe('invalid-input')
    },
  )
})
