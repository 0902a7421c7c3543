/** Starts the service: configuration → app → listen → stop cleanly. */
import { createApp } from '#bot/app.ts'
import { ConfigError, readConfig } from '#bot/config/env.ts'
import { StoreError } from '#bot/ports/document-store.ts'

try {
  const app = await createApp(readConfig(process.env))
  await app.start()
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void app.stop().then(() => process.exit(0)))
} catch (error) {
  // What an operator can mend is a sentence; everything else is a fault and keeps its stack.
  const isOperatorError =
    error instanceof ConfigError || error instanceof StoreError || (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
  console.error(isOperatorError ? (error as Error).message : error)
  process.exitCode = 1
}
