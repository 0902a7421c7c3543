/**
 * `service-with-check-ins.ts DIRECTORY PEOPLE SERVICE_URL`: the service on an existing database, which sends check-ins in real time. Says its
 * address; told to, plans the next teams, which are due at once, and says when it begins and when all are asked.
 */
import { nextDues } from '#domain/check-ins/due-time.ts'
import { createApp } from '#bot/app.ts'
import { instantOf } from '#bot/ports/clock.ts'
import { createPacer } from '#bot/search/pacer.ts'
import { openStore } from '#bot/store/open-store.ts'
import { systemClock } from '#bot/system-clock.ts'
import { planTeam } from '#bot/usecases/check-ins/plan-team.ts'
import { checkInParts, fillTenant, fridayAtThree, perTeam, rosterOf, system } from '#tests/support/check-ins/crowded-tenant.ts'
import { timedMs } from './statistics.ts'

/** To it: how many teams. From it: where it answers, that it sends, how that went. */
export type ServiceSaid = { readonly url: string } | { readonly began: true } | { readonly asked: number; readonly tookMs: number }

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
const parts = checkInParts(opened, clock)
const roster = rosterOf(teams, Number(people))
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
  say({ asked: count * perTeam, tookMs: await timedMs(app.settled) })
}
