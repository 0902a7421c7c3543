/** The service as bot/main.ts starts it, but without the tab's pages, which need not have been built. */
import { createApp } from '#bot/app.ts'
import { readConfig } from '#bot/config/env.ts'
import { run } from '#bot/run.ts'

await run(async () => {
  const app = await createApp(readConfig(process.env), { pages: false })
  await app.start()
  return app
})
