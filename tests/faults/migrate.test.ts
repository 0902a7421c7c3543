/** Everything from one store to another: all of it, once, cut short or not, and shown to be the same. */
import { spawn } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { resourcePageReply } from '#domain/api/replies.ts'
import { exportTo, importFrom, migrateFrom, type MigrateDeps } from '#bot/commands/migrate-documents.ts'
import { mintSystem } from '#bot/auth/mint.ts'
import type { StoreDocument } from '#bot/ports/document-store.ts'
import { localTenantId } from '#bot/ports/local-tenant.ts'
import * as keys from '#bot/ports/partition-keys.ts'
import { openSqliteStore } from '#bot/store/sqlite/open-sqlite-store.ts'
import type { BroughtIn } from '#bot/store/transfer/tally.ts'
import { adaDoesEverything } from '#tests/support/a-busy-person.ts'
import { openCosmosForTest, testDatabase } from '#tests/support/cosmos/open-cosmos.ts'
import { startApp, type StartedApp } from '#tests/support/start-app.ts'
import { aDocument } from '#tests/support/store/documents.ts'
import { everythingInSqlite } from '#tests/support/store/everything-in.ts'
import { temporaryFolder } from '#tests/support/store/sqlite.ts'
import { tickingClock } from '#tests/support/store/ticking-clock.ts'
import { query } from '#tests/support/teams/activities/extension.ts'
import { ada, ben, north } from '#tests/support/teams/cast.ts'
import { startFakeConnector } from '#tests/support/teams/fake-connector.ts'
import { titlesOf } from '#tests/support/teams/read-answers.ts'

const pk = 't|tenant-1|g|team-1'
const tenant = '00000000-0000-4000-8000-000000000001'
let cosmos: Awaited<ReturnType<typeof openCosmosForTest>>
let temporary: ReturnType<typeof temporaryFolder>
let clock: ReturnType<typeof tickingClock>
let pauses: number[]
const file = (name: string): string => join(temporary.folder, name)

beforeEach(async () => {
  cosmos = await openCosmosForTest()
  temporary = temporaryFolder()
  clock = tickingClock()
  pauses = []
})
afterEach(async () => {
  await cosmos.close()
  temporary.remove()
})

const deps = (store: MigrateDeps['config']['store']): MigrateDeps => ({
  config: { tenants: [localTenantId], store },
  clock: clock.clock,
  pause: async (ms) => void pauses.push(ms),
})
const toCosmos = (): MigrateDeps => deps({ kind: 'cosmos', endpoint: cosmos.fake.endpoint, key: cosmos.fake.key, database: testDatabase })
const toSqlite = (name: string): MigrateDeps => deps({ kind: 'sqlite', directory: file(name) })
const fromSqlite = (): MigrateDeps => deps({ kind: 'sqlite', directory: temporary.folder })
const migrate = (): Promise<BroughtIn> => migrateFrom(toCosmos(), temporary.folder)
const openSource = () => openSqliteStore({ file: file('commonplace.db'), clock: clock.clock })

async function filled(documents: readonly StoreDocument[], container: 'app' | 'ops' = 'app'): Promise<void> {
  const store = openSource()
  for (const document of documents) await store.create(container, document)
  await store.close()
}

async function busyService(): Promise<void> {
  const app = await startApp({ directory: temporary.folder })
  await adaDoesEverything(app)
  await app.stop()
}

/** With the checksum of what is in it now. */
function resigned(text: string): string {
  const lines = text.trimEnd().split('\n')
  const { documents } = JSON.parse(lines.pop() ?? '') as { readonly documents: number }
  const sha256 = createHash('sha256')
    .update(lines.map((line) => `${line}\n`).join(''))
    .digest('hex')
  return `${[...lines, JSON.stringify({ end: true, documents, sha256 })].join('\n')}\n`
}

const expectSame = ({ sides, differences }: BroughtIn): void => {
  expect(differences).toEqual([])
  expect(sides.app.target).toEqual(sides.app.source)
  expect(sides.ops.target).toEqual(sides.ops.source)
}

