/** M33: told to stop in the middle of something, the process ends it or leaves no trace of it, and goes. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { entryPageReply, importReply, resourcePageReply } from '#domain/api/replies.ts'
import { sqliteFileName } from '#bot/store/open-store.ts'
import { startApp } from '#tests/support/start-app.ts'
import { temporaryFolder } from '#tests/support/store/sqlite.ts'
import { botAdded, installationUpdate } from '#tests/support/teams/activities/installation.ts'
import { personalMessage } from '#tests/support/teams/activities/messages.ts'
import { ada, north } from '#tests/support/teams/cast.ts'
import { startFakeConnector, type FakeConnector } from '#tests/support/teams/fake-connector.ts'

let folder = ''
let remove = (): void => {}
let connector: FakeConnector
let child: ChildProcess
beforeEach(async () => {
  ;({ folder, remove } = temporaryFolder())
  connector = await startFakeConnector()
  connector.setRoster(north, [ada])
})
afterEach(async () => {
  child.kill('SIGKILL')
  await connector.close()
  remove()
})

/** @returns where the service answers, in a process of its own */
async function startProcess(): Promise<string> {
  child = spawn(process.execPath, ['--import', './bot/node-version.mjs', 'tests/faults/children/service.ts'], {
    cwd: join(import.meta.dirname, '../..'),
    env: { PATH: process.env['PATH'], PORT: '0', COMMONPLACE_DATA: folder, LINK_PREVIEWS: 'off' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const port = Promise.withResolvers<string>()
  let said = ''
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk
    const found = /"event":"service.started".*"port":(\d+)/u.exec(said)?.[1]
    if (found !== undefined) port.resolve(found)
  })
  child.once('exit', () => port.reject(new Error(`The service ended: ${said}`)))
  return `http://127.0.0.1:${await port.promise}`
}

async function endOf(): Promise<unknown> {
  if (child.exitCode === null) await once(child, 'exit')
  return child.exitCode
}

const post = (url: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

/** A connector that takes a message and answers when it is told to. */
async function startHolding(): Promise<{ readonly server: Server; readonly url: string; readonly held: Promise<() => void> }> {
  const held = Promise.withResolvers<() => void>()
  const server = createServer((_incoming, outgoing) => {
    outgoing.setHeader('content-type', 'application/json')
    held.resolve(() => outgoing.end('{"id":"1"}'))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { server, url: `http://127.0.0.1:${(server.address() as { port: number }).port}/`, held: held.promise }
}

/** What the next start finds. */
async function found(): Promise<{ readonly notes: readonly string[]; readonly titles: readonly string[]; readonly integrity: unknown }> {
  const database = new DatabaseSync(join(folder, sqliteFileName))
  const integrity = database.prepare('PRAGMA integrity_check').get()?.['integrity_check']
  database.close()
  const app = await startApp({ directory: folder, connector })
  const notes = entryPageReply.parse((await app.api('/api/me/notebook', { as: ada })).body).items.map(({ title }) => title)
  const library = await app.api(`/api/teams/${north.teamId}/resources?limit=100`, { as: ada })
  const titles = library.status === 404 ? [] : resourcePageReply.parse(library.body).items.map(({ title }) => title)
  await app.stop()
  return { notes, titles, integrity }
}

test('M33: a turn under way gets its answer, what it saved is there, and nobody new is let in', async () => {
  const url = await startProcess()
  const { server, url: serviceUrl, held } = await startHolding()
  const answer = post(`${url}/api/messages`, { ...personalMessage(ada, 'note Said before the stop'), serviceUrl })
  const release = await held
  child.kill('SIGTERM')
  await expect
    .poll(() =>
      post(`${url}/api/messages`, {}).then(
        () => 'answered',
        () => 'refused',
      ),
    )
    .toBe('refused')
  release()
  expect((await answer).status).toBe(200)
  expect(await endOf()).toBe(0)
  server.close()
  expect(await found()).toMatchObject({ notes: ['Said before the stop'], integrity: 'ok' })
})

test('M33: one whose connector never answers does not keep the process', async () => {
  const url = await startProcess()
  connector.fail('send', 'hang')
  const arrived = connector.arrival('send')
  const answer = post(`${url}/api/messages`, { ...personalMessage(ada, 'note Kept'), serviceUrl: connector.serviceUrl })
  await arrived
  child.kill('SIGTERM')
  expect((await answer).status).toBe(200)
  expect(await endOf()).toBe(0)
  expect(await found()).toMatchObject({ notes: ['Kept'], integrity: 'ok' })
})

test('M33: an import under way is there whole or not at all', async () => {
  const url = await startProcess()
  for (const event of [installationUpdate(north, ada, 'add'), botAdded(north, ada)])
    await post(`${url}/api/messages`, { ...event, serviceUrl: connector.serviceUrl })
  const file = Array.from({ length: 3_000 }, (_, row) => JSON.stringify({ id: `row-${row}`, title: `Row ${row}` })).join('\n')
  const headers = { authorization: `Local ${ada.personId}`, 'idempotency-key': 'stopping-import-1' }
  const answer = post(`${url}/api/teams/${north.teamId}/import?mode=import`, file, headers)
  await expect.poll(() => rowsOf()).toBeGreaterThan(100)
  child.kill('SIGTERM')
  const reply = importReply.parse(await (await answer).json())
  expect(reply).toMatchObject({ outcome: 'imported', faulty: 0 })
  expect(await endOf()).toBe(0)
  expect(await found()).toMatchObject({ integrity: 'ok', titles: { length: 100 } })
})

/** How much there is in the file by now. */
function rowsOf(): number {
  const database = new DatabaseSync(join(folder, sqliteFileName), { readOnly: true })
  const row = database.prepare('SELECT count(*) AS n FROM app').get()
  database.close()
  return Number(row?.['n'])
}

test('told to stop while it starts, it ends, also where nobody else would end it', async () => {
  child = spawn(process.execPath, ['--import', './bot/node-version.mjs', 'tests/faults/children/slow-start.ts'], {
    cwd: join(import.meta.dirname, '../..'),
    env: { PATH: process.env['PATH'] },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (child.stdout !== null) await once(child.stdout, 'data')
  child.kill('SIGTERM')
  // By itself: ended by the signal it would have no code.
  expect(await endOf()).toBe(0)
})
