/** Files into the library, all at once or not at all, and the whole space out and in again without loss. */
import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  commentsReply,
  helpedReply,
  historyReply,
  importReply,
  problemReply,
  resourcePageReply,
  resourceReply,
} from '#domain/api/replies.ts'
import { StoreError, type DocumentStore } from '#bot/ports/document-store.ts'
import { startApp, type StartedApp } from '#tests/support/start-app.ts'
import { ada, ben, north, south, type TestPerson, type TestTeam } from '#tests/support/teams/cast.ts'

let app: StartedApp

type PostOptions = { readonly mode?: string; readonly fileName?: string; readonly team?: TestTeam; readonly key?: string }
const post = (file: string, { mode = 'import', fileName = '', team = north, key = randomUUID() }: PostOptions = {}) =>
  app.api(`/api/teams/${team.teamId}/import?mode=${mode}&fileName=${encodeURIComponent(fileName)}`, {
    as: ada,
    file,
    headers: { 'idempotency-key': key, 'content-type': 'text/plain' },
  })
const imported = async (file: string, options: PostOptions = {}) => importReply.parse((await post(file, options)).body)
const listed = async (team: TestTeam = north, query = '') =>
  resourcePageReply.parse(
    (await app.api(`/api/teams/${team.teamId}/resources?limit=100&query=${encodeURIComponent(query)}`, { as: ada })).body,
  )
const whole = async (team: TestTeam, id: string) =>
  resourceReply.parse((await app.api(`/api/teams/${team.teamId}/resources/${id}`, { as: ada })).body)
const exported = (format: string, team: TestTeam = north): Promise<string> => rawText(`/api/teams/${team.teamId}/export?format=${format}`)
const rawText = async (path: string) => (await fetch(`${app.url}${path}`, { headers: { authorization: `Local ${ada.personId}` } })).text()

const jsonl = (rows: readonly unknown[]): string => rows.map((row) => JSON.stringify(row)).join('\n')
const tools = [
  { id: 'a/one', title: 'One', kind: 'aid', url: 'https://example.org/one', tags: ['K4'], summary: 'When it beeps', body: '1. Open' },
  { id: 'a/two', title: 'Two', kind: 'aid', url: 'https://example.org/one?utm_source=x', tags: [], summary: '', body: '' },
  { id: 'a/three', title: 'Three' },
]

