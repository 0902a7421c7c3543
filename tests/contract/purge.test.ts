/** What goes when nobody needs it any more: a team without the app after its time of grace, a tenant at once. */
import { describe, expect, onTestFinished, test } from 'vitest'
import { resourcePageReply } from '#domain/api/replies.ts'
import { mintSystem } from '#bot/auth/mint.ts'
import { localTenantId } from '#bot/ports/local-tenant.ts'
import { checkInsPartition } from '#bot/ports/partition-keys.ts'
import { createTenantPurge } from '#bot/store/repositories/people/tenant-purge.ts'
import { createTraces } from '#bot/store/repositories/people/traces.ts'
import { purgeTenant } from '#bot/usecases/tenants/purge-tenant.ts'
import { adaDoesEverything } from '#tests/support/a-busy-person.ts'
import { engines, onSqlite, type OnEngine } from '#tests/support/engines.ts'
import { aDocument } from '#tests/support/store/documents.ts'
import { holding } from '#tests/support/store/everything-in.ts'
import { botRemoved, installationUpdate } from '#tests/support/teams/activities/installation.ts'
import { ada, ben, cleo, north, south } from '#tests/support/teams/cast.ts'

const dayMs = 24 * 3_600_000

async function ready(start: () => Promise<OnEngine>): Promise<OnEngine> {
  const engine = await start()
  onTestFinished(engine.stop)
  await adaDoesEverything(engine.app)
  await engine.app.settled()
  return engine
}

const inNorth = ({ everything }: OnEngine): readonly string[] =>
  everything().filter((row) => (JSON.parse(row) as { readonly pk?: string }).pk?.endsWith(`|g|${north.teamId}`) === true)
const later = async ({ app }: OnEngine, days: number): Promise<void> => {
  app.clock.advance(days * dayMs)
  await app.settled()
}
const total = async ({ app }: OnEngine): Promise<number> =>
  resourcePageReply.parse((await app.api(`/api/teams/${north.teamId}/resources`, { as: ben })).body).total

describe('a team whose app was removed', () => {
  test('gets no message, and keeps everything for thirty days', async () => {
    const engine = await ready(onSqlite)
    const { app } = engine
    const before = await total(engine)
    await app.post(installationUpdate(north, ada, 'remove'))
    await app.settled()
    const sent = app.connector.requests.length
    await later(engine, 29)
    expect(app.connector.requests).toHaveLength(sent)
    expect((await app.api(`/api/teams/${north.teamId}/resources`, { as: ben })).status).toBe(404)
    await app.install(north, [ada, ben])
    expect(await total(engine)).toBe(before)
    // The time that had begun is over, and means nothing any more.
    await later(engine, 60)
    expect(await total(engine)).toBe(before)
  })

  test('loses everything after that: what members shared, what belongs to it, who was in it, and that it had the app', async () => {
    const engine = await ready(onSqlite)
    await engine.app.post(installationUpdate(north, ada, 'remove'))
    await later(engine, 29)
    // A second event about the same, and one more removal, change nothing.
    await engine.app.post(botRemoved(north, ada))
    expect(inNorth(engine).length).toBeGreaterThan(30)
    await later(engine, 1)
    expect(inNorth(engine).every((row) => row.includes('"removed"') && !row.includes('title'))).toBe(true)
    const thread = `thread:${Buffer.from(north.threadId).toString('base64url')}`
    const ids = new Set(engine.everything().map((row) => (JSON.parse(row) as { readonly id?: string }).id))
    expect([`team:${north.teamId}`, `membership:${north.teamId}`, thread].filter((id) => ids.has(id))).toEqual([])
    expect(ids.has(`team:${south.teamId}`)).toBe(true)
    await engine.app.install(north, [ada, ben])
    expect(await total(engine)).toBe(0)
  })
})

describe.each(engines)('a tenant that is removed, on %s', (_name, start) => {
  test('leaves nothing but a receipt', async () => {
    const engine = await ready(start)
    const { app, store } = engine
    const week = aDocument({ pk: checkInsPartition(mintSystem(localTenantId)), id: `2026-W48:${ada.personId}` })
    await store.create('ops', week)
    const deps = { store, clock: app.clock, newId: () => 'unused', formerName: '' }
    const run = () =>
      purgeTenant({ traces: createTraces(deps), purge: createTenantPurge(store), clock: app.clock }, mintSystem(localTenantId))
    const receipt = await run()
    expect(receipt).toMatchObject({ tenantId: localTenantId, teams: 2, people: 3 })
    const names = [ada, ben, cleo].flatMap(({ personId, name }) => [personId, name])
    expect(holding(engine.everything(), [...names, north.teamId, south.teamId, north.name, north.threadId])).toEqual([])
    const left = holding(engine.everything(), [localTenantId])
    expect(left).toHaveLength(1)
    expect(left[0]).toContain('purge-receipt')
    expect(await run()).toMatchObject({ teams: 0, people: 0 })
  })
})
