/** SQLite under processes that die, and under several that write: nothing acknowledged is lost, nothing is torn. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sqliteFileName } from '#bot/store/open-store.ts'
import { openSqliteStore } from '#bot/store/sqlite/open-sqlite-store.ts'
import { temporaryFolder } from '#tests/support/store/sqlite.ts'
import { tickingClock } from '#tests/support/store/ticking-clock.ts'
import { counterDocument, killPartition } from './kill-plan.ts'

const rounds = Number(process.env['COMMONPLACE_KILL_ROUNDS'] ?? 50)
const { clock } = tickingClock()
let file = ''
let remove = (): void => {}

beforeEach(() => {
  const temporary = temporaryFolder()
  file = join(temporary.folder, sqliteFileName)
  remove = temporary.remove
})
afterEach(() => remove())

test(`D5: a writer killed ${rounds} times loses no acknowledged write and tears none`, { timeout: rounds * 2_000 }, async () => {
  const before = openSqliteStore({ file, clock })
  await before.create('app', counterDocument)
  await before.close()
  const random = seededRandom(20_261_123)
  let acknowledgedInAll = 0

  for (let round = 0; round < rounds; round += 1) {
    const acknowledged = await writeUntilKilled(round, 1 + random() * 39)
    acknowledgedInAll += acknowledged.length
    const store = openSqliteStore({ file, clock })
    for (const name of acknowledged) {
      for (const side of ['a', 'b'])
        expect(await store.get('app', killPartition, `${side}-${name}`), `${side}-${name} was acknowledged`).not.toBeNull()
    }
    await store.close()
    expect(await stateOfFile()).toEqual({ integrity: 'ok', torn: 0, uncounted: 0 })
  }
  // Without this the kills could all have come too early to prove anything.
  expect(acknowledgedInAll).toBeGreaterThan(rounds)
})

test('D6: two processes that open one new file at once and add 2,000 each make 4,000', { timeout: 60_000 }, async () => {
  const children = [1, 2].map(() => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'children/counter.ts'), file, '2000'], {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    return Promise.all([once(child, 'exit'), text(child.stderr)])
  })
  for (const [[code], errors] of await Promise.all(children)) expect({ code, errors }).toEqual({ code: 0, errors: '' })
  const store = openSqliteStore({ file, clock })
  expect((await store.get('app', killPartition, 'counter'))?.document['n']).toBe(4_000)
  await store.close()
})

/** @returns the names that the writer acknowledged before it died */
async function writeUntilKilled(round: number, afterMs: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'children/batch-writer.ts'), file, String(round)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const output = text(child.stdout)
  await once(child.stdout, 'data')
  const timer = setTimeout(() => child.kill('SIGKILL'), afterMs)
  const [, signal] = await once(child, 'exit')
  clearTimeout(timer)
  expect(signal).toBe('SIGKILL')
  // A last line without its end was cut off by the kill: it was not acknowledged to anyone.
  return (await output)
    .split('\n')
    .slice(0, -1)
    .flatMap((line) => (line.startsWith('ACK ') ? [line.slice(4)] : []))
}

async function stateOfFile(): Promise<Readonly<Record<string, unknown>>> {
  const database = new DatabaseSync(file, { readOnly: true })
  const one = (sql: string): unknown => Object.values(database.prepare(sql).get() ?? {})[0]
  const state = {
    integrity: one('PRAGMA integrity_check'),
    torn: one(`SELECT count(*) FROM (SELECT substr(id, 3) AS name FROM app WHERE type IN ('a', 'b') GROUP BY name HAVING count(*) <> 2)`),
    uncounted: one(`SELECT (SELECT count(*) FROM app WHERE type = 'a') - (SELECT json_extract(body, '$.n') FROM app WHERE id = 'counter')`),
  }
  database.close()
  return state
}

/** Mulberry32: the same delays in every run. */
function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
