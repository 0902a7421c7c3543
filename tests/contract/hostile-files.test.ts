/** Files as nobody should send them: broken, forged, too large, all at once. Nothing half stored, and a sentence for each row left out. */
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { commentsReply, helpedReply, importReply, problemReply, resourcePageReply, resourceReply } from '#domain/api/replies.ts'
import { startApp, type StartedApp } from '#tests/support/start-app.ts'
import { sharedStore } from '#tests/support/store/intercepted-store.ts'
import { ada, ben, north } from '#tests/support/teams/cast.ts'

let app: StartedApp
beforeEach(async () => {
  app = await startApp({ wrapStore: sharedStore })
  await app.install(north, [ada, ben])
})
afterEach(() => app.stop())

const team = `/api/teams/${north.teamId}`
const post = (file: string, { fileName = '', mode = 'import' } = {}) =>
  app.api(`${team}/import?mode=${mode}&fileName=${fileName}`, { as: ada, file, headers: { 'idempotency-key': randomUUID() } })
const imported = async (file: string, fileName = '') => importReply.parse((await post(file, { fileName })).body)
const listed = async () => resourcePageReply.parse((await app.api(`${team}/resources?limit=100`, { as: ada })).body)
const whole = async (id: string) => resourceReply.parse((await app.api(`${team}/resources/${id}`, { as: ada })).body)

describe('what can’t be read is said in a sentence', () => {
  test.each([
    ['half an object', '{"title":"One"'],
    ['a list', '["One"]'],
    ['words', 'see the drive'],
    ['a number', '7'],
  ])('a line of JSON lines that holds %s', async (_what, line) => {
    const { faults, fresh } = await imported(`{"title":"Sound"}\n${line}\n`, 'a.jsonl')
    expect(fresh).toBe(1)
    expect(faults).toMatchObject([
      { row: 2, field: 'row', value: line, sentence: expect.stringContaining('This line is not a JSON object.') },
    ])
  })

  test('a sign that some programs take for the end of a line is none within a text of JSON lines', async () => {
    const report = await imported('{"title":"Pasted","body":"first\u2028second\u2029third"}\r\n{"title":"Other"}\n', 'a.jsonl')
    expect(report).toMatchObject({ fresh: 2, faulty: 0 })
    const pasted = (await listed()).items.find(({ title }) => title === 'Pasted')
    expect((await whole(pasted?.resourceId ?? '')).body).toContain('second')
  })

  test.each([
    ['a quote that is not closed', `title,body\nFirst,a\nSecond,"never closed\nThird,c\n`],
    ['a row larger than any resource', `title,body\nFirst,a\nSecond,"${'x'.repeat(300_000)}"\nThird,c\n`],
  ])('a table with %s', async (_what, file) => {
    const report = await imported(file)
    expect(report).toMatchObject({ fresh: 1, faulty: 1, faults: [{ row: 2, field: 'row', value: '' }] })
    expect(report.faults[0]?.sentence).toContain('From here on the file can\u2019t be read')
    expect(JSON.stringify(report)).not.toContain('CSV_')
  })

  test.each([
    ['a line larger than any resource', JSON.stringify({ title: 'x', tags: Array.from({ length: 100_000 }, String) })],
    ['an object with more fields than any table', JSON.stringify(Object.fromEntries(Array.from({ length: 600 }, (_, at) => [at, ''])))],
  ])('%s is one faulty row, and the others come in', async (_what, line) => {
    const report = await imported(`{"title":"One"}\n${line}\n{"title":"Two"}\n`)
    expect(report).toMatchObject({ fresh: 2, faulty: 1, faults: [{ row: 2, sentence: expect.stringContaining('larger than a resource') }] })
  })

  test.each([
    ['a table of a million columns', `title${';'.repeat(1_000_000)}\nOne\n`, 0],
    ['a table of six hundred columns', `title${',x'.repeat(600)}\nOne\n`, 0],
    ['a row of a million cells', `title;url\nOne;\n${';'.repeat(1_000_000)}\nTwo;\n`, 1],
    ['a bookmark without an end', `<!DOCTYPE NETSCAPE-Bookmark-file-1><DT><A HREF="https://example.org">${'&amp;'.repeat(1_000_000)}`, 0],
  ])('%s is left out with a sentence', async (_what, file, fresh) => {
    const report = await imported(file)
    expect(report).toMatchObject({ fresh, faulty: 1 })
    expect(report.faults[0]?.sentence).toMatch(/larger than a resource|too long/u)
  })

  test('a long table with the line ends of old Macs comes in whole', async () => {
    const rows = Array.from({ length: 3_000 }, (_, at) => `Row ${at},${'x'.repeat(150)}`)
    expect(await imported(['title,why', ...rows, ''].join('\r'))).toMatchObject({ fresh: 3_000, faulty: 0 })
  })

  test('of many bookmarks each keeps its number and its description', async () => {
    const bookmark = (at: number) => `<DT><A HREF="https://example.org/${at}">Bookmark ${at}</A><DD>When ${at} hums ${'x'.repeat(200)}\n`
    const file = `<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><p>${Array.from({ length: 1_000 }, (_, at) => bookmark(at)).join('')}<DT><A HREF="x">Bad</A></DL>`
    expect(await imported(file)).toMatchObject({ fresh: 1_000, faulty: 1, faults: [{ row: 1_001, field: 'link' }] })
    const { items } = resourcePageReply.parse((await app.api(`${team}/resources?query="bookmark 731"`, { as: ada })).body)
    expect(items).toMatchObject([{ title: 'Bookmark 731', why: expect.stringMatching(/^When 731 hums x/u) }])
  })

  test.each([
    ['cut short', '{"format":"commonplace-space","version":1,"team":"x","resources":[{"id":'],
    ['of a later release', '{"format":"commonplace-space","version":9,"team":"x","resources":[]}'],
  ])('an export that is %s', async (_what, file) => {
    const { faults } = await imported(file)
    expect(faults).toMatchObject([{ row: 1, value: '', sentence: expect.stringContaining('Export it again') }])
  })
})