describe('from SQLite to Cosmos DB', () => {
  test('everything arrives, and the service goes on there as if nothing had happened', async () => {
    const connector = await startFakeConnector()
    onTestFinished(connector.close)
    const before = await startApp({ directory: temporary.folder, connector })
    await adaDoesEverything(before)
    const look = async (app: StartedApp) => ({
      library: resourcePageReply.parse((await app.api(`/api/teams/${north.teamId}/resources?limit=100`, { as: ben })).body),
      notebook: (await app.api('/api/me/notebook', { as: ada })).body,
      settings: (await app.api(`/api/teams/${north.teamId}/settings`, { as: ben })).body,
      found: titlesOf(await app.post(query(ben, { team: north }, 'changed'))).toSorted(),
    })
    const there = await look(before)
    expect(there.library.total).toBeGreaterThan(3)
    await before.stop()
    const told = connector.sent().length
    expect(told).toBeGreaterThan(1)

    const brought = await migrate()
    expectSame(brought)
    expect(brought.written).toBe(brought.sides.app.source.documents + brought.sides.ops.source.documents)
    expect(brought.written).toBeGreaterThan(60)
    const after = await startApp({ wrapStore: () => cosmos.store, connector })
    try {
      expect(await look(after)).toEqual(there)
      // What was told is not told again.
      await after.settled()
      expect(connector.sent()).toHaveLength(told)
      const [first] = there.library.items
      const path = `/api/teams/${north.teamId}/resources/${first?.resourceId ?? ''}`
      const headers = { 'idempotency-key': randomUUID() }
      expect((await after.api(`${path}/comments`, { as: ben, body: { text: 'On the new store' }, headers })).status).toBe(201)
    } finally {
      await after.stop()
    }
  })

  test('a second run changes nothing', async () => {
    await busyService()
    await migrate()
    const before = cosmos.fake.everything().toSorted()
    const again = await migrate()
    expectSame(again)
    expect(again.written).toBe(0)
    expect(cosmos.fake.everything().toSorted()).toEqual(before)
  })

  test.each([1, 3])('killed before batch %i, and run again, it ends as if it had not been', async (batch) => {
    await filled(Array.from({ length: 350 }, (_, at) => aDocument({ pk: `${pk}${at % 2}`, text: `t${at}` })))
    const child = spawn(
      process.execPath,
      [
        join(import.meta.dirname, 'children/migrator.ts'),
        temporary.folder,
        cosmos.fake.endpoint,
        cosmos.fake.key,
        testDatabase,
        String(batch),
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    await once(child.stdout, 'data')
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(cosmos.fake.everything()).toHaveLength(batch === 1 ? 0 : 175)
    const brought = await migrate()
    expectSame(brought)
    expect(brought.written).toBe(350 - (batch === 1 ? 0 : 175))
  })

  test('while Cosmos DB is busy it waits as long as it is told, and lost answers lose nothing', async () => {
    await filled(Array.from({ length: 250 }, (_, at) => aDocument({ pk, text: `t${at}` })))
    cosmos.fake.throttle(1, 7_000)
    cosmos.fake.dropAnswers(3)
    cosmos.fake.throttle(2, 9_000)
    const brought = await migrate()
    expectSame(brought)
    expect(pauses).toEqual(expect.arrayContaining([7_000, 9_000]))
    expect(brought.sides.app.target.documents).toBe(250)
  })

  test('a store that never answers ends it with its own sentence', async () => {
    await filled([aDocument({ pk })])
    cosmos.fake.throttleShare(1, 60_000, () => 0)
    await expect(migrate()).rejects.toMatchObject({ code: 'throttled' })
    expect(pauses.length).toBeGreaterThan(50)
  })

  test('what is something else there is left as it is, and named by place and type alone', async () => {
    await filled([aDocument({ pk, id: 'same' }), aDocument({ pk, id: 'changed', text: 'private words' }), aDocument({ pk, id: 'new' })])
    await migrate()
    const changed = await cosmos.store.get('app', pk, 'changed')
    await cosmos.store.replace('app', aDocument({ pk, id: 'changed', text: 'newer words' }), changed?.etag ?? '')
    await cosmos.store.create('app', aDocument({ pk, id: 'theirs', type: 'comment' }))
    const { differences, written, sides } = await migrate()
    expect(written).toBe(0)
    expect(differences.toSorted((one, other) => (one.what < other.what ? -1 : 1))).toEqual([
      { container: 'app', pk, type: 'note', what: 'different', count: 1 },
      { container: 'app', pk, type: 'comment', what: 'unknown', count: 1 },
    ])
    expect(sides.app.target.sha256).not.toBe(sides.app.source.sha256)
    expect((await cosmos.store.get('app', pk, 'changed'))?.document['text']).toBe('newer words')
  })

  test('what expires has what is left of its time, and what has expired stays away', async () => {
    await filled([aDocument({ pk, id: 'long', ttl: 1_000 }), aDocument({ pk, id: 'short', ttl: 300 }), aDocument({ pk, id: 'lasting' })])
    await clock.advance(400)
    await cosmos.advance(400)
    expectSame(await migrate())
    expect((await cosmos.store.get('app', pk, 'long'))?.document.ttl).toBe(600)
    expect(await cosmos.store.get('app', pk, 'short')).toBeNull()
    await clock.advance(100)
    expectSame(await migrate())
    await cosmos.advance(600)
    expect(await cosmos.store.get('app', pk, 'long')).toBeNull()
    expect(await cosmos.store.get('app', pk, 'lasting')).not.toBeNull()
  })

  test('a notice goes along when its change has come, and is dropped when it never will', async () => {
    const row = (id: string, replaces: string | null, status = 'waiting'): StoreDocument =>
      aDocument({ pk: 'outbox', id, type: 'outbox-row', status, subject: { container: 'app', pk, id: 'subject', replaces } })
    const source = openSource()
    const first = await source.create('app', aDocument({ pk, id: 'subject' }))
    const second = await source.replace('app', { ...first.document, text: 'changed' }, first.etag)
    await source.batch('ops', 'outbox', [
      { op: 'create', document: row('came', first.etag) },
      { op: 'create', document: row('under-way', first.etag, 'sending') },
      { op: 'create', document: row('never', second.etag) },
      { op: 'create', document: row('new', null) },
      { op: 'create', document: row('done', second.etag, 'done') },
    ])
    await source.close()
    expectSame(await migrate())
    const there = async (id: string) => (await cosmos.store.get('ops', 'outbox', id))?.document
    for (const id of ['came', 'under-way', 'new']) expect((await there(id))?.['subject']).toMatchObject({ id: 'subject', replaces: null })
    expect((await there('under-way'))?.['status']).toBe('sending')
    expect(await there('never')).toMatchObject({ status: 'dropped', ttl: 14 * 86_400 })
    expect(await there('done')).toMatchObject({ status: 'done', subject: { replaces: second.etag } })
  })

  test('is refused while the service runs, without a database, and without a place to go to', async () => {
    const running = openSource()
    await running.create('app', aDocument({ pk }))
    const holder = spawn(process.execPath, [join(import.meta.dirname, 'children/holder.ts'), file('commonplace.db')], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    await once(holder.stdout, 'data')
    await running.close()
    await expect(migrate()).rejects.toThrow(/open in another process.*Stop it first/u)
    holder.stdin.end()
    await once(holder, 'exit')
    expect(cosmos.fake.everything()).toEqual([])
    await expect(migrateFrom(toCosmos(), file('nowhere'))).rejects.toThrow(/There is no database/u)
    await expect(migrateFrom(toSqlite('other'), temporary.folder)).rejects.toThrow(/COSMOS_ENDPOINT/u)
  })
})

describe('by a file of JSON lines', () => {
  test('from SQLite to Cosmos DB and back to SQLite, everything is the same', async () => {
    await busyService()
    // One in each partition that the keys name: a partition that no export knows would be lost on the way back.
    const system = mintSystem(localTenantId)
    const named = Object.values(keys).map((key) =>
      typeof key === 'string' ? key : key({ ...system, teamId: north.teamId, personId: ben.personId }),
    )
    expect(named.length).toBeGreaterThan(5)
    for (const container of ['app', 'ops'] as const)
      await filled(
        named.filter((name) => name.startsWith('t|') === (container === 'app')).map((name) => aDocument({ pk: name })),
        container,
      )
    const { documents, tenants } = await exportTo(fromSqlite(), file('one.ndjson'))
    expect(tenants).toEqual([{ tenantId: tenant, teams: 2, people: 3 }])
    const there = await importFrom(toCosmos(), file('one.ndjson'))
    expectSame(there)
    expect(there.written).toBe(documents)
    expect((await exportTo(toCosmos(), file('two.ndjson'))).tenants).toEqual(tenants)
    const back = await importFrom(toSqlite('back'), file('two.ndjson'))
    expectSame(back)
    expect(back.sides.app.source).toEqual(there.sides.app.source)
    expect(back.sides.ops.source).toEqual(there.sides.ops.source)
    // Whoever is in it has private words in it.
    expect(readFileSync(file('two.ndjson'), 'utf8')).toContain(`t|${tenant}|u|${ada.personId}`)
    await expect(exportTo(toCosmos(), file('two.ndjson'))).rejects.toThrow(/exists already/u)
  })

  test('text with every sign that somebody takes for the end of a line goes there and back', async () => {
    const pasted = 'first\u2028second\u2029third\u0085fourth\rfifth\r\nsixth'
    const pasting = keys.tenantPartition(mintSystem(localTenantId))
    await filled([aDocument({ pk: pasting, id: 'pasted', text: pasted }), aDocument({ pk: pasting, id: 'plain' })])
    await exportTo(fromSqlite(), file('one.ndjson'))
    expect(readFileSync(file('one.ndjson'), 'utf8')).not.toMatch(/[\u2028\u2029]/u)
    expectSame(await importFrom(toCosmos(), file('one.ndjson')))
    await exportTo(toCosmos(), file('two.ndjson'))
    expectSame(await importFrom(toSqlite('back'), file('two.ndjson')))
    const back = openSqliteStore({ file: join(file('back'), 'commonplace.db'), clock: clock.clock })
    expect((await back.get('app', pasting, 'pasted'))?.document['text']).toBe(pasted)
    await back.close()
  })

  test.each<readonly [string, (text: string) => string]>([
    ['as it is', (text) => text],
    ['from an export that did not escape them', (text) => resigned(text.replaceAll(String.raw`\u2028`, '\u2028'))],
    ['with a byte order mark', (text) => `\uFEFF${text}`],
    ['with line ends of Windows', (text) => text.replaceAll('\n', '\r\n')],
    ['without the last line end', (text) => text.trimEnd()],
  ])('a file is taken %s', async (_how, change) => {
    await filled([aDocument({ pk, id: 'pasted', text: 'first\u2028second' })])
    await exportTo(fromSqlite(), file('all.ndjson'))
    writeFileSync(file('all.ndjson'), change(readFileSync(file('all.ndjson'), 'utf8')))
    expectSame(await importFrom(toCosmos(), file('all.ndjson')))
    expect((await cosmos.store.get('app', pk, 'pasted'))?.document['text']).toBe('first\u2028second')
  })

  test('an export that can’t be read back is none', async () => {
    await filled([aDocument({ pk, id: 'sound' })])
    const raw = new DatabaseSync(file('commonplace.db'))
    raw.exec(`UPDATE app SET body = json_set(body, '$.createdBy', '')`)
    raw.close()
    await expect(exportTo(fromSqlite(), file('all.ndjson'))).rejects.toThrow(/all\.ndjson, line 2: this is no document .*was not made/u)
    expect(readdirSync(temporary.folder).filter((name) => name.startsWith('all'))).toEqual([])
  })

  test.skipIf(process.platform === 'win32')('an export that is told to end leaves nothing, and ends by it', async () => {
    await filled(Array.from({ length: 150 }, (_, at) => aDocument({ pk, text: `t${at}` })))
    const given = ['export', file('commonplace.db'), file('all.ndjson'), 'reading', 'SIGTERM']
    const child = spawn(process.execPath, [join(import.meta.dirname, 'children/until-step.ts'), ...given], { stdio: 'inherit' })
    expect(await once(child, 'exit')).toEqual([null, 'SIGTERM'])
    expect(readdirSync(temporary.folder).filter((name) => name.startsWith('all'))).toEqual([])
  })

  test('an import is refused while the service runs on that database, and nothing is written', async () => {
    await filled([aDocument({ pk, id: 'a' })])
    await exportTo(fromSqlite(), file('all.ndjson'))
    const running = openSqliteStore({ file: join(file('other'), 'commonplace.db'), clock: clock.clock })
    onTestFinished(() => running.close())
    await expect(importFrom(toSqlite('other'), file('all.ndjson'))).rejects.toThrow(/open in another process.*Stop it first/u)
    expect(await running.count('app', pk, { type: 'note' })).toBe(0)
  })

  test.each<readonly [string, (lines: string[]) => readonly string[], RegExp]>([
    ['no file of ours', () => ['{"title":"x"}'], /line 1: this is no export/u],
    ['a newer format', ([first = '', ...lines]) => [first.replace('"version":1', '"version":2'), ...lines], /line 1: .*newer release/u],
    ['a line that is no JSON', ([first = '', , ...lines]) => [first, '{"a', ...lines], /line 2: this is no JSON/u],
    [
      'a document without a partition',
      (lines) => lines.map((line) => line.replace(`"pk":"${pk}"`, '"pk":""')),
      /line 2: this is no document/u,
    ],
    ['another container', (lines) => lines.map((line) => line.replace('"app"', '"logs"')), /line 2: there is no such container/u],
    ['a document twice', ([first = '', second = '', ...lines]) => [first, second, second, ...lines], /line 3: the same document/u],
    ['a letter that changed', (lines) => lines.map((line) => line.replace('secret one', 'secret two')), /line 5: the file was changed/u],
    [
      'a line without an end',
      ([first = '', second = '']) => [first, second.replace('secret one', 'secret'.repeat(2_500_000))],
      /line 2: it is longer than any document/u,
    ],
    [
      'arrays in arrays',
      (lines) => lines.map((line) => line.replace('"secret one"', `${'['.repeat(50_000)}${']'.repeat(50_000)}`)),
      /line 2: it is nested deeper than any document/u,
    ],
    [
      'a life without an end',
      (lines) => lines.map((line) => line.replace('"document":{', '"expiresAt":"+275760-09-12T00:00:00.000Z","document":{"ttl":60,')),
      /line 2: it doesn’t say when the document expires/u,
    ],
    ['no end', (lines) => lines.slice(0, -1), /ends after line 4 and is not whole/u],
    ['something after the end', (lines) => [...lines, '{}'], /line 6: there is something after/u],
  ])('%s: refused with the number of the line, and nothing is written', async (_why, change, sentence) => {
    await filled([aDocument({ pk, id: 'a', text: 'secret one' }), aDocument({ pk, id: 'b' }), aDocument({ pk, id: 'c' })])
    await exportTo(fromSqlite(), file('all.ndjson'))
    const lines = readFileSync(file('all.ndjson'), 'utf8').trimEnd().split('\n')
    expect(lines).toHaveLength(5)
    writeFileSync(file('all.ndjson'), `${change(lines).join('\n')}\n`)
    const refused = await importFrom(toCosmos(), file('all.ndjson')).catch((error: unknown) => error)
    expect(refused).toMatchObject({ name: 'OperatorError', message: expect.stringMatching(sentence) })
    expect(String(refused)).not.toContain('secret')
    expect(cosmos.fake.everything()).toEqual([])
  })
})

describe('as a command', () => {
  const run = async (command: string, given: readonly string[], variables: Readonly<Record<string, string>> = {}) => {
    const child = spawn(process.execPath, [`bot/commands/${command}.ts`, ...given], {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      env: { PATH: process.env['PATH'] ?? '', COMMONPLACE_DATA: temporary.folder, ...variables },
    })
    const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
    return { code: child.exitCode, stdout, stderr }
  }
  const toFake = () => ({ COSMOS_ENDPOINT: cosmos.fake.endpoint, COSMOS_KEY: cosmos.fake.key, COSMOS_DATABASE: testDatabase })

  test('says what it did, ends with 1 when the sides differ, and never shows what is in a document', async () => {
    await filled([aDocument({ pk, id: 'a', text: 'secret' })])
    const whole = await run('migrate', ['--from', temporary.folder], toFake())
    expect(whole).toMatchObject({
      code: 0,
      stderr: '',
      stdout: expect.stringMatching(/1 document, 1 partition,.*Both sides are the same/su),
    })
    const { etag = '' } = (await cosmos.store.get('app', pk, 'a')) ?? {}
    await cosmos.store.replace('app', aDocument({ pk, id: 'a', text: 'other secret' }), etag)
    const other = await run('migrate', ['--from', temporary.folder], toFake())
    expect(other.code).toBe(1)
    expect(other.stdout).toContain(`app ${pk}: 1 of type note are something else in the store`)
    expect(other.stderr).toContain('The two sides are not the same')
    expect(JSON.stringify([whole, other])).not.toContain('secret')
  })

  test.each([
    ['migrate', [], 1, /Usage: npm run migrate/u],
    ['migrate', ['--help'], 0, /Usage: npm run migrate/u],
    ['backup', ['a', 'b'], 1, /Usage: npm run backup/u],
    ['backup', ['--help'], 0, /beside it/u],
    ['restore', [], 1, /Usage: npm run restore/u],
    ['restore', ['nothing.db'], 1, /There is no file nothing\.db/u],
    ['purge-tenant', [], 1, /Usage: npm run purge-tenant/u],
    ['purge-tenant', ['everybody'], 1, /everybody is no tenant id/u],
  ])('%s %j ends with %i and a sentence', async (command, given, code, sentence) => {
    const ended = await run(command, given)
    expect(ended.code).toBe(code)
    expect(code === 0 ? ended.stdout : ended.stderr).toMatch(sentence)
    expect(ended.stderr).not.toContain('    at ')
  })

  test.each(['backup', 'restore'])('%s with Cosmos DB says where its backups are', async (command) => {
    expect((await run(command, ['x.db'], toFake())).stderr).toMatch(/Cosmos DB.*infra\/README\.md/u)
  })

  test('a backup and a restore, as they are typed', async () => {
    await filled([aDocument({ pk, id: 'a' })])
    const made = await run('backup', [file('kept.db')])
    expect(made).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/holds 1 document .*whole\.\nSHA-256 [\da-f]{64}\n$/u),
      stderr: '',
    })
    expect(await run('restore', [file('kept.db')])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/holds 1 document of .*again/u),
    })
  })

  test('an export from Cosmos DB needs no proof of the app, and says of each tenant what was found', async () => {
    await busyService()
    await migrate()
    const nobody = '6f0c4d1e-0000-4000-8000-000000000001'
    const app = { MicrosoftAppId: nobody, MicrosoftAppTenantId: nobody, ALLOWED_TENANTS: `${tenant},${nobody}` }
    expect(await run('migrate', ['--export', file('all.ndjson')], { ...toFake(), ...app })).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(new RegExp(`^tenant ${tenant}: 2 teams, 3 people\ntenant ${nobody}: 0 teams, 0 people\n.*holds`, 'u')),
    })
    expect(readFileSync(file('all.ndjson'), 'utf8')).toContain(north.teamId)
  })

  test('an export from an account elsewhere without a tenant is refused, and no file is made', async () => {
    const { code, stderr } = await run('migrate', ['--export', file('all.ndjson')], {
      COSMOS_ENDPOINT: 'https://name.documents.azure.com/',
    })
    expect(code).toBe(1)
    expect(stderr).toMatch(/Nothing says whose data.*MicrosoftAppTenantId.*ALLOWED_TENANTS/su)
    expect(existsSync(file('all.ndjson'))).toBe(false)
  })

  test('nothing is purged where there is no database, and nothing is made there', async () => {
    const { code, stdout, stderr } = await run('purge-tenant', [tenant, '--yes'], { COMMONPLACE_DATA: file('nowhere') })
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(/There is no database .*nowhere.*Set COSMOS_ENDPOINT, or point COMMONPLACE_DATA/u)
    expect(existsSync(file('nowhere'))).toBe(false)
  })

  test('a restore without a checksum says which check was made', async () => {
    await filled([aDocument({ pk, id: 'a' })])
    await run('backup', [file('kept.db')])
    unlinkSync(file('kept.db.sha256'))
    expect((await run('restore', [file('kept.db')])).stdout).toContain(
      `There was no ${file('kept.db')}.sha256 beside it, so only SQLite’s own check`,
    )
  })

  test('a tenant is only counted without --yes, and is gone with it', async () => {
    await busyService()
    const looked = await run('purge-tenant', ['local'])
    expect(looked).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(
        /^In SQLite, .*commonplace\.db:\nThis would remove 2 teams with \d+ resources, 3 people and \d+ messages that wait.*can't be undone.*\nTo do it, stop the service first,/u,
      ),
    })
    const several = await run('purge-tenant', ['local'], { ALLOWED_TENANTS: `${tenant},6f0c4d1e-0000-4000-8000-000000000001` })
    expect(several.stdout).toMatch(/take the tenant out of ALLOWED_TENANTS/u)
    const done = await run('purge-tenant', ['local', '--yes'])
    expect(done).toMatchObject({ code: 0, stdout: expect.stringMatching(/\nRemoved 2 teams with \d+ resources, 3 people/u) })
    const receipts = () => everythingInSqlite(temporary.folder, 0).filter((row) => row.includes('purge-receipt')).length
    expect(receipts()).toBe(1)
    const again = await run('purge-tenant', ['local', '--yes'])
    expect(again).toMatchObject({ code: 1, stderr: expect.stringMatching(/There is nothing of tenant .* in this store/u) })
    expect(receipts()).toBe(1)
  })
})
