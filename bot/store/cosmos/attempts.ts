/** How long and how often a request to Cosmos DB is tried. */
import { setTimeout as pause } from 'node:timers/promises'
import { StoreError } from '#bot/ports/document-store.ts'
import { cosmosFault } from './cosmos-faults.ts'

/** Waiting for throttling to pass, in one call of the store; the caller has someone waiting too. */
const throttleBudgetMs = 2_000
const defaultThrottleWaitMs = 50
const pauseBeforeRepeatMs = 100

/** @param signal - aborts when the call's time is over */
export type Request<Answer> = (signal: AbortSignal) => Promise<Answer>

export type Attempts = {
  /** Sends once; again only while throttled (nothing was done then), for 2 s at most. */
  readonly once: <Answer>(request: Request<Answer>) => Promise<Answer>
  /** As `once`, and once more when the outcome is unknown: for requests that may happen twice. */
  readonly repeatable: <Answer>(request: Request<Answer>) => Promise<Answer>
  /**
   * As `once`; when the outcome is unknown, `settle` finds out or tries again.
   * What it can't say is `unavailable`, with the first fault as cause.
   */
  readonly settled: <Answer>(request: Request<Answer>, settle: (attempts: Attempts) => Promise<Answer>) => Promise<Answer>
}

export function attemptsWithin(requestTimeoutMs: number): Attempts {
  const once: Attempts['once'] = async (request) => {
    let waitedMs = 0
    for (;;) {
      try {
        return await withinDeadline(requestTimeoutMs, request)
      } catch (error) {
        const fault = cosmosFault(error)
        if (fault.code !== 'throttled') throw fault
        const waitMs = Math.max(fault.retryAfterMs ?? defaultThrottleWaitMs, 1)
        if (waitedMs + waitMs > throttleBudgetMs) throw fault
        waitedMs += waitMs
        await pause(waitMs)
      }
    }
  }

  const settled: Attempts['settled'] = async (request, settle) => {
    try {
      return await once(request)
    } catch (error) {
      if (!isUnknownOutcome(error)) throw error
      await pause(pauseBeforeRepeatMs)
      return settle(attempts)
    }
  }

  const attempts: Attempts = {
    once,
    settled,
    repeatable: (request) => settled(request, () => once(request)),
  }
  return attempts
}

/** True when a write may or may not have happened. */
export function isUnknownOutcome(error: unknown): boolean {
  return error instanceof StoreError && error.code === 'unavailable'
}

/** The SDK retries some failures of reads on its own for minutes, and not all of its calls take the signal: the race ends them for us. */
async function withinDeadline<Answer>(timeoutMs: number, request: Request<Answer>): Promise<Answer> {
  const controller = new AbortController()
  const { promise: deadline, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => {
    reject(new StoreError('unavailable', `Cosmos DB did not answer within ${timeoutMs / 1000} s; whether a write happened is unknown.`))
    controller.abort()
  }, timeoutMs)
  try {
    return await Promise.race([request(controller.signal), deadline])
  } finally {
    clearTimeout(timer)
  }
}