describe('a file', () => {
  beforeEach(async () => {
    app = await startApp()
    await app.install(north, [ada, ben])
  })
  afterEach(() => app.stop())

  test('is previewed, and nothing is stored', async () => {
    expect(await imported(jsonl(tools), { mode: 'preview' })).toMatchObject({
      outcome: 'preview',
      format: 'jsonl',
      fresh: 3,
      same: 0,
      sameLink: 1,
      faulty: 0,
    })
    expect((await listed()).total).toBe(0)
  })

  test('comes in with all its rows, those with the same link too, and again changes nothing', async () => {
    expect(await imported(jsonl(tools))).toMatchObject({ outcome: 'imported', fresh: 3, same: 0, sameLink: 1 })
    expect(await imported(jsonl(tools))).toMatchObject({ fresh: 0, same: 3 })
    const { items } = await listed()
    expect(items.map(({ title }) => title).toSorted((one, other) => one.localeCompare(other))).toEqual(['One', 'Three', 'Two'])
    expect(items.find(({ title }) => title === 'One')).toMatchObject({
      why: 'When it beeps',
      tags: ['k4'],
      kind: 'aid',
      sharedBy: { name: ada.name },
    })
    expect((await listed(north, 'beeps')).total).toBe(1)
  })

  test('the same request three times imports once and is answered alike', async () => {
    const key = randomUUID()
    const answers = await Promise.all([1, 2, 3].map(() => post(jsonl(tools), { key })))
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0)
    expect(importReply.parse((await post(jsonl(tools), { key })).body)).toMatchObject({ fresh: 3, sameLink: 1 })
    expect((await listed()).total).toBe(3)
  })

  test('faulty rows are left out by number, with a sentence; the sound ones come in', async () => {
    const rows = [
      { title: 'Sound' },
      { title: '' },
      { title: 'x', url: 'javascript:alert(1)' },
      { title: 'x', kind: 'course' },
      { title: 'y'.repeat(201) },
      { title: { a: 1 } },
      { title: 'Sound too' },
    ]
    const report = await imported(`${jsonl(rows)}\nnot json\n[1]\n`)
    expect(report).toMatchObject({ fresh: 2, faulty: 7 })
    expect(report.faults.map(({ row, field, sentence }) => [row, field, sentence.length > 10])).toEqual([
      [2, 'title', true],
      [3, 'link', true],
      [4, 'kind', true],
      [5, 'title', true],
      [6, 'title', true],
      [8, 'row', true],
      [9, 'row', true],
    ])
  })

  test('a summary over 300 characters is cut at a word, and the whole of it begins the body', async () => {
    const summary = `${'word '.repeat(70)}end`
    await imported(jsonl([{ title: 'Long', summary, body: 'The rest' }]))
    const { items } = await listed()
    const resource = await whole(north, items[0]?.resourceId ?? '')
    expect(resource.why).toMatch(/^(?:word )+word…$/u)
    expect(resource.why.length).toBeLessThanOrEqual(300)
    expect(resource.body).toBe(`${summary}\n\nThe rest`)
  })

  test.each<[string, string, string]>([
    ['a mark at the beginning', '\uFEFFtitle,url\nOne,https://example.org\n', 'One'],
    ['semicolons', 'title;url\nOne;https://example.org\n', 'One'],
    ['tabs', 'title\turl\nOne\thttps://example.org\n', 'One'],
    ['Windows line ends', 'title,url\r\nOne,https://example.org\r\n', 'One'],
    ['quotes, commas and line breaks in a field', 'title,body\n"One, ""so""","a\nb"\n', 'One, "so"'],
    ['other names of columns', 'Name,Link,Labels\nOne,https://example.org,k4\n', 'One'],
    ['a column called __proto__', '__proto__,title\nx,One\n', 'One'],
    ['empty lines', 'title\n\n\nOne\n\n', 'One'],
  ])('CSV with %s is read', async (_what, file, title) => {
    expect(await imported(file)).toMatchObject({ format: 'csv', fresh: 1, faulty: 0 })
    expect((await listed()).items[0]?.title).toBe(title)
  })

  test('CSV with empty lines counts them, as a table shows them', async () => {
    const file = 'title,url\n\nOne,https://example.org\n\n\n,no link\n'
    expect((await imported(file)).faults).toMatchObject([{ row: 5 }])
  })

  test('CSV with too many cells in one row, and a quote that is not closed, says where', async () => {
    expect((await imported('title,url\nOne,,more,cells\nTwo,https://example.org\n')).faults).toMatchObject([{ row: 1, field: 'row' }])
    const open = await imported('title,body\nFirst,a\nSecond,"never closed\nThird,c\n')
    expect(open).toMatchObject({ fresh: 1, faulty: 1, faults: [{ row: 2 }] })
  })

  test('browser bookmarks come with their folders as tags', async () => {
    const file =
      '<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE><H1>Bookmarks</H1><DL><p><DT><H3>Bookmarks bar</H3><DL><p>' +
      '<DT><H3>Heat Pumps</H3><DL><p><DT><A HREF="https://example.org/hp" ADD_DATE="1700000000" TAGS="noise">Noise &amp; feet</A>\n<DD>When it hums\n</DL><p>' +
      '<DT><A HREF="javascript:alert(1)">bad</A></DL><p></DL><p>'
    expect(await imported(file)).toMatchObject({ format: 'netscape', fresh: 1, faulty: 1 })
    expect((await listed()).items[0]).toMatchObject({
      title: 'Noise & feet',
      why: 'When it hums',
      tags: ['noise', 'heat-pumps'],
      sharedAt: '2023-11-14T22:13:20.000Z',
    })
  })

  test.each(['', '  \n', 'title,url\n', '<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL></DL>'])(
    'with nothing in it is refused: %j',
    async (file) => {
      const answer = await post(file)
      expect([answer.status, problemReply.parse(answer.body).code]).toEqual([400, 'import-empty'])
    },
  )

  test('over 10 MB is refused, and so is what isn’t UTF-8', async () => {
    const large = await post(`title\n${'x'.repeat(10 * 1024 * 1024)}`)
    expect(large.status).toBe(413)
    const answer = await fetch(`${app.url}/api/teams/${north.teamId}/import`, {
      method: 'POST',
      headers: { authorization: `Local ${ada.personId}`, 'idempotency-key': randomUUID() },
      body: Buffer.from([0x74, 0xff, 0xfe, 0x0a]),
    })
    expect(answer.status).toBe(400)
    expect((await listed()).total).toBe(0)
  })

  test('everything else still takes 256 KB at most', async () => {
    const answer = await app.api(`/api/teams/${north.teamId}/resources`, {
      as: ada,
      body: { title: 'x', body: 'x'.repeat(300_000) },
      headers: { 'idempotency-key': randomUUID() },
    })
    expect(answer.status).toBe(413)
  })

  test('bookmarks nested without end are read as far as people nest them, and the rest is named', async () => {
    const good = '<DT><A HREF="https://example.org/first">First</A>'
    const report = await imported(`<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p>${good}${'<DL><p><DT><H3>x</H3>'.repeat(100_000)}`, {
      mode: 'preview',
    })
    expect(report).toMatchObject({ fresh: 1, faulty: 1 })
  })

  test('a value nested without end is a faulty row, and the others come in', async () => {
    const nested = `{"title":"a","x":${'['.repeat(20_000)}${']'.repeat(20_000)}}`
    expect(await imported(`{"title":"One"}\n${nested}\n{"title":"Two"}\n`)).toMatchObject({
      fresh: 2,
      faulty: 1,
      faults: [{ row: 2, field: 'x' }],
    })
  })

  test('more than 50,000 rows are refused, and nothing is stored', async () => {
    expect((await post('{\n'.repeat(50_001))).status).toBe(413)
    expect((await listed()).total).toBe(0)
  })

  test('what it says lies ahead was shared now', async () => {
    await imported(jsonl([{ title: 'Tomorrow', sharedAt: '2126-01-01T00:00:00.000Z' }]))
    expect((await listed()).items[0]?.sharedAt).toBe('2026-11-23T09:00:00.000Z')
  })
})

