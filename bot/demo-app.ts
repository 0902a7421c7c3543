/** The demo as one thing: the service, local Teams in front of it, and the sample team's library. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { uuidv7 } from 'uuidv7'
import { createApp, type App, type Overrides } from '#bot/app.ts'
import type { Config } from '#bot/config/config.ts'
import { createLog } from '#bot/log.ts'
import { createMovableClock } from '#bot/local/movable-clock.ts'
import { createLocalTeams, type LocalTeams } from '#bot/local/local-teams.ts'
import { seedDemo } from '#bot/local/seed-demo.ts'
import { systemClock } from '#bot/system-clock.ts'

export type Demo = {
  readonly app: App
  readonly localTeams: LocalTeams
  /** Where the service answers; local Teams is at `/local/`. */
  readonly url: string
  readonly resourceCount: number
}

const pageFolder = fileURLToPath(new URL('../tab/dist/local-teams', import.meta.url))

/** Starts everything and fills the library; stop it with `app.stop()`. */
export async function startDemo(config: Config, overrides: Pick<Overrides, 'clock' | 'log' | 'previews'> = {}): Promise<Demo> {
  const clock = createMovableClock(
    overrides.clock ?? systemClock,
    config.store.kind === 'sqlite' ? join(config.store.directory, 'clock.json') : null,
  )
  const log = overrides.log ?? createLog(config.logLevel)
  const localTeams = createLocalTeams({ clock, moves: { clock, settled: () => app.settled() }, newId: uuidv7, log })
  const app: App = await createApp(config, {
    ...overrides,
    clock,
    log,
    extraRoutes: localTeams.routes,
    extraPages: [{ folder: pageFolder, base: '/local' }],
  })
  const { url } = await app.start()
  localTeams.start({ botUrl: url })
  const resourceCount = await seedDemo({
    gate: app.gate,
    shareDeps: app.shareDeps,
    repositories: app.repositories,
    search: app.search,
    localTeams,
  })
  return { app, localTeams, url, resourceCount }
}
