/** Runs a job when nudged and every so often, never twice at once. */
import type { Log } from '#bot/ports/log.ts'

export type Ticker = {
  /** Runs the job soon. */
  readonly nudge: () => void
  /** Resolves when no run is under way and none is wanted. */
  readonly idle: () => Promise<void>
  readonly start: () => void
  readonly stop: () => Promise<void>
}

/** @param job - returns true when it wants to run again at once; `stop` tells it to come to an end */
export function createTicker({
  job,
  everyMs,
  log,
}: {
  readonly job: (stop: AbortSignal) => Promise<boolean>
  readonly everyMs: number
  readonly log: Log
}): Ticker {
  let running: Promise<void> | null = null
  let isWanted = false
  const stopping = new AbortController()
  let timer: NodeJS.Timeout | undefined

  const run = async (): Promise<void> => {
    while (isWanted && !stopping.signal.aborted) {
      isWanted = false
      try {
        if (await job(stopping.signal)) isWanted = true
      } catch (error) {
        log.error({ event: 'ticker.failed', error }, 'a scheduled job failed; it runs again at the next tick')
      }
    }
    running = null
  }
  const nudge = (): void => {
    if (stopping.signal.aborted) return
    isWanted = true
    running ??= Promise.resolve().then(run)
  }
  const idle = async (): Promise<void> => {
    while (running !== null) await running
  }
  return {
    nudge,
    idle,
    start: () => {
      timer = setInterval(nudge, everyMs)
      timer.unref()
      nudge()
    },
    stop: async () => {
      stopping.abort()
      clearInterval(timer)
      await idle()
    },
  }
}

/** Several as one: each runs its own job at its own pace. */
export const allTickers = (tickers: readonly Ticker[]): Ticker => ({
  nudge: () => {
    for (const ticker of tickers) ticker.nudge()
  },
  idle: async () => void (await Promise.all(tickers.map((ticker) => ticker.idle()))),
  start: () => {
    for (const ticker of tickers) ticker.start()
  },
  stop: async () => void (await Promise.all(tickers.map((ticker) => ticker.stop()))),
})