describe('an import that is cut short', () => {
  const rows = Array.from({ length: 450 }, (_, at) => ({ id: `row-${String(at)}`, title: `Row ${String(at)}` }))
  let batchesLeft = Number.POSITIVE_INFINITY
  const failing = (store: DocumentStore): DocumentStore => ({
    ...store,
    batch: async (...given) => {
      if (given[2].length > 50) {
        batchesLeft -= 1
        if (batchesLeft < 0) throw new StoreError('unavailable', 'The store went away.')
      }
      return store.batch(...given)
    },
  })

  beforeEach(async () => {
    batchesLeft = Number.POSITIVE_INFINITY
    app = await startApp({ wrapStore: failing })
    await app.install(north, [ada])
  })
  afterEach(() => app.stop())

  test.each([0, 1, 3])(
    'after %i batches shows nothing, is swept within two hours, and the file comes in whole afterwards',
    async (batches) => {
      batchesLeft = batches
      const cut = await post(jsonl(rows))
      expect([cut.status, problemReply.parse(cut.body).code]).toEqual([503, 'store-busy'])
      batchesLeft = Number.POSITIVE_INFINITY
      expect((await listed()).total).toBe(0)
      expect((await listed(north, 'row')).total).toBe(0)
      expect((await exported('json')).includes('Row 1')).toBe(false)
      app.clock.advance(2 * 3_600_000)
      await app.settled()
      const pk = `t|00000000-0000-4000-8000-000000000001|g|${north.teamId}`
      expect(await app.store.count('app', pk, { type: 'resource' })).toBe(0)
      expect(await imported(jsonl(rows))).toMatchObject({ fresh: 450, same: 0 })
      expect((await listed()).total).toBe(450)
    },
  )

  test('is taken over by the next one, before anybody sweeps', async () => {
    batchesLeft = 2
    await post(jsonl(rows))
    batchesLeft = Number.POSITIVE_INFINITY
    expect(await imported(jsonl(rows))).toMatchObject({ fresh: 450, same: 0 })
    app.clock.advance(2 * 3_600_000)
    await app.settled()
    expect((await listed()).total).toBe(450)
  })
})