describe('a forged export', () => {
  const by = { personId: ben.personId, name: ben.name }
  const at = '2026-01-01T00:00:00.000Z'
  const sound = () => ({
    id: randomUUID(),
    kind: 'aid',
    title: 'Sound',
    why: '',
    body: '',
    link: null,
    tags: [],
    isRough: false,
    sharedBy: by,
    sharedAt: at,
    revision: 1,
    edited: null,
    outdated: null,
    source: null,
    preview: null,
    history: [],
    helped: [],
    comments: [],
  })
  const space = (resources: readonly unknown[]): string => JSON.stringify({ format: 'commonplace-space', version: 1, team: 'x', resources })

  test.each<[string, Readonly<Record<string, unknown>>]>([
    ['a person’s id that is none', { sharedBy: { personId: 'a|b/../c', name: 'x' } }],
    ['a mark by nobody’s id', { helped: [{ by: { personId: 'a b', name: 'x' }, at, line: '' }] }],
    ['a mark with a line of 100,000 characters', { helped: [{ by, at, line: 'x'.repeat(100_000) }] }],
    ['a view of 100,000 characters', { comments: [{ id: randomUUID(), by, at, text: 'x'.repeat(100_000) }] }],
    ['an empty view', { comments: [{ id: randomUUID(), by, at, text: '\u0000' }] }],
    ['an earlier version with a script for a link', { revision: 2, history: [{ ...sound(), link: 'javascript:alert(1)', by, at }] }],
    ['two earlier versions of one number', { revision: 3, history: [1, 1].map((revision) => ({ ...sound(), revision, by, at })) }],
    ['an earlier version that is later', { revision: 2, history: [{ ...sound(), revision: 2, by, at }] }],
    ['a version beyond counting', { revision: Number.MAX_SAFE_INTEGER }],
    ['a time that is none', { sharedAt: '2026-99-01' }],
  ])('with %s loses that row alone', async (_what, change) => {
    const report = await imported(space([sound(), { ...sound(), title: 'Forged', ...change }, sound()]))
    expect(report).toMatchObject({ fresh: 2, faulty: 1, faults: [{ row: 2 }] })
    expect((await listed()).items.map(({ title }) => title)).toEqual(['Sound', 'Sound'])
  })

  test('with names, addresses and previews that are none is cleaned', async () => {
    const resource = {
      ...sound(),
      sharedBy: { ...by, name: `\u202E${'x'.repeat(5_000)}` },
      source: { author: { personId: 'not an id', name: '\u0000Ben' }, messageUrl: 'javascript:alert(1)' },
      preview: { title: 'y'.repeat(5_000), description: 'z\u0000\u202E', siteName: 's'.repeat(5_000) },
    }
    await imported(space([resource]))
    const { sharedBy, source, preview } = await whole(resource.id)
    expect(sharedBy.name).toMatch(/^x{199}…$/u)
    expect(source).toEqual({ author: { personId: null, name: 'Ben' }, messageUrl: null })
    expect(preview?.title.length).toBeLessThanOrEqual(200)
    expect(preview).toMatchObject({ description: 'z', siteName: `${'s'.repeat(39)}…` })
  })

  test('counts what is really there, however often it says the same', async () => {
    const mark = { by, at, line: 'Once' }
    const comment = { id: randomUUID(), by, at, text: 'A view' }
    const resource = { ...sound(), helped: [mark, mark, { ...mark, line: 'Twice' }], comments: [comment, comment] }
    await imported(space([resource]))
    expect(await whole(resource.id)).toMatchObject({ helpedCount: 1, commentCount: 1 })
    const part = async (name: string) => (await app.api(`${team}/resources/${resource.id}/${name}`, { as: ada })).body
    expect(helpedReply.parse(await part('helped'))).toMatchObject({ count: 1, stories: [{ line: 'Twice' }] })
    expect(commentsReply.parse(await part('comments')).items).toHaveLength(1)
  })

  test('nested without end is one faulty file, and the service lives', async () => {
    const nested = space(['here']).replace('"here"', `${'['.repeat(100_000)}${']'.repeat(100_000)}`)
    expect(await imported(nested)).toMatchObject({ fresh: 0, faulty: 1 })
    expect((await app.api('/health/ready')).status).toBe(200)
  })
})

