/** The registry that is asked with every letter: how old its answers may be. */
import { expect, test } from 'vitest'
import { teamId, tenantId, threadId } from '#domain/ids.ts'
import type { Team } from '#domain/teams/team.ts'
import { mintSystem } from '#bot/auth/mint.ts'
import type { TeamRegistry } from '#bot/ports/team-registry.ts'
import { rememberingTeams } from './remembered-teams.ts'

const system = mintSystem(tenantId('11111111-0000-4000-8000-000000000001'))
const north = { teamId: teamId('north'), threadId: threadId('19:north'), name: 'North' } as Team

/** What stands in the store, and how often it was read. */
function registryOf(team: Team | null) {
  const store = { team, reads: 0, onRead: (): void => {} }
  const read = async (): Promise<Team | null> => {
    store.reads += 1
    const found = store.team
    store.onRead()
    return found
  }
  const write = async (_system: unknown, next: Team): Promise<boolean> => {
    store.team = next
    return true
  }
  const forget = async (): Promise<void> => void (store.team = null)
  let nowMs = 0
  const registry = rememberingTeams({ byId: read, byThread: read, write, forget } as unknown as TeamRegistry, { nowMs: () => nowMs })
  return { store, registry, advance: (ms: number) => void (nowMs += ms) }
}

const byBoth = [
  ['by id', (registry: TeamRegistry) => registry.byId(system, north.teamId)],
  ['by thread', (registry: TeamRegistry) => registry.byThread(system, north.threadId)],
] as const

test.each(byBoth)('%s, a team is read once in fifteen seconds', async (_how, ask) => {
  const { store, registry, advance } = registryOf(north)
  await ask(registry)
  advance(14_999)
  await ask(registry)
  expect(store.reads).toBe(1)
  advance(1)
  await ask(registry)
  expect(store.reads).toBe(2)
})

test.each(byBoth)('%s, what this instance writes is known at once', async (_how, ask) => {
  const { registry } = registryOf(north)
  await ask(registry)
  await registry.write(system, { ...north, name: 'Far North' }, { at: '', replaces: null })
  expect(await ask(registry)).toMatchObject({ name: 'Far North' })
  await registry.forget(system, north.teamId)
  expect(await ask(registry)).toBeNull()
})

test('a team without the app is asked for anew each time: it may have just got it', async () => {
  const { store, registry } = registryOf(null)
  expect(await registry.byId(system, north.teamId)).toBeNull()
  store.team = north
  expect(await registry.byId(system, north.teamId)).toBe(north)
})

test('what was read while the team changed is not remembered', async () => {
  const { store, registry } = registryOf(north)
  let change: Promise<unknown> = Promise.resolve()
  store.onRead = () => {
    store.onRead = () => {}
    change = registry.write(system, { ...north, name: 'Far North' }, { at: '', replaces: null })
  }
  await registry.byId(system, north.teamId)
  await change
  expect(await registry.byId(system, north.teamId)).toMatchObject({ name: 'Far North' })
})
