/**
 * `check-in-run.ts FOLDER PEOPLE`: one tenant's Friday, in virtual time and in a process of its own; prints what it found as JSON.
 * Only Teams is a stand-in, which holds us to its limits: planner, dispatcher, what they send and the store's file are the service's own.
 */
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { dueInWeek } from '#domain/check-ins/due-time.ts'
import { weekOfInstant } from '#domain/check-ins/iso-week.ts'
import type { Team } from '#domain/teams/team.ts'
import type { DeliveryOutcome } from '#bot/ports/delivery.ts'
import type { DocumentStore } from '#bot/ports/document-store.ts'
import { checkInsPartition } from '#bot/ports/partition-keys.ts'
import { createPacer } from '#bot/search/pacer.ts'
import { createCheckInDispatcher } from '#bot/scheduler/check-in-dispatcher.ts'
import { openStore } from '#bot/store/open-store.ts'
import { createLeases } from '#bot/store/repositories/leases.ts'
import { sendCheckIn } from '#bot/teams/check-ins/send-check-in.ts'
import { planTeam, type PlanTeamDeps } from '#bot/usecases/check-ins/plan-team.ts'
import { recordingLog } from '#tests/support/recording-log.ts'
import { limitedTeams, type LimitedTeams } from '#tests/support/teams/limited-teams.ts'
import { virtualTime, type VirtualTime } from '#tests/support/time/virtual-time.ts'
import {
  checkInParts,
  chatOf,
  fillTenant,
  fridayAtThree,
  memberAt,
  perTeam,
  rosterOf,
  system,
} from '#tests/support/check-ins/crowded-tenant.ts'
import { usedHeapMb } from './collect.ts'
import { plainWay } from './measure-store.ts'
import { giveBackMs } from './service-process.ts'
import { timedMs } from './statistics.ts'

export type CheckInRun = {
  readonly virtualMinutes: number
  readonly attempts: number
  /** With a 429. */
  readonly refused: number
  readonly missed: number
  readonly twice: number
  readonly plannedPerSecond: number
  /** Of plain SQLite, in turns with the planner. */
  readonly barePerSecond: number
  /** In real time. */
  readonly sentPerSecond: number
  /** In use when everybody was asked, without what the stand-in for Teams remembers. */
  readonly heapMb: number
  /** Resident, of the whole process: then, once what was freed is given back, and at its highest. */
  readonly residentMb: number
  readonly peakMb: number
}

/** A Wednesday; rosters are read on Thursday, the day before. */
const installed = '2026-11-25T09:00:00.000Z'
const aheadMs = 24 * 3_600_000
const latencyMs = 200
/** So many teams are planned in turns with plain SQLite. */
const comparedTeams = 50
const serviceUrl = 'https://example.org/'
const never = new AbortController().signal

const [directory = '', people = ''] = process.argv.slice(2)
console.log(JSON.stringify(await run(Number(people))))

async function run(people: number): Promise<CheckInRun> {
  const time = virtualTime(installed)
  const week = weekOfInstant(installed, fridayAtThree.zone)
  const dueMs = Date.parse(dueInWeek(week, fridayAtThree.weekly, fridayAtThree.zone))
  const teams = await fillTenant(directory, { clock: time.clock, people, serviceUrl })
  const store = await openStore({ kind: 'sqlite', directory }, { clock: time.clock })
  const parts = checkInParts(store, time.clock)

  time.jump(dueMs - aheadMs - time.clock.nowMs())
  const roster = rosterOf(teams, people)
  const planned = await planAll(store, { ...parts, roster, pace: createPacer(10) }, teams)

  time.jump(dueMs - time.clock.nowMs())
  const edge = forgettableTeams(time)
  const dispatcher = createCheckInDispatcher({
    rows: parts.checkInRows,
    clock: time.clock,
    leases: createLeases(store, { clock: time.clock, owner: 'bench', leaseMs: 30_000, skewMs: 0 }),
    send: (from, row) => sendCheckIn({ ...parts, roster, send: (to) => edge.send(from.tenantId, to.conversationId) }, from, row),
    timer: time.timer,
    log: recordingLog().log,
  })
  let attempts = 0
  const sentMs = await timedMs(async () => (attempts = await time.until(dispatcher.run(system, never))))
  const virtualMinutes = (time.clock.nowMs() - dueMs) / 60_000
  const arrived = edge.forget(people)
  const heapMb = usedHeapMb()
  await pause(giveBackMs)
  const residentMb = process.memoryUsage.rss() / 1_000_000
  // Whoever was asked is not asked again.
  attempts += await time.until(dispatcher.run(system, never))
  await store.close()
  const peakMb = (process.resourceUsage().maxRSS * 1_024) / 1_000_000
  return { ...arrived, ...planned, attempts, virtualMinutes, sentPerSecond: (people / sentMs) * 1_000, heapMb, residentMb, peakMb }
}

/** Remembers every message, as Teams does, until it is asked to forget: what is left in memory then is the service's. */
function forgettableTeams(time: VirtualTime) {
  let teams: LimitedTeams | null = limitedTeams({ ...time, latencyMs })
  const known = (): LimitedTeams => {
    if (teams === null) throw new Error('Everybody has been asked already.')
    return teams
  }
  return {
    send: (tenant: string, conversation: string): Promise<DeliveryOutcome> => known().send(tenant, conversation),
    forget(people: number): Pick<CheckInRun, 'refused' | 'missed' | 'twice'> {
      const { arrived, refused } = known()
      teams = null
      const times = Array.from({ length: people }, (_, at) => arrived.get(chatOf(memberAt(at).personId)) ?? 0)
      return { refused: refused(), missed: times.filter((count) => count === 0).length, twice: times.filter((count) => count > 1).length }
    },
  }
}

/** The first teams in turns with plain SQLite, which keeps the same documents one by one. */
async function planAll(
  store: DocumentStore,
  deps: PlanTeamDeps,
  teams: readonly Team[],
): Promise<Pick<CheckInRun, 'plannedPerSecond' | 'barePerSecond'>> {
  const bare = plainWay(join(directory, 'bare.db'))
  let [rows, plannedMs, bareMs] = [0, 0, 0]
  for (const [at, team] of teams.entries()) {
    const { cursor } = await store.changes('ops', checkInsPartition(system), 'now', 1)
    const ms = await timedMs(() => planTeam(deps, system, team))
    if (at >= comparedTeams) continue
    const { items } = await store.changes('ops', checkInsPartition(system), cursor, perTeam)
    const documents = items.map(({ document }) => document)
    bareMs += await timedMs(async () => {
      for (const document of documents) await bare.single(document)
    })
    plannedMs += ms
    rows += documents.length
  }
  await bare.close()
  return { plannedPerSecond: (rows / plannedMs) * 1_000, barePerSecond: (rows / bareMs) * 1_000 }
}
