/**
 * `service-with-check-ins.ts DIRECTORY PEOPLE SERVICE_URL`: the service on an existing database, and in the same process a dispatcher that sends
 * check-ins in real time through the real client. Says its address; told to, asks the next teams, and says when it begins and when all are asked.
 */
import { nextDues } from '#domain/check-ins/due-time.ts'
import { createApp } from '#bot/app.ts'
import { instantOf } from '#bot/ports/clock.ts'
import { localTenantId } from '#bot/ports/local-tenant.ts'
import { createPacer } from '#bot/search/pacer.ts'
import { createCheckInDispatcher } from '#bot/scheduler/check-in-dispatcher.ts'
import { openStore } from '#bot/store/open-store.ts'
import { createLeases } from '#bot/store/repositories/leases.ts'
import { systemClock } from '#bot/system-clock.ts'
import { sendCheckIn } from '#bot/teams/check-ins/send-check-in.ts'
import { createTeamsDoor } from '#bot/teams/sdk/adapter.ts'
import { sendActivity } from '#bot/teams/sdk/send-activity.ts'
import { localTrust } from '#bot/teams/sdk/trust.ts'
import { planTeam } from '#bot/usecases/check-ins/plan-team.ts'
import { recordingLog } from '#tests/support/recording-log.ts'
import { checkInParts, fillTenant, fridayAtThree, rosterOf, system } from '#tests/support/check-ins/crowded-tenant.ts'
import { timedMs } from './statistics.ts'

/** To it: how many teams. From it: where it answers, that it sends, how that went. */
export type ServiceSaid = { readonly url: string } | { readonly began: true } | { readonly attempts: number; readonly tookMs: number }

const [directory = '', people = '', serviceUrl = ''] = process.argv.slice(2)
const store = { kind: 'sqlite', directory } as const
// Time passes as it does, from Friday at three on.
const [friday = ''] = nextDues(fridayAtThree.weekly, fridayAtThree.zone, instantOf(systemClock), 1)
const teams = await fillTenant(directory, { clock: systemClock, people: Number(people), serviceUrl })
const aheadMs = Date.parse(friday) - systemClock.nowMs()
const clock = { nowMs: () => systemClock.nowMs() + aheadMs }

const opened = await openStore(store, { clock })
const app = await createApp(
  { mode: 'local', host: '127.0.0.1', port: 0, store, linkPreviews: false, logLevel: 'warn' },
  { clock, store: opened, pages: false },
)
const { log } = recordingLog()
const parts = checkInParts(opened, clock)
const roster = rosterOf(teams, Number(people))
const door = createTeamsDoor({
  trust: localTrust(localTenantId),
  log,
  onTurn: async () => ({ kind: 'none' }),
  onFailure: () => ({ kind: 'none' }),
})
const dispatcher = createCheckInDispatcher({
  rows: parts.checkInRows,
  clock,
  leases: createLeases(opened, { clock, owner: 'bench', leaseMs: 30_000, skewMs: 0 }),
  send: (from, row) => sendCheckIn({ ...parts, roster, send: (to, message) => sendActivity(door.clients, to, message) }, from, row),
  timer: { wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)) },
  log,
})
const say = (said: ServiceSaid): unknown => process.send?.(said)
let asked = 0

process.on('message', (count) => {
  void askNext(Number(count))
})
say({ url: (await app.start()).url })

async function askNext(count: number): Promise<void> {
  const deps = { ...parts, roster, pace: createPacer(10) }
  for (const team of teams.slice(asked, asked + count)) await planTeam(deps, system, team)
  asked += count
  say({ began: true })
  let attempts = 0
  const tookMs = await timedMs(async () => (attempts = await dispatcher.run(system, new AbortController().signal)))
  say({ attempts, tookMs })
}
