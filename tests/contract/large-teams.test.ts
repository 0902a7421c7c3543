/** A team of thousands: what is written for each of them lets everybody else in between. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { mintSystem } from '#bot/auth/mint.ts'
import { localTenantId } from '#bot/ports/local-tenant.ts'
import type { Memberships } from '#bot/ports/memberships.ts'
import { changeMembers } from '#bot/usecases/teams/change-members.ts'
import { readRoster } from '#bot/usecases/teams/read-roster.ts'
import { startApp, type StartedApp } from '#tests/support/start-app.ts'
import { interceptedStore } from '#tests/support/store/intercepted-store.ts'
import { membersAdded, membersRemoved } from '#tests/support/teams/activities/installation.ts'
import { aCrowd, ada, north } from '#tests/support/teams/cast.ts'

const system = mintSystem(localTenantId)
const crowd = aCrowd(1_200)
const team = {
  ...north,
  serviceUrl: '',
  botId: '',
  addedBy: null,
  stewards: [],
  steppedDown: null,
  status: 'active',
  removedAt: null,
  retentionMonths: null,
} as const

/** Counts what is written between two paces. */
function counted() {
  const runs = [0]
  const write = async (): Promise<void> => void (runs[0] = (runs[0] ?? 0) + 1)
  const memberships: Memberships = { list: async () => [], remember: write, forget: write }
  return { memberships, runs, pace: async () => void runs.unshift(0) }
}

test('a large roster is remembered in groups of ten', async () => {
  const { memberships, runs, pace } = counted()
  const members = crowd.map(({ personId, name }) => ({ personId, accountId: '', name, isGuest: false }))
  const pages = async function* () {
    for (let at = 0; at < members.length; at += 500) yield members.slice(at, at + 500)
  }
  await readRoster({ memberships, pace, roster: { pages, member: async () => null }, registry: { byId: async () => team } }, system, team)
  expect(runs.toSorted((a, b) => b - a)[0]).toBe(10)
  expect(runs.reduce((a, b) => a + b)).toBe(1_200)
})

test('of a thousand who leave ten are forgotten at once, and the gate forgets the team once', async () => {
  const { memberships, runs, pace } = counted()
  const forgotten: unknown[] = []
  const left = crowd.map(({ personId }) => personId)
  const unused = async (): Promise<never> => Promise.reject(new Error('not expected'))
  await changeMembers(
    {
      memberships,
      pace,
      gate: { forget: (...asked) => void forgotten.push(asked) },
      registry: { subject: (_system, _teamId, replaces) => ({ container: 'app', pk: '', id: '', replaces }) },
      outbox: { add: unused },
      newId: () => '',
    },
    system,
    { teamId: north.teamId, joined: [], left, hasUnnamed: false },
  )
  expect(runs.toSorted((a, b) => b - a)[0]).toBe(10)
  expect(runs.reduce((a, b) => a + b)).toBe(1_200)
  expect(forgotten).toEqual([[north.teamId]])
})

let app: StartedApp
let remembered = 0
beforeEach(async () => {
  remembered = 0
  app = await startApp({
    wrapStore: interceptedStore((call, args, proceed) => {
      if (call === 'upsert' && (args[1] as { readonly type: string }).type === 'membership') remembered += 1
      return proceed()
    }),
  })
  await app.install(north, [ada])
})
afterEach(() => app.stop())

test('hundreds who join in one event are read from the roster after the turn; those who leave are forgotten', async () => {
  const [many, one] = [crowd.slice(0, 150), crowd[7] ?? ada]
  const teamsOfOne = async () => ((await app.api('/api/me', { as: one })).body as { readonly teams: readonly unknown[] }).teams
  const before = remembered
  app.connector.setRoster(north, [ada, ...many])
  app.connector.fail('roster-page', { status: 503 }, 1)
  expect((await app.post(membersAdded(north, ada, many))).status).toBe(200)
  await app.settled()
  expect(remembered).toBe(before)
  app.clock.advance(2_000)
  await app.settled()
  expect(remembered).toBe(before + 150)
  expect(await teamsOfOne()).toHaveLength(1)
  app.connector.setRoster(north, [ada])
  await app.post(membersRemoved(north, ada, many))
  expect(await teamsOfOne()).toEqual([])
})
