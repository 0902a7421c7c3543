/**
 * S12: five instances over many weeks, some of which fall asleep for longer than their lease in the middle of sending: one row for a person
 * and a week, and never two messages but where an answer was lost. `COMMONPLACE_RACE_WEEKS` says how many weeks; `npm run test:long` takes 1,000.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { personId, tenantId } from '#domain/ids.ts'
import { dueInWeek } from '#domain/check-ins/due-time.ts'
import { readIsoWeek, weeksAfter } from '#domain/check-ins/iso-week.ts'
import { mintSystem } from '#bot/auth/mint.ts'
import { createCheckInDispatcher } from '#bot/scheduler/check-in-dispatcher.ts'
import { createCheckInRows } from '#bot/store/repositories/check-in-rows.ts'
import { createLeases } from '#bot/store/repositories/leases.ts'
import { openSqliteStore } from '#bot/store/sqlite/open-sqlite-store.ts'
import type { DocumentStore } from '#bot/ports/document-store.ts'
import { recordingLog } from '#tests/support/recording-log.ts'
import { temporaryFolder } from '#tests/support/store/sqlite.ts'
import { virtualTime } from '#tests/support/time/virtual-time.ts'

const weeks = Number(process.env['COMMONPLACE_RACE_WEEKS'] ?? '60')
const instances = 5
const people = 4
const leaseMs = 30_000

const { folder, remove } = temporaryFolder()
const time = virtualTime('2026-01-05T00:00:00.000Z')
let stores: readonly DocumentStore[] = []
beforeAll(() => {
  stores = Array.from({ length: instances }, () => openSqliteStore({ file: `${folder}/commonplace.db`, clock: time.clock }))
})
afterAll(async () => {
  await Promise.all(stores.map((store) => store.close()))
  remove()
})

test(`${instances} instances, ${weeks} weeks`, { timeout: 600_000 }, async () => {
  const system = mintSystem(tenantId('racing'))
  const never = new AbortController().signal
  let state = 42
  const random = (): number => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648
  const arrived = new Map<string, number>()
  const dispatchers = stores.map((store, at) =>
    createCheckInDispatcher({
      rows: createCheckInRows(store, time.clock),
      leases: createLeases(store, { clock: time.clock, owner: `instance-${at}`, leaseMs, skewMs: 0 }),
      async send(_system, { week, personId: id }) {
        // Now and then an instance sleeps past its lease, and others think that it died.
        if (random() < 0.05) await time.timer.wait(leaseMs * 2, never)
        arrived.set(`${week} ${id}`, (arrived.get(`${week} ${id}`) ?? 0) + 1)
        return random() < 0.05 ? { outcome: 'unknown', reason: 'no answer' } : { outcome: 'sent', activityId: null }
      },
      clock: time.clock,
      timer: time.timer,
      log: recordingLog().log,
      random,
    }),
  )
  const rows = createCheckInRows(stores[0] ?? expect.fail(), time.clock)
  const first = readIsoWeek('2026-W02') ?? expect.fail()
  for (let at = 0; at < weeks; at += 1) {
    const week = weeksAfter(first, at)
    const dueAt = dueInWeek(week, { weekday: 5, time: '15:00' }, 'Europe/Berlin')
    const planning = stores.map((store) => createCheckInRows(store, time.clock))
    for (let person = 0; person < people; person += 1)
      await Promise.all(planning.map((planner) => planner.plan(system, { week, personId: personId(`person-${person}`), dueAt })))
    time.jump(Date.parse(dueAt) - time.clock.nowMs())
    for (let minute = 0; minute < 8; minute += 1) {
      await time.until(Promise.all(dispatchers.map((dispatcher) => dispatcher.run(system, never))))
      time.jump(60_000)
    }
    for (let person = 0; person < people; person += 1) {
      const ended = await rows.read(system, week, personId(`person-${person}`))
      const times = arrived.get(`${week} person-${person}`)
      expect([week, ended?.row.status, times]).toEqual([
        week,
        times === 2 ? expect.stringMatching(/^(?:sent|unconfirmed)$/u) : 'sent',
        times,
      ])
      // Twice only after an answer was lost.
      expect(times === 1 || ended?.row.attempts === 2).toBe(true)
    }
  }
  expect(arrived.size).toBe(weeks * people)
  expect(Math.max(...arrived.values())).toBeLessThanOrEqual(2)
})