test('bookmarks with entities, scripts and other schemes: the links come in, the others are named', async () => {
  const file = `<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><p>
    <DT><A HREF="https://example.org/?a=1&amp;b=2&#38;c=&quot;">A &lt;b&gt; &amp;amp; &#x1F468;&#8205;&#x1F692;</A><DD>When &lt;it&gt; hums
    <DT><A HREF="&#106;avascript:alert(1)">Bookmarklet</A>
    <DT><A HREF="java&#10;script:alert(1)">Split</A>
    <DT><A HREF="data:text/html,x">Data</A>
    <DT><A HREF="place:sort=8">Smart folder</A>
    <DT><A HREF="https://teams.microsoft.com@evil.example/">Look-alike</A></DL>`
  const report = await imported(file)
  expect(report).toMatchObject({ format: 'netscape', fresh: 1, faulty: 5 })
  for (const { sentence } of report.faults) expect(sentence).toMatch(/http and https|user name or password|not a link/u)
  expect((await listed()).items).toMatchObject([
    { title: 'A <b> &amp; 👨‍🚒', why: 'When <it> hums', link: 'https://example.org/?a=1&b=2&c=%22' },
  ])
})

test('of five imports at the same time each is whole or refused with a sentence, and whoever was refused can try again', async () => {
  const files = Array.from({ length: 5 }, (_, file) =>
    Array.from({ length: 150 }, (_row, row) => JSON.stringify({ id: `${file}-${row}`, title: `File ${file}, row ${row}` })).join('\n'),
  )
  const answers = await Promise.all(files.map((file) => post(file)))
  const done = answers.filter(({ status }) => status === 200)
  expect(done.length).toBeGreaterThan(0)
  for (const { status, body } of answers.filter((answer) => !done.includes(answer)))
    expect([status, problemReply.parse(body).code]).toEqual([409, 'import-running'])
  expect((await listed()).total).toBe(done.length * 150)
  for (const file of files) expect((await post(file)).status).toBe(200)
  expect((await listed()).total).toBe(750)
})

test('500 views on one resource are all there, also all at once, and its card is as small as before', async () => {
  const { resourceId } = resourceReply.parse(
    (await app.api(`${team}/resources`, { as: ada, body: { title: 'Discussed' }, headers: { 'idempotency-key': randomUUID() } })).body,
  )
  const path = `${team}/resources/${resourceId}/comments`
  const add = (at: number) =>
    app.api(path, {
      as: at % 2 === 0 ? ada : ben,
      body: { text: `View ${at} ${'x'.repeat(900)}` },
      headers: { 'idempotency-key': randomUUID() },
    })
  const statuses: number[] = []
  for (let round = 0; round < 10; round += 1)
    statuses.push(...(await Promise.all(Array.from({ length: 50 }, (_, at) => add(round * 50 + at)))).map(({ status }) => status))
  expect(new Set(statuses)).toEqual(new Set([201]))
  expect(commentsReply.parse((await app.api(path, { as: ben })).body).items).toHaveLength(500)
  expect(await whole(resourceId)).toMatchObject({ commentCount: 500 })
  const exported = z.object({ resources: z.array(z.object({ comments: z.array(z.unknown()) })) })
  const { resources } = exported.parse(JSON.parse(await rawText(`${team}/export?format=json`)))
  expect(resources[0]?.comments).toHaveLength(500)
})

const rawText = async (path: string) => (await fetch(`${app.url}${path}`, { headers: { authorization: `Local ${ada.personId}` } })).text()
