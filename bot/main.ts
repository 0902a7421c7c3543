/** Starts the service: configuration → app → listen → stop cleanly. */
import { createApp } from '#bot/app.ts'
import { readConfig } from '#bot/config/env.ts'
import { run } from '#bot/run.ts'

await run(async () => {
  const app = await createApp(readConfig(process.env))
  await app.start()
  return app
})
