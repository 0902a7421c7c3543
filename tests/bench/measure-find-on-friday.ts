/** Find over HTTP while the same process sends check-ins as fast as Teams takes them, in turns with find alone. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { perTeam } from '#tests/support/check-ins/crowded-tenant.ts'
import type { Cleanup } from './cleanup.ts'
import { loadWhile } from './load.ts'
import { findActivity } from './measure-find.ts'
import type { Section } from './report.ts'
import { sayings } from './service-process.ts'
import type { ServiceSaid } from './service-with-check-ins.ts'
import { percentile } from './statistics.ts'

const rounds = 5
const teamsPerRound = 2

/** @param given - `directory` of the database; `connectorUrl`: where Teams is; `searches` are asked over and over */
export async function measureFindOnFriday(
  given: { readonly directory: string; readonly connectorUrl: string; readonly searches: readonly string[] },
  cleanup: Cleanup,
): Promise<Section> {
  const { directory, connectorUrl, searches } = given
  const people = (rounds + 1) * teamsPerRound * perTeam
  const service = startService([directory, String(people), connectorUrl], cleanup)
  const { url } = (await service.next()) as Extract<ServiceSaid, { readonly url: string }>
  const bodies = searches.map((text) => findActivity(connectorUrl, text))
  const find = (isOn: () => boolean): Promise<readonly number[]> => loadWhile(`${url}/api/messages`, bodies, isOn)
  const during: number[] = []
  const alone: number[] = []
  let [asked, askedMs] = [0, 0]
  // The first round warms up and isn't counted.
  for (let round = 0; round <= rounds; round += 1) {
    service.ask(teamsPerRound)
    await service.next()
    let isSending = true
    const ended = service.next().finally(() => (isSending = false))
    const sendingMs = await find(() => isSending)
    const { asked: count, tookMs } = (await ended) as Extract<ServiceSaid, { readonly asked: number }>
    const endsMs = performance.now() + tookMs
    const aloneMs = await find(() => performance.now() < endsMs)
    if (round === 0) continue
    during.push(...sendingMs)
    alone.push(...aloneMs)
    asked += count
    askedMs += tookMs
  }
  await service.stop()
  const ratio = (fraction: number): number => percentile(during, fraction) / percentile(alone, fraction)
  return {
    title: `Find over HTTP, one at a time, while the same process sends check-ins (${asked.toLocaleString('en-US')} of them), in turns with find alone`,
    figures: [
      { name: 'check-ins sent meanwhile, in real time', value: (asked / askedMs) * 1_000, unit: '/s' },
      { name: 'find p50 meanwhile', value: percentile(during, 0.5), unit: 'ms' },
      { name: 'find p50 alone', value: percentile(alone, 0.5), unit: 'ms' },
      { name: 'find p99 meanwhile', value: percentile(during, 0.99), unit: 'ms', bar: { atMost: 50 } },
      { name: 'find p99 alone', value: percentile(alone, 0.99), unit: 'ms' },
      { name: 'find p99: meanwhile ÷ alone', value: ratio(0.99), unit: '×' },
    ],
  }
}

type Service = {
  /** What it says next. @throws Error with what it wrote, when it ended instead */
  readonly next: () => Promise<ServiceSaid>
  readonly ask: (teams: number) => void
  readonly stop: () => Promise<void>
}

function startService(args: readonly string[], cleanup: Cleanup): Service {
  const script = fileURLToPath(new URL('service-with-check-ins.ts', import.meta.url))
  const child = spawn(process.execPath, [script, ...args], { env: { PATH: process.env['PATH'] }, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
  cleanup.child(child)
  const wrote = sayings(child)
  const gone = once(child, 'exit')
  return {
    async next() {
      const [said] = (await Promise.race([once(child, 'message'), gone.then(() => [])])) as readonly (ServiceSaid | undefined)[]
      if (said === undefined) throw new Error(`The service ended:\n${wrote()}`)
      return said
    },
    ask: (teams) => void child.send(teams),
    async stop() {
      child.kill('SIGTERM')
      await gone
    },
  }
}
