/** A service that never gets ready: told to stop, it ends all the same. */
import { run } from '#bot/run.ts'

await run(async () => {
  console.log('starting')
  await new Promise((resolve) => setTimeout(resolve, 60_000))
  throw new Error('Nobody told it to stop.')
})
