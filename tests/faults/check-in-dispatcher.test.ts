/** N1–N9, S11–S13: check-ins that are due reach everybody once, at Teams' pace, whatever it answers and whoever dies. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { personId, tenantId } from '#domain/ids.ts'
import { readIsoWeek } from '#domain/check-ins/iso-week.ts'
import { mintSystem } from '#bot/auth/mint.ts'
import type { CheckInRow } from '#bot/ports/check-in-rows.ts'
import type { DeliveryOutcome } from '#bot/ports/delivery.ts'
import { createCheckInDispatcher, type DispatcherDeps } from '#bot/scheduler/check-in-dispatcher.ts'
import { checkInsPartition } from '#bot/ports/partition-keys.ts'
import { createCheckInRows } from '#bot/store/repositories/check-in-rows.ts'
import { createLeases } from '#bot/store/repositories/leases.ts'
import type { OpenedStore } from '#tests/contract/document-store.contract.ts'
import { openCosmosForTest } from '#tests/support/cosmos/open-cosmos.ts'
import { recordingLog, type RecordingLog } from '#tests/support/recording-log.ts'
import { openSqliteForTest } from '#tests/support/store/sqlite.ts'
import { limitedTeams, type LimitedTeams } from '#tests/support/teams/limited-teams.ts'
import { virtualTime, type VirtualTime } from '#tests/support/time/virtual-time.ts'

const dueAt = '2026-11-27T14:00:00.000Z'
const week = readIsoWeek('2026-W48') ?? expect.fail()
const never = new AbortController().signal

describe.each<readonly [string, () => Promise<OpenedStore>]>([
  ['SQLite', openSqliteForTest],
  ['Cosmos DB', openCosmosForTest],
])('%s', (engine, open) => {
  let opened: OpenedStore
  let time: VirtualTime
  let teams: LimitedTeams
  let log: RecordingLog
  let tenants = 0
  let system = mintSystem(tenantId('none'))
  beforeAll(async () => (opened = await open()))
  afterAll(() => opened.close())
  beforeEach(() => {
    time = virtualTime(dueAt)
    teams = limitedTeams({ ...time, latencyMs: 200 })
    log = recordingLog()
    system = mintSystem(tenantId(`tenant-${(tenants += 1)}`))
  })

  const rows = (store = opened.store) => createCheckInRows(store, time.clock)
  const planned = async (count: number): Promise<void> => {
    for (let at = 0; at < count; at += 1) await rows().plan(system, { week, personId: personId(`person-${at}`), dueAt })
  }
  const rowOf = async (at: number): Promise<CheckInRow> =>
    (await rows().read(system, week, personId(`person-${at}`)))?.row ?? expect.fail(`person-${at} has no row`)
  const dispatcher = (send: DispatcherDeps['send'], owner = 'one', store = opened.store) =>
    createCheckInDispatcher({
      rows: rows(store),
      leases: createLeases(store, { clock: time.clock, owner, leaseMs: 30_000, skewMs: 0 }),
      send,
      clock: time.clock,
      timer: time.timer,
      log: log.log,
      random: () => 0.5,
    })
  /** Teams answers each person's attempts one after the other by what stands here, and takes the rest. */
  const answering = (answers: Readonly<Record<string, readonly DeliveryOutcome[]>>): DispatcherDeps['send'] => {
    const made = new Map<string, number>()
    return (_system, row) => {
      const at = made.get(row.personId) ?? 0
      made.set(row.personId, at + 1)
      return teams.send(system.tenantId, row.personId, answers[row.personId]?.[at])
    }
  }
  /** As the scheduler does: again and again, until nothing is open any more. */
  const untilEnded = async (send: DispatcherDeps['send'], people: number): Promise<void> => {
    const { run } = dispatcher(send)
    for (let round = 0; round < 100; round += 1) {
      await time.until(run(system, never))
      const statuses = await Promise.all(Array.from({ length: people }, async (_, at) => (await rowOf(at)).status))
      if (!statuses.some((status) => ['planned', 'sending', 'unknown'].includes(status))) return
      time.jump(60_000)
    }
    throw new Error('It did not come to an end.')
  }

  test('everybody once, at no more than Teams takes', async () => {
    await planned(120)
    const startedMs = time.clock.nowMs()
    expect(await time.until(dispatcher(answering({})).run(system, never))).toBe(120)
    expect([...teams.arrived.values()]).toEqual(Array.from({ length: 120 }, () => 1))
    expect(teams.refused()).toBe(0)
    const seconds = (time.clock.nowMs() - startedMs) / 1_000
    expect(seconds).toBeGreaterThan(3)
    expect(seconds).toBeLessThan(120 / 35 + 1)
  })

  test('what is planned twice is planned once, and not again when it has ended', async () => {
    await planned(1)
    await planned(1)
    await time.until(dispatcher(answering({})).run(system, never))
    await planned(1)
    await time.until(dispatcher(answering({})).run(system, never))
    expect(teams.arrived.get('person-0')).toBe(1)
  })

  test('what has ended is not looked through to find what is due', async () => {
    await planned(3)
    const send = answering({ 'person-1': [{ outcome: 'stop', reason: '403' }] })
    await time.until(
      dispatcher((from, row) =>
        row.personId === 'person-2' ? Promise.resolve({ outcome: 'skip', reason: 'paused' }) : send(from, row),
      ).run(system, never),
    )
    const where = { op: 'lte', field: 'dueAt', value: '2027-11-27T14:00:00.000Z' } as const
    expect(await opened.store.count('ops', checkInsPartition(system), { type: 'check-in-row', where })).toBe(0)
  })

  test('N1: a 429 with a time stops the whole tenant for so long', async () => {
    await planned(3)
    const startedMs = time.clock.nowMs()
    const times: number[] = []
    const send = answering({ 'person-0': [{ outcome: 'retry', afterMs: 30_000, reason: '429', isThrottled: true }] })
    await untilEnded((from, row) => {
      times.push(time.clock.nowMs() - startedMs)
      return send(from, row)
    }, 3)
    expect(times.filter((at) => at > 1_000 && at < 30_000)).toEqual([])
    expect(times.at(-1)).toBeGreaterThanOrEqual(30_000)
    expect([...teams.arrived.values()]).toEqual([1, 1, 1])
  })

  test('N1: meanwhile other tenants are sent to', async () => {
    await planned(1)
    const { run } = dispatcher(answering({ 'person-0': [{ outcome: 'retry', afterMs: 300_000, reason: '429', isThrottled: true }] }))
    await time.until(run(system, never))
    system = mintSystem(tenantId(`tenant-${(tenants += 1)}`))
    await planned(3)
    const startedMs = time.clock.nowMs()
    await time.until(run(system, never))
    expect(time.clock.nowMs() - startedMs).toBeLessThan(1_000)
    expect(teams.arrived.size).toBe(3)
  })

  // Of what goes over HTTP this time knows nothing, and lets leases run out meanwhile.
  if (engine === 'SQLite')
    test('N1: meanwhile no other instance begins, however much longer than the lease Teams wants us to wait', async () => {
      await planned(60)
      const send = answering({ 'person-0': [{ outcome: 'retry', afterMs: 300_000, reason: '429', isThrottled: true }] })
      const others: number[] = []
      const looking = async (): Promise<void> => {
        for (let round = 0; round < 7; round += 1) {
          await time.timer.wait(40_000, never)
          others.push(await dispatcher(send, 'two', opened.second).run(system, never))
        }
      }
      await time.until(Promise.all([dispatcher(send).run(system, never), looking()]))
      expect(others).toEqual([0, 0, 0, 0, 0, 0, 0])
      await untilEnded(send, 60)
      expect([...teams.arrived.values()]).toEqual(Array.from({ length: 60 }, () => 1))
    })

  test('N2: without a time it waits longer and longer, asks once a minute at last, says so once after ten minutes, and loses nobody', async () => {
    await planned(30)
    const startedMs = time.clock.nowMs()
    const asked: number[] = []
    let told: number | null = null
    const send = answering({})
    await untilEnded(async (from, row) => {
      asked.push(time.clock.nowMs() - startedMs)
      if (asked.length > 200) return send(from, row)
      if (told === null && log.events().includes('check-ins.stuck')) told = time.clock.nowMs() - startedMs
      return teams.send(from.tenantId, row.personId, { outcome: 'retry', afterMs: null, reason: '429', isThrottled: true })
    }, 30)
    const pauses = asked.slice(40, 200).map((at, index) => at - (asked[39 + index] ?? at))
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(60_000)
    expect(told).toBeGreaterThan(600_000)
    expect(told).toBeLessThan(730_000)
    expect(log.events().filter((event) => event === 'check-ins.stuck')).toHaveLength(1)
    expect([...teams.arrived.values()]).toEqual(Array.from({ length: 30 }, () => 1))
  })

  test.each(['403 BotDisabledByAdmin', '403 ConversationBlockedByUser', '403', '404 ConversationNotFound', '413', '400'])(
    'N3, N4: after %s nothing more is sent',
    async (reason) => {
      await planned(1)
      await untilEnded(answering({ 'person-0': [{ outcome: 'stop', reason }] }), 1)
      time.jump(7 * 24 * 3_600_000)
      await time.until(dispatcher(answering({})).run(system, never))
      expect(await rowOf(0)).toMatchObject({ status: 'unreachable', reason, attempts: 1 })
    },
  )

  test.each(['412', '502', '503', '504'])('N4: after %s it is tried again, and nobody else waits for it', async (reason) => {
    await planned(2)
    const { run } = dispatcher(answering({ 'person-0': [{ outcome: 'retry', afterMs: null, reason }] }))
    await time.until(run(system, never))
    expect(await rowOf(1)).toMatchObject({ status: 'sent' })
    await untilEnded(answering({}), 2)
    expect(await rowOf(0)).toMatchObject({ status: 'sent', attempts: 2 })
  })

  test('N5, N6: without an answer it is sent once more, some minutes later, and never a third time', async () => {
    await planned(1)
    const lost: DeliveryOutcome = { outcome: 'unknown', reason: 'no answer' }
    const send = answering({ 'person-0': [lost, lost] })
    await time.until(dispatcher(send).run(system, never))
    expect(await rowOf(0)).toMatchObject({ status: 'unknown', attempts: 1 })
    time.jump(120_000)
    await time.until(dispatcher(send).run(system, never))
    expect(await rowOf(0)).toMatchObject({ attempts: 1 })
    await untilEnded(send, 1)
    time.jump(24 * 3_600_000)
    await time.until(dispatcher(send).run(system, never))
    expect(await rowOf(0)).toMatchObject({ status: 'unconfirmed', attempts: 2 })
    expect(teams.arrived.get('person-0')).toBe(2)
  })

  test('N8: answers after three seconds don’t slow it down', async () => {
    await planned(400)
    const slow = limitedTeams({ ...time, latencyMs: 3_000 })
    const startedMs = time.clock.nowMs()
    await time.until(dispatcher((from, row) => slow.send(from.tenantId, row.personId)).run(system, never))
    expect((time.clock.nowMs() - startedMs) / 1_000).toBeLessThan(400 / 35 + 3 + 1)
    expect(slow.arrived.size).toBe(400)
  })

  test('N9: a fault of ours on the way is tried again', async () => {
    await planned(1)
    let isDown = true
    const send = answering({})
    await time.until(
      dispatcher((from, row) => {
        if (isDown) throw new TypeError('no token')
        return send(from, row)
      }).run(system, never),
    )
    isDown = false
    await untilEnded(send, 1)
    expect(await rowOf(0)).toMatchObject({ status: 'sent', attempts: 2 })
  })

  test('S14, S16: who is not to be asked any more is not, and that is recorded', async () => {
    await planned(1)
    await time.until(dispatcher(async () => ({ outcome: 'skip', reason: 'paused' })).run(system, never))
    expect(await rowOf(0)).toMatchObject({ status: 'skipped', reason: 'paused' })
  })

  test('S12: of two instances one sends, and when it dies in the middle the other goes on', async () => {
    await planned(60)
    const dies = new Promise<DeliveryOutcome>(() => {})
    const send = answering({})
    const atTwenty = Promise.withResolvers<void>()
    let begun = 0
    void dispatcher(async (from, row) => {
      if ((begun += 1) > 20) return dies
      const outcome = await send(from, row)
      if (teams.arrived.size === 20) atTwenty.resolve()
      return outcome
    }, 'one').run(system, never)
    await time.until(atTwenty.promise)
    expect(await time.until(dispatcher(send, 'two', opened.second).run(system, never))).toBe(0)
    time.jump(10 * 60_000)
    await time.until(dispatcher(send, 'two', opened.second).run(system, never))
    expect([...teams.arrived.values()]).toEqual(Array.from({ length: 60 }, () => 1))
    expect(await rowOf(59)).toMatchObject({ status: 'sent', fence: 2 })
  })

  test('S13: when whoever sends it dies twice in the middle, it is sent no third time', async () => {
    await planned(1)
    let sends = 0
    for (const owner of ['one', 'two', 'three', 'four']) {
      const isUnderWay = Promise.withResolvers<void>()
      const dying: DispatcherDeps['send'] = () => {
        sends += 1
        isUnderWay.resolve()
        return new Promise(() => {})
      }
      const run = dispatcher(dying, owner).run(system, never)
      await time.until(Promise.race([isUnderWay.promise, run]))
      time.jump(10 * 60_000)
    }
    expect(sends).toBe(2)
    expect(await rowOf(0)).toMatchObject({ status: 'unconfirmed', reason: 'no attempt came to an end' })
  })

  test('told to stop it begins nothing more and records what is under way', async () => {
    await planned(100)
    const stop = new AbortController()
    const send = answering({})
    const { run } = dispatcher(async (from, row) => {
      const outcome = await send(from, row)
      if (teams.arrived.size === 10) stop.abort()
      return outcome
    })
    await time.until(run(system, stop.signal))
    const statuses = await Promise.all(Array.from({ length: 100 }, async (_, at) => (await rowOf(at)).status))
    expect(statuses.filter((status) => status === 'sending')).toEqual([])
    expect(statuses.filter((status) => status === 'sent')).toHaveLength(teams.arrived.size)
    expect(teams.arrived.size).toBeLessThan(60)
  })
})