describe('the whole space', () => {
  beforeAll(async () => {
    app = await startApp()
    await app.install(north, [ada, ben])
    await app.install(south, [ada])
  })
  afterAll(() => app.stop())
  const send = (as: TestPerson, path: string, method: string, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
    app.api(`/api/teams/${north.teamId}/resources${path}`, { as, method, body, headers: { 'idempotency-key': randomUUID(), ...headers } })

  test('goes out as JSON and comes back in another team without loss, with views, marks and history', async () => {
    const form = {
      kind: 'aid',
      title: 'Défrost <K4> & "so"',
      why: 'When\nit beeps',
      body: '# Steps\n\n1. Öffnen 👩‍🚒',
      link: 'https://example.org/k4',
      tags: 'k4, defrost-board',
    }
    const { resourceId } = resourceReply.parse((await send(ben, '', 'POST', form)).body)
    await send(ada, `/${resourceId}`, 'PUT', { ...form, title: 'Defrost K4, edited', isRough: true }, { 'if-match': '"r1"' })
    await send(ada, `/${resourceId}/helped`, 'PUT', { line: 'An hour saved' })
    await send(ada, `/${resourceId}/comments`, 'POST', { text: 'Also for K5' })
    await send(ada, `/${resourceId}/outdated`, 'PUT', { isOutdated: true })
    const file = await exported('json')
    expect(await imported(file, { team: south })).toMatchObject({ format: 'json', fresh: 1, faulty: 0 })
    const [before, after] = [await whole(north, resourceId), await whole(south, resourceId)]
    expect(after).toEqual({ ...before, teamId: south.teamId })
    for (const [part, schema] of [
      ['history', historyReply],
      ['helped', helpedReply],
      ['comments', commentsReply],
    ] as const) {
      const read = async (team: TestTeam) =>
        schema.parse((await app.api(`/api/teams/${team.teamId}/resources/${resourceId}/${part}`, { as: ada })).body)
      expect(await read(south)).toEqual(await read(north))
    }
    expect(JSON.parse(await exported('json', south))).toEqual({ ...(JSON.parse(file) as object), team: south.name })
    expect(await imported(file, { team: south })).toMatchObject({ fresh: 0, same: 1 })
  })

  test('an export with a forged or broken row leaves that row out', async () => {
    const space = JSON.parse(await exported('json')) as { resources: Record<string, unknown>[] }
    const broken = [{ ...space.resources[0], id: '../x' }, { ...space.resources[0], id: randomUUID(), link: 'javascript:alert(1)' }, 7]
    expect(await imported(JSON.stringify({ ...space, resources: broken }), { mode: 'preview' })).toMatchObject({ fresh: 0, faulty: 3 })
  })

  test.each(['=1+1', '+1', '-1', '@x', '\tx', "'=1", '＝1', '"quoted", and\nmore', ' spaces '])(
    'CSV gives back the title %j as it was, and no spreadsheet runs it',
    async (title) => {
      const { resourceId } = resourceReply.parse((await send(ada, '', 'POST', { title, body: title, why: title })).body)
      const csv = await exported('csv')
      expect(csv).not.toMatch(/(?:^|,|\n)"?[=+@＝]/u)
      await imported(csv, { team: south, fileName: 'a.csv' })
      const [before, after] = [await whole(north, resourceId), await whole(south, resourceId)]
      expect(after).toMatchObject({
        title: before.title,
        body: before.body,
        why: before.why,
        sharedBy: before.sharedBy,
        sharedAt: before.sharedAt,
      })
    },
  )

  test('bookmarks give back the links with title, why, tags and kind', async () => {
    const form = { kind: 'aid', title: 'A <b> & "c"', why: 'When <i>', link: 'https://example.org/bookmark?a=1&b=2', tags: 'k4' }
    const { resourceId } = resourceReply.parse((await send(ada, '', 'POST', form)).body)
    await imported(await exported('netscape'), { team: south })
    const after = await whole(south, resourceId)
    expect(after).toMatchObject({ kind: 'aid', title: form.title, why: form.why, link: form.link, tags: ['k4'] })
  })

  test('what is deleted does not go out', async () => {
    const { resourceId } = resourceReply.parse((await send(ada, '', 'POST', { title: 'Deleted before export' })).body)
    await send(ada, `/${resourceId}`, 'DELETE', undefined)
    for (const format of ['json', 'csv', 'netscape']) expect(await exported(format)).not.toContain('Deleted before export')
  })
})
