/**
 * S13: whoever sends check-ins is killed at each named point, and another process goes on: nobody is missed, everybody's row comes to an end, and a
 * second card is there only where a first had gone out and its end was not recorded. `COMMONPLACE_CHECK_IN_KILLS` says how often at each point;
 * `npm run test:long` takes 100.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import { weekOfInstant } from '#domain/check-ins/iso-week.ts'
import { createCheckInRows } from '#bot/store/repositories/check-in-rows.ts'
import { openStore, sqliteFileName } from '#bot/store/open-store.ts'
import { chatOf, fillTenant, memberAt, system } from '#tests/support/check-ins/crowded-tenant.ts'
import { temporaryFolder } from '#tests/support/store/sqlite.ts'
import { ownPoints, type KillPlan } from './check-in-kill-plan.ts'

const rounds = Number(process.env['COMMONPLACE_CHECK_IN_KILLS'] ?? '1')
const people = 12
const installed = '2026-11-25T09:00:00.000Z'
const due = '2026-11-27T14:00:00.000Z'
const afterwards = '2026-11-27T14:10:00.000Z'
const week = weekOfInstant(due, 'Europe/Berlin')
const members = Array.from({ length: people }, (_, at) => memberAt(at).personId)

type Point = (typeof ownPoints)[number] | 'received' | 'answered'
/** How often a sender passes there, at least; and whether somebody must get a second card, nobody may, or it depends on what else was under way. */
const points: readonly (readonly [Point, { readonly times: number; readonly twice: 'some' | 'none' | 'maybe' }])[] = [
  ['planned', { times: people, twice: 'none' }],
  ['leased', { times: 1, twice: 'none' }],
  ['taken', { times: people, twice: 'maybe' }],
  ['begun', { times: people, twice: 'maybe' }],
  ['before-post', { times: people, twice: 'maybe' }],
  ['received', { times: people, twice: 'some' }],
  ['answered', { times: people, twice: 'maybe' }],
  ['unrecorded', { times: people, twice: 'some' }],
  ['recorded', { times: people, twice: 'maybe' }],
  ['between-pages', { times: 2, twice: 'maybe' }],
  ['renewing', { times: 1, twice: 'maybe' }],
  ['before-release', { times: 1, twice: 'none' }],
]

const template = temporaryFolder()
let connector: Server
/** The cards that each chat got. */
const arrived = new Map<string, string[]>()
const open = new Set<unknown>()
let onPost: (count: number, answer: () => void) => void
beforeAll(async () => {
  await fillTenant(template.folder, { clock: { nowMs: () => Date.parse(installed) }, people, serviceUrl: 'https://example.org/' })
  connector = createServer((request, response) => {
    const take = (card: string): void => {
      const chat = (request.url ?? '').slice(1)
      arrived.set(chat, [...(arrived.get(chat) ?? []), card])
      onPost([...arrived.values()].flat().length, () => response.writeHead(201).end('{}'))
    }
    // Of a sender that was killed while it wrote, nothing has arrived.
    void text(request).then(take, () => undefined)
  }).listen(0, '127.0.0.1')
  connector.on('connection', (socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
  })
  await once(connector, 'listening')
})
afterAll(() => {
  connector.close()
  template.remove()
})
beforeEach(() => {
  arrived.clear()
  onPost = (_count, answer) => answer()
})

let state = 20_261_127
const random = (): number => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648

for (const [point, { times, twice }] of points)
  for (let round = 0; round < rounds; round += 1) {
    const nth = 1 + Math.floor(random() * times)
    test(`S13: killed at “${point}” when it comes there for the ${nth}. time`, async () => {
      const { folder: directory, remove } = temporaryFolder()
      onTestFinished(remove)
      copyFileSync(join(template.folder, sqliteFileName), join(directory, sqliteFileName))

      await killedAt(point, nth, directory)
      const left = await standing(directory)
      expect(left.filter(({ status, cards }) => (status === 'sent' ? cards !== 1 : status !== 'sending' && cards > 0))).toEqual([])

      onPost = (_count, answer) => answer()
      const { child, exit } = sender({ ...planOf(directory), startsAt: afterwards, owner: 'second' })
      expect([...(await exit), await text(child.stderr)]).toEqual([0, null, ''])
      const ended = await standing(directory)
      expect(ended).toEqual(left.map(({ status, cards }) => ({ status: 'sent', cards: status === 'sent' ? 1 : cards + 1 })))
      const doubled = ended.filter(({ cards }) => cards > 1)
      if (twice !== 'maybe') expect(doubled.length > 0).toBe(twice === 'some')
      // Both are the same form, so that whichever is answered is the same answer.
      for (const cards of arrived.values()) expect(new Set(cards).size).toBe(1)
    })
  }

const planOf = (directory: string): KillPlan => {
  const address = connector.address()
  const port = typeof address === 'object' && address !== null ? address.port : expect.fail('The connector has no address.')
  return { directory, connectorUrl: `http://127.0.0.1:${port}`, people, startsAt: due, owner: 'first', kill: null }
}

function sender(plan: KillPlan) {
  const script = join(import.meta.dirname, 'children/check-in-sender.ts')
  const child = spawn(process.execPath, [script, JSON.stringify(plan)], { stdio: ['ignore', 'pipe', 'pipe'] })
  return { child, exit: once(child, 'exit') }
}

async function killedAt(point: Point, nth: number, directory: string): Promise<void> {
  const own = ownPoints.find((known) => known === point)
  const { child, exit } = sender({ ...planOf(directory), kill: own === undefined ? null : { point: own, nth } })
  child.stdout.once('data', () => child.kill('SIGKILL'))
  onPost = (count, answer) => {
    if (count !== nth || own !== undefined) return answer()
    if (point === 'answered') answer()
    child.kill('SIGKILL')
  }
  expect(await exit).toEqual([null, 'SIGKILL'])
  // What it had sent is read to its end.
  await expect.poll(() => open.size).toBe(0)
}

/** How each person's row is, and how many cards they have. */
async function standing(directory: string): Promise<readonly { readonly status: string; readonly cards: number }[]> {
  const clock = { nowMs: () => Date.parse(afterwards) }
  const store = await openStore({ kind: 'sqlite', directory }, { clock })
  try {
    const rows = createCheckInRows(store, clock)
    return await Promise.all(
      members.map(async (member) => ({
        status: (await rows.read(system, week, member))?.row.status ?? 'none',
        cards: arrived.get(chatOf(member))?.length ?? 0,
      })),
    )
  } finally {
    await store.close()
  }
}
