/** What both entries do around an app: stop it cleanly on a signal, and say what an operator can mend. */
import { AppError } from '#domain/errors.ts'
import { en } from '#domain/texts/en.ts'
import type { App } from '#bot/app.ts'
import { ConfigError } from '#bot/config/env.ts'
import { createLog } from '#bot/log.ts'
import { OperatorError } from '#bot/ports/operator-error.ts'
import { StoreError } from '#bot/ports/document-store.ts'

/** App Service is told to wait thirty (infra); by itself it waits five. */
const stopWithinMs = 25_000

/** @param start - resolves when the app listens; what it throws ends the process with code 1 */
export async function run(start: () => Promise<App>): Promise<void> {
  let app: App | null = null
  // Before the start, which may take its time: as the first process of a container nobody else ends it.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      if (app === null) process.exit(0)
      void stopInTime(app, sayCutOff).then((code) => process.exit(code))
    })
  }
  try {
    app = await start()
  } catch (error) {
    // Beside the sentence for people: what reads the log knows of nothing else.
    const log = createLog(process.stdout.isTTY ? 'silent' : 'error')
    log.error({ event: 'service.start-failed', error }, sentenceOf(error) ?? 'the service did not start')
    failWith(error)
  }
}

function sayCutOff(): void {
  const log = createLog('error')
  log.error({ event: 'service.cut-off' }, 'the service was ended before everything under way had ended')
}

/**
 * @param onLate - told when not everything could be waited for: it is cut off, which leaves no half record either
 * @returns the exit code
 */
export async function stopInTime(app: Pick<App, 'stop'>, onLate: () => void): Promise<0 | 1> {
  const late = Promise.withResolvers<1>()
  const timer = setTimeout(() => {
    onLate()
    late.resolve(1)
  }, stopWithinMs)
  try {
    return await Promise.race([app.stop().then(() => 0 as const), late.promise])
  } catch (error) {
    console.error(sentenceOf(error) ?? error)
    return 1
  } finally {
    clearTimeout(timer)
  }
}

/** Ends the process: with a sentence for what an operator can mend, with the stack for a fault. */
export function failWith(error: unknown): never {
  console.error(sentenceOf(error) ?? error)
  process.exit(1)
}

/** @returns null for a fault, which keeps its stack */
function sentenceOf(error: unknown): string | null {
  if (error instanceof AppError) return `${en.errors[error.code].what} ${en.errors[error.code].next}`
  if (error instanceof ConfigError || error instanceof StoreError || error instanceof OperatorError) return error.message
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return `The port is taken by another program. Stop that one, or choose another port: PORT=3979. (${error.message})`
  }
  return null
}
