/** `npm run demo`: the service with a sample team, and local Teams to use it in. */
import { fileURLToPath } from 'node:url'
import { uuidv7 } from 'uuidv7'
import { createApp } from '#bot/app.ts'
import { ConfigError, readConfig } from '#bot/config/env.ts'
import { createLocalTeams } from '#bot/local/local-teams.ts'
import { seedDemo } from '#bot/local/seed-demo.ts'
import { StoreError } from '#bot/ports/document-store.ts'

try {
  const config = readConfig({ COMMONPLACE_DATA: './data/demo', LOG_LEVEL: 'warn', ...process.env })
  const localTeams = createLocalTeams({ clock: { nowMs: () => Date.now() }, newId: uuidv7 })
  const folder = fileURLToPath(new URL('../tab/dist/local-teams', import.meta.url))
  const app = await createApp(config, { extraRoutes: localTeams.routes, extraPages: [{ folder, base: '/local' }] })
  const { url } = await app.start()
  localTeams.start({ botUrl: url })
  const count = await seedDemo({ gate: app.gate, shareDeps: app.shareDeps, localTeams })
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void app.stop().then(() => process.exit(0)))
  console.log(`
Commonplace runs on this machine only, without sign-in; ${count} resources are in the sample library.

  Local Teams   ${url}/local/
  The service   ${url}/api/openapi.json

Stop it with Ctrl+C.`)
} catch (error) {
  const isOperatorError =
    error instanceof ConfigError || error instanceof StoreError || (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
  console.error(isOperatorError ? (error as Error).message : error)
  process.exit(1)
}
