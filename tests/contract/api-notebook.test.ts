/** A person's notebook: kept for oneself, let go and taken back, passed on to a team. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { entryPageReply, entryReply, problemReply, resourcePageReply, resourceReply, weekReply } from '#domain/api/replies.ts'
import { startApp, type StartedApp } from '#tests/support/start-app.ts'
import { ada, ben, cleo, north, south, type TestPerson } from '#tests/support/teams/cast.ts'

let app: StartedApp
beforeAll(async () => {
  app = await startApp()
  await app.install(north, [ada, ben])
  await app.install(south, [ada, cleo])
})
afterAll(() => app.stop())

const post = (as: TestPerson, path: string, body: unknown = {}, key: string = randomUUID()) =>
  app.api(path, { as, method: 'POST', body, headers: { 'idempotency-key': key } })
const save = async (as: TestPerson, body: unknown) => entryReply.parse((await post(as, '/api/me/notebook', body)).body)
const notebook = async (as: TestPerson) => entryPageReply.parse((await app.api('/api/me/notebook?limit=100', { as })).body).items
const faultsOf = (body: unknown) => problemReply.parse(body).fields

describe('saving', () => {
  test.each([
    ['a thought', 'The coil sensor again', { title: 'The coil sensor again', note: '', link: null, status: 'noted' }],
    ['a link', 'https://example.org/a/b/', { title: 'example.org/a/b', note: '', link: 'https://example.org/a/b/', status: 'captured' }],
    ['a bare host', 'example.org/a', { title: 'example.org/a', link: 'https://example.org/a', status: 'captured' }],
    [
      'a link with words',
      'Read before Nordby https://example.org/n',
      { title: 'Read before Nordby', link: 'https://example.org/n', status: 'captured' },
    ],
    ['several lines', 'First line\nand the rest', { title: 'First line', note: 'First line\nand the rest', link: null, status: 'noted' }],
    ['a word with a colon', 'todo:call', { title: 'todo:call', link: null }],
    ['one word and a full stop', 'fine.', { title: 'fine.', link: null }],
  ])('%s', async (_what, text, expected) => {
    expect(await save(ada, { text })).toMatchObject(expected)
  })

  test.each([
    ['nothing', ' \n', 'empty'],
    ['what nobody can see', '\u200B\n\u3164', 'empty'],
    ['4,001 letters', 'x '.repeat(2_001), 'too-long'],
    ['a script', 'javascript:alert(1)', 'link-scheme'],
    ['a file', 'file:///etc/passwd', 'link-scheme'],
    ['a look-alike', 'https://teams.microsoft.com@evil.example/', 'link-credentials'],
  ])('%s is refused with a sentence, and nothing is kept', async (_what, text, fault) => {
    const before = (await notebook(ada)).length
    const answer = await post(ada, '/api/me/notebook', { text })
    expect([answer.status, faultsOf(answer.body)]).toEqual([400, { text: fault }])
    expect(await notebook(ada)).toHaveLength(before)
  })

  test('the same form three times keeps one entry', async () => {
    const key = randomUUID()
    const answers = await Promise.all([1, 2, 3].map(() => post(ben, '/api/me/notebook', { text: 'Once' }, key)))
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
    expect((await notebook(ben)).filter(({ title }) => title === 'Once')).toHaveLength(1)
  })

  test('a resource of one’s team is kept with where it is, one of another team is not found', async () => {
    const shared = await post(cleo, `/api/teams/${south.teamId}/resources`, { title: 'Of the south', why: 'When it snows' })
    const { resourceId } = resourceReply.parse(shared.body)
    const resource = { teamId: south.teamId, resourceId }
    expect(await save(ada, { resource })).toMatchObject({ title: 'Of the south', note: 'When it snows', resource })
    expect((await post(ben, '/api/me/notebook', { resource })).status).toBe(404)
  })
})

describe('an entry', () => {
  test('is its owner’s alone, in the list, in the search and in every team', async () => {
    const secret = 'canary-in-the-notebook'
    const { entryId } = await save(ada, { text: secret })
    expect(JSON.stringify(await notebook(ben))).not.toContain(secret)
    for (const as of [ada, ben]) {
      const found = resourcePageReply.parse((await app.api(`/api/teams/${north.teamId}/resources?query=${secret}`, { as })).body)
      expect(found.total).toBe(0)
    }
    expect((await app.api(`/api/me/notebook/${entryId}`, { as: ben, method: 'DELETE' })).status).toBe(404)
    expect(app.log.text()).not.toContain(secret)
  })

  test('is let go, taken back, and gone after thirty days', async () => {
    const { entryId } = await save(ben, { text: 'Let go' })
    const titles = async () => (await notebook(ben)).map(({ title }) => title)
    await app.api(`/api/me/notebook/${entryId}`, { as: ben, method: 'DELETE' })
    expect(await titles()).not.toContain('Let go')
    await post(ben, `/api/me/notebook/${entryId}/restore`)
    expect(await titles()).toContain('Let go')
    await app.api(`/api/me/notebook/${entryId}`, { as: ben, method: 'DELETE' })
    app.clock.advance(31 * 24 * 3_600_000)
    expect((await post(ben, `/api/me/notebook/${entryId}/restore`)).status).toBe(404)
  })

  test('passed on becomes a resource once, and says which', async () => {
    const { entryId } = await save(ben, { text: 'Warm the gauge first' })
    const key = randomUUID()
    const pass = () =>
      post(ben, `/api/me/notebook/${entryId}/pass-on`, { teamId: north.teamId, title: 'Warm the gauge first', kind: 'story' }, key)
    const answers = await Promise.all([pass(), pass()])
    const [first] = answers.map(({ body }) => resourceReply.parse(body))
    expect(new Set(answers.map(({ body }) => resourceReply.parse(body).resourceId)).size).toBe(1)
    expect((await notebook(ben)).find((entry) => entry.entryId === entryId)).toMatchObject({
      status: 'shared',
      resource: { teamId: north.teamId, resourceId: first?.resourceId },
    })
  })

  test('passed on from twenty open pages at once is one resource, and so it stays', async () => {
    const { entryId } = await save(ben, { text: 'From every page' })
    const pass = () => post(ben, `/api/me/notebook/${entryId}/pass-on`, { teamId: north.teamId, title: 'From every page' })
    const answers = [...(await Promise.all(Array.from({ length: 20 }, pass))), await pass()]
    expect(new Set(answers.map(({ body }) => resourceReply.parse(body).resourceId)).size).toBe(1)
  })

  test('is not passed on to a team that one isn’t in, nor somebody else’s', async () => {
    const { entryId } = await save(ben, { text: 'Mine' })
    expect((await post(ben, `/api/me/notebook/${entryId}/pass-on`, { teamId: south.teamId, title: 'Mine' })).status).toBe(404)
    expect((await post(ada, `/api/me/notebook/${entryId}/pass-on`, { teamId: north.teamId, title: 'Mine' })).status).toBe(404)
  })
})

test('the week lists what one’s teams shared in seven days, each with its team', async () => {
  app.clock.advance(60 * 24 * 3_600_000)
  await post(ben, `/api/teams/${north.teamId}/resources`, { title: 'Old by now' })
  app.clock.advance(8 * 24 * 3_600_000)
  await post(ben, `/api/teams/${north.teamId}/resources`, { title: 'North, this week' })
  app.clock.advance(1_000)
  await post(cleo, `/api/teams/${south.teamId}/resources`, { title: 'South, this week' })
  const week = async (as: TestPerson) =>
    weekReply.parse((await app.api('/api/me/week', { as })).body).items.map(({ title, teamName }) => [title, teamName])
  expect(await week(ada)).toEqual([
    ['South, this week', south.name],
    ['North, this week', north.name],
  ])
  expect(await week(ben)).toEqual([['North, this week', north.name]])
})

test.each([
  [{ teamId: 'a\u0000', resourceId: 'y' }],
  [{ teamId: 'x'.repeat(200_000), resourceId: 'y' }],
  [{ teamId: north.teamId, resourceId: 'y \u00E9' }],
])('a resource that can\u2019t be one is refused, whatever its id', async (resource) => {
  const answer = await app.api('/api/me/notebook', { as: ada, body: { resource }, headers: { 'idempotency-key': 'odd-resource' } })
  expect(answer).toMatchObject({ status: 400, body: { code: 'invalid-input' } })
})
