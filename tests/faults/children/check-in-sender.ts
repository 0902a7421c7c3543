/**
 * Plans and sends a tenant's check-ins in a process of its own. When it has come to the point that it is told, so many times, it says so and
 * stands still until it is killed.
 */
import { writeSync } from 'node:fs'
import { createCheckInDispatcher } from '#bot/scheduler/check-in-dispatcher.ts'
import { openStore } from '#bot/store/open-store.ts'
import { createLeases } from '#bot/store/repositories/leases.ts'
import type { CheckInRows } from '#bot/ports/check-in-rows.ts'
import type { CheckIns } from '#bot/ports/check-ins.ts'
import type { Delivery } from '#bot/ports/delivery.ts'
import type { Leases } from '#bot/ports/leases.ts'
import { sendCheckIn } from '#bot/teams/check-ins/send-check-in.ts'
import { planTeam } from '#bot/usecases/check-ins/plan-team.ts'
import { recordingLog } from '#tests/support/recording-log.ts'
import { checkInParts, rosterOf, system } from '#tests/support/check-ins/crowded-tenant.ts'
import { virtualTime } from '#tests/support/time/virtual-time.ts'
import type { KillPlan } from '../check-in-kill-plan.ts'

/** So few that there are several pages, and so slow that the lease is to be renewed. */
const rowsPerPage = 5
const eachMs = 1_500

const { directory, connectorUrl, people, startsAt, owner, kill } = JSON.parse(process.argv[2] ?? '') as KillPlan
const time = virtualTime(startsAt)
const store = await openStore({ kind: 'sqlite', directory }, { clock: time.clock })
const parts = checkInParts(store, time.clock)

let passed = 0
function pass(point: NonNullable<KillPlan['kill']>['point']): void {
  if (point !== kill?.point || (passed += 1) < kill.nth) return
  writeSync(1, `AT ${point}\n`)
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
}

let pages = 0
const rows: CheckInRows = {
  ...parts.checkInRows,
  async plan(...given) {
    const isNew = await parts.checkInRows.plan(...given)
    pass('planned')
    return isNew
  },
  async due(from, now) {
    if ((pages += 1) > 1) pass('between-pages')
    return parts.checkInRows.due(from, now, rowsPerPage)
  },
  async change(from, row, version) {
    if (row.status !== 'sending') pass('unrecorded')
    const changed = await parts.checkInRows.change(from, row, version)
    pass(row.status === 'sending' ? 'taken' : 'recorded')
    return changed
  },
}

const realLeases = createLeases(store, { clock: time.clock, owner, leaseMs: 30_000, skewMs: 0 })
let takes = 0
const leases: Leases = {
  async take(name) {
    if ((takes += 1) > 1) pass('renewing')
    const lease = await realLeases.take(name)
    pass('leased')
    return lease
  },
  async release(lease) {
    pass('before-release')
    await realLeases.release(lease)
  },
}

const checkIns: CheckIns = {
  ...parts.checkIns,
  async begin(...given) {
    const begun = await parts.checkIns.begin(...given)
    pass('begun')
    return begun
  },
}

const send: Delivery['send'] = async ({ conversationId }, message) => {
  time.jump(eachMs)
  pass('before-post')
  const answer = await fetch(`${connectorUrl}/${conversationId}`, { method: 'POST', body: JSON.stringify(message) })
  return answer.ok ? { outcome: 'sent', activityId: null } : { outcome: 'stop', reason: String(answer.status) }
}

const teams = await parts.registry.all(system)
const roster = rosterOf(teams, people)
for (const team of teams) await planTeam({ ...parts, checkInRows: rows, roster, pace: async () => {} }, system, team)
const dispatcher = createCheckInDispatcher({
  rows,
  leases,
  send: (from, row) => sendCheckIn({ ...parts, roster, checkIns, send }, from, row),
  clock: time.clock,
  timer: time.timer,
  log: recordingLog().log,
})
await time.until(dispatcher.run(system, new AbortController().signal))
await store.close()
