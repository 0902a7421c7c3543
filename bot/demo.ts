/** `npm run demo`: the service with a sample team, and local Teams to use it in. */
import { readConfig } from '#bot/config/env.ts'
import { startDemo } from '#bot/demo-app.ts'
import { run } from '#bot/run.ts'

await run(async () => {
  const { app, url, resourceCount } = await startDemo(
    readConfig({ COMMONPLACE_DATA: './data/demo', LOG_LEVEL: 'warn', LINK_PREVIEWS: 'off', ...process.env }),
  )
  console.log(`
Commonplace runs on this machine only, without sign-in. The sample library holds ${resourceCount} resources.

  Local Teams   ${url}/local/
  The API       ${url}/api/openapi.json

Stop it with Ctrl+C.`)
  return app
})
